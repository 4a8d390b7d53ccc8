"""Pages of the business plan."""
