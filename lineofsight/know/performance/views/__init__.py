"""Pages of performance: the scorecard, requests, returns, questions about values."""
