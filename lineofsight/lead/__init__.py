"""Lead, listen and advise: governing, planning, hearing, reporting."""
