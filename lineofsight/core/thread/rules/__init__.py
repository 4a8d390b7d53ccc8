"""The rules of the thread: pure, each with the sentence its user reads."""
