"""Serious incidents: from the council becoming aware to the rapid review, and the national Panel's answer to it.

The council must notify (Children Act 2004, section 16C(1)); the partners think together at once, as statutory guidance
asks. Partners refer and decide, agencies give accounts, the business manager runs the clock. All of it stands in a
sealed room; outside, a key stands for the child.
"""
