"""Forms of child death reviews: shape; what a review must say is in `rules/`."""
