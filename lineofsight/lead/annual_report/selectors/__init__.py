"""Every read of yearly reports: who may do what, sections read with their figures, documents composed, what changed."""
