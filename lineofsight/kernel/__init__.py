"""Plain Python that every floor stands on: calendars, periods, numbers, lifecycles, definitions, privacy.

Standard library and data files only, so that rules and the agency's desk can use it without a server or a database;
and, where a table is protected as a whole, the solver HiGHS (`suppression/solver.py`, decision 20).
"""
