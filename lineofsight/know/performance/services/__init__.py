"""Every write of performance: requests, returns, queries."""
