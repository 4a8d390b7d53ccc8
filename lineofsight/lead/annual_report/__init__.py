"""The yearly report: sections commissioned from their owners, figures placed by key, frozen when partners sign.

Safeguarding partners must report at least once in every twelve months on what was done as a result of their
arrangements, including on reviews, and how effective they were in practice (Children Act 2004; Working Together
2018, chapter 3; must). The business manager commissions, section owners write, the lead safeguarding partners sign, and
anybody may read what was published, at an address that never changes, with every later correction listed beside it.
"""
