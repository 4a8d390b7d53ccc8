"""The trail: append-only, who did what and who opened what was sealed. For investigation; no feature reads it.

It holds references and never a value, so that erasing a sensitive field on time never means rewriting it, and it has
no foreign keys, so that nothing that happens elsewhere can reach into it. The database itself refuses to change it.
"""
