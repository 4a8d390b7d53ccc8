"""The thread: evidence → learning point → action → impact, for every module; and the themes that join them.

Working Together asks every partnership to show what its learning changed. Modules call down: what taught them something
becomes a learning point, what somebody must do becomes an action, and whether it worked is tested by somebody else.
"""
