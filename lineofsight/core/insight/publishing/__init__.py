"""What everybody may read of an area's figures: what its owner has published, and what a named person made public."""
