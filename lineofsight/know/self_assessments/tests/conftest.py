from tests.browser import chromium, live, visit

__all__ = ["chromium", "live", "visit"]
