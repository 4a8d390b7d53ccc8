"""The manual's tables are drawn from the code, and are current."""

import pytest

from workshop import manual

pytestmark = pytest.mark.once


@pytest.mark.parametrize("name", sorted(manual.PAGES))
def test_the_manual_says_what_the_code_does(name):
    written = (manual.OUT / f"{name}.md").read_text(encoding="utf-8")
    assert written == manual.PAGES[name]() + "\n", "Write it anew: python -m workshop.manual"
