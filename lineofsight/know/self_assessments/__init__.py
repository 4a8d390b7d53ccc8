"""Organisational and school safeguarding self-assessments: answered once, read by everybody the organisation chooses.

For agencies bound by section 11 of the Children Act 2004 and those invited beside them; for schools and colleges under
sections 157 and 175 of the Education Act 2002. Used by safeguarding leads and their seniors or chairs of governors, by
the business unit that reads and challenges, and by commissioners, each of whom sees its own copies.
"""
