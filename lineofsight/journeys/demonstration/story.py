"""What happens in Ashmere beside its numbers, read from `ashmere/story.toml`."""

import tomllib
from collections.abc import Iterator
from typing import Any

from lineofsight.journeys.demonstration.answers import HERE

STORY: dict[str, Any] = tomllib.loads((HERE / "story.toml").read_text(encoding="utf-8"))


def told(kind: str, when: str, agency: str = "") -> Iterator[dict[str, Any]]:
    """What the story says of one kind in a round (none named: in every round), of one agency or of all."""
    for each in STORY[kind]:
        if each.get("round", when) == when and agency in ("", each["agency"]):
            yield each


def comments(when: str, agency: str) -> dict[str, str]:
    """What an agency tells its readers beside its figures, by indicator."""
    return {each["indicator"]: each["text"] for each in told("comment", when, agency)}
