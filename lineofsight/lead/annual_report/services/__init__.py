"""Every write of yearly reports: starting them, writing their sections, signing and publishing."""
