"""How far a question is answered: by the sections that answer it, or under its own heading in a priority's story."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

MISSING, WAITING, DRAFTING, ANSWERED = "missing", "waiting", "drafting", "finished"
# The furthest behind first, which is the order they are shown in.
ORDER = (MISSING, WAITING, DRAFTING, ANSWERED)
STRENGTHS = ("must", "should", "local")
HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")


@dataclass(frozen=True)
class Standing:
    """How far something is, in a word and a colour."""

    label: str
    colour: str


STANDINGS = {
    MISSING: Standing("Not answered", "red"),
    WAITING: Standing("Not started", "grey"),
    DRAFTING: Standing("Being written", "blue"),
    ANSWERED: Standing("Answered", "green"),
}


def standing_of(states: Iterable[str]) -> str:
    """How far a question is: as far as the section furthest behind of those that answer it; missing where none does."""
    return min(states, key=ORDER.index, default=MISSING)


def story_standing(question: str, text: str, state: str) -> str:
    """How far a question of a priority's story is: it is answered by words under a heading that asks it."""
    if state == WAITING:
        return WAITING
    return state if plain(question) in answered(text) else MISSING


def answered(text: str) -> set[str]:
    """The headings (see `plain`) of a text with words under them, those of their own smaller headings included."""
    said: set[str] = set()
    above: list[tuple[int, str]] = []
    for line in text.splitlines():
        heading = HEADING.match(line)
        if heading:
            level = len(heading[1])
            above = [each for each in above if each[0] < level] + [(level, plain(heading[2]))]
        elif line.strip():
            said.update(name for _, name in above)
    return said


def plain(heading: str) -> str:
    """A heading as it is compared: small letters, one space between words, no mark at its end."""
    return " ".join(heading.casefold().split()).rstrip(" ?.:!")


def outline(questions: Collection[str]) -> str:
    """The headings a priority's story is written under, to begin from."""
    return "".join(f"## {question}\n\n\n" for question in questions).rstrip("\n") + "\n\n" if questions else ""


def gaps_first(standing: str, strength: str) -> tuple[int, int]:
    """The place of a question in the tracer: what is furthest behind first, and of these what binds most."""
    return ORDER.index(standing), STRENGTHS.index(strength)
