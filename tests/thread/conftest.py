"""The browser and the served site, for the one thread lived through page by page."""

from tests.browser import chromium, live, visit

__all__ = ["chromium", "live", "visit"]
