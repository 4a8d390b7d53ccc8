"""The rules of the business plan: pure, each with the sentence its user reads."""
