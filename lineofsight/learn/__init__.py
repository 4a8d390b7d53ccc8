"""Learn and improve: looking at what went wrong, teaching, and saying how it is done."""
