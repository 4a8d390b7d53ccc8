"""The desk at a partner's own office: it reads files about single children, checks, counts and protects them, and
writes a return of totals. Nothing else leaves. No Django, no database; the one place that opens DuckDB.
"""
