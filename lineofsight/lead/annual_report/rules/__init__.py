"""The rules of a yearly report: who signs, what holds a move back, how figures read, which duty is answered where."""
