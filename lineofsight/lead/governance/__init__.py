"""Governance: who decides what and with what authority, how they met, and what they agreed to keep in view.

Rests on the Children Act 2004 (the safeguarding partners’ arrangements, s.16E) and on Working Together.
The business manager keeps it; the chairs, the Executive and the independent scrutineer read it; members of a body and
owners of papers see what is theirs.
"""
