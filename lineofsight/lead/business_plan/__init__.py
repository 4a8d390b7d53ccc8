"""The business plan: what the partnership has set out to change, and the challenges by which it is held to that.

Working Together asks for shared priorities and for a system of learning and challenge. The Executive owns it, the
business manager keeps it, sub-group chairs and the scrutineer challenge.
"""
