"""Declared question sets: editions of sections and items, answers with their history, and the pages that ask them.

A module names its sets in its manifest, keeps the answers in tables of its own (`models.Answer`), and gives the pages
what only it knows: whose answers they are, who may give them, and what becomes of them.
"""
