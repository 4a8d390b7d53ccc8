"""Inspections by other bodies (Ofsted, CQC, HMICFRS, HMIP): what they recommended, and what became of it.

What is done because of one is an action of the thread, with its owner, evidence and test. The business manager and the
analyst write recommendations down; everybody inside the partnership reads them. No statute asks for the list; Working
Together 2023 asks the yearly report for the evidence of impact that inspectors then look for.
"""
