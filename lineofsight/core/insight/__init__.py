"""Numbers: indicators, observations and figures.

An indicator says what is counted. An observation is one value as it was known, never changed: a correction is a new
row naming the one it replaces. A figure is what people read, with where it came from. See house.md §7.
"""
