"""Writes of child death reviews."""
