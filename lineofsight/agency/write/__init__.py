"""What leaves: shown in full to whoever signs it, then written as a draft, and signed off by name."""
