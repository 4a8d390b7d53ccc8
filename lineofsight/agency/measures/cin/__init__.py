"""What a children in need census gives: referrals, assessments, enquiries, conferences and plans."""

from lineofsight.agency.measures.cin import assessments, conferences, factors, plans, referrals, reviews
from lineofsight.agency.measures.cin.rows import census_tables

__all__ = ["assessments", "census_tables", "conferences", "factors", "plans", "referrals", "reviews"]
