"""The browser and the served site, for a serious incident lived through page by page."""

from tests.browser import chromium, live, visit

__all__ = ["chromium", "live", "visit"]
