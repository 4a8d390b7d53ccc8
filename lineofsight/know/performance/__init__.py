"""Indicators, agencies' returns, the scorecard: what the partnership knows of itself in numbers.

Working Together expects the partners to secure an analytical function and an agreed data set (2023, chapter 2,
should). Used by the performance analyst, by each agency's lead, and by everybody who reads a scorecard.
"""
