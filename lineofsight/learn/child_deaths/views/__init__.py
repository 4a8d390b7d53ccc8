"""Pages of child death reviews."""
