"""The skip link leaves its mark in the address, and what comes after it must still take the focus where it belongs."""

import pytest

from tests.browser import chromium
from tests.journeys.beginning import takes_focus
from tests.journeys.desk import Desk

__all__ = ["chromium"]
pytestmark = [pytest.mark.browser]


def test_after_the_skip_link_an_error_still_takes_the_focus(live, chromium, request):
    request.node.user_properties.append(("browser", chromium.version))
    with Desk(live, chromium).window() as somebody:
        somebody.open(live.link)
        somebody.press("Continue")
        somebody.say("Choose a password", "short")
        somebody.press("Make my account")
        assert somebody.page.title().startswith("Error: ")
        takes_focus(somebody)
