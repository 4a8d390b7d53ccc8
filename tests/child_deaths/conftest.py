"""What child death journeys share: a browser, on the site as it is served."""

from tests.browser import chromium, live, visit

__all__ = ["chromium", "live", "visit"]
