"""Learn and improve: reviewing what went wrong and what went well, and bringing it back into practice."""
