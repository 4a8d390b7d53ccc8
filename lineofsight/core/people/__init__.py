"""Organisations, people and appointments; builds the actor of an account on a date.

Authority is an appointment (a person, a role, in a partnership and perhaps for an organisation, from, to), looked up
as at a date, so that an old decision shows who held authority when it was made.
"""
