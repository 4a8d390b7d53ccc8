"""Two agencies' lists compared in one safe place, under a named sharing agreement; only counts leave."""
