"""What one reader asks more: sections of its own, laid after those of the set they add to and answered on its sheet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from lineofsight.core.questions.rules.sets import LOCAL, STATUTORY, QuestionSet


def with_overlays(base: QuestionSet, overlays: Iterable[QuestionSet]) -> QuestionSet:
    """A question set with the sections of each overlay after its own, each overlay once."""
    once = {each.name: each for each in overlays}
    more = tuple(section for each in once.values() for section in each.sections)
    return replace(base, sections=(*base.sections, *more)) if more else base


def overlay_problems(name: str, data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with a set that adds to another: its keys begin with its own name, so that they are never those of
    the set beneath; and what it asks is asked by choice."""
    if not data.get("adds_to"):
        return
    for kind in ("section", "item"):
        for table in data.get(kind, ()):
            if not str(table.get("key")).startswith(f"{name}."):
                yield f"{kind}.{table.get('key')}", f"its key must begin with “{name}.”"
    for table in data.get("section", ()):
        if table.get("part", STATUTORY) != LOCAL:
            yield f"section.{table.get('key')}.part", "must be “local”: what one area asks more is asked by choice"
