"""Child death reviews: that every death of a child who lived here is reviewed, how long it takes, and what it taught.

Rests on the Children Act 2004, sections 16M to 16Q, and the statutory guidance on child death reviews. Kept by the
child death review coordinator, under a key in a sealed room for each child; nobody is in by rank. It is assurance
beside the national database and not another one.
"""
