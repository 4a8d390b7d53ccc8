"""Reads of child death reviews."""
