"""Pages of self-assessments: an organisation's own, and each reader's."""
