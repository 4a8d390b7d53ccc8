"""Pages of yearly reports: for those who run, write and sign them, and for everybody once they are published."""
