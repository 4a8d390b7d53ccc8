"""Rules of self-assessments: pure, and each docstring is the sentence its user reads, with its source."""
