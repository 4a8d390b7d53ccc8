"""Records: one card for each record of the house, and the moves it made.

Links, search and history read cards, and ask a module only which of its records an actor may see.
"""
