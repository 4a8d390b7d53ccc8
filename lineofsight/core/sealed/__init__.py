"""Sealed rooms: the few places where children are named, and who may go in, until when, and why.

Nobody is in by rank. A room is entered by a named grant with an end date, opened for a reason, and each page of it that
is read leaves a row on the trail. What stands in it is sealed at rest; outside, a key stands for the child.
"""
