"""Rules of child death reviews, in plain Python."""
