"""Forms of governance: shape; what is right across records is in the rules."""
