"""The rules of governance: pure, each with the sentence its user reads."""
