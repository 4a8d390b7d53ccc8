"""The browser and the served site, for self-assessments lived through page by page."""

from tests.browser import chromium, live, visit

__all__ = ["chromium", "live", "visit"]
