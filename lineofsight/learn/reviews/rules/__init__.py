"""Rules of serious incidents, in plain Python."""
