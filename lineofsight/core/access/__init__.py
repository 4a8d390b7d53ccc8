"""Who may do what: partnerships and their scope, accounts, grants and links, permissions, sealed values, operations.

Everything that is protected is closed unless a permission, which is a function from an actor to a query, opens it.
"""
