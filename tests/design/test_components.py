"""Every official component fixture of govuk-frontend comes out of our components the same."""

import gzip
import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from lineofsight.core.design.components import govuk

pytestmark = pytest.mark.once

PACKED = Path(__file__).parent / "fixtures" / "govuk-frontend-6.3.0.json.gz"
FIXTURES: dict[str, list[dict[str, Any]]] = json.loads(gzip.decompress(PACKED.read_bytes()))


class Outline(HTMLParser):
    """HTML as a list of tags, attributes and words, blind to white space and to the order of attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Any] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, sorted((name, " ".join((value or "").split())) for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.found.append(" ".join(data.split()))


def outline(html: str) -> list[Any]:
    parser = Outline()
    parser.feed(html)
    parser.close()
    return parser.found


@pytest.mark.parametrize("component", sorted(FIXTURES))
def test_component_reproduces_its_official_fixtures(component: str) -> None:
    for fixture in FIXTURES[component]:
        assert outline(govuk(component, fixture["options"])) == outline(fixture["html"]), fixture["name"]


def test_all_official_fixtures_are_here() -> None:
    assert sum(map(len, FIXTURES.values())) == 657


def test_text_parameters_are_escaped() -> None:
    assert "<b>" not in govuk("button", {"text": "<b>now</b>"})
