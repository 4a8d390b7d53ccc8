"""What an author ought to know about the figures of a text: which have no value, which may still change, what was said
of a value."""

from collections.abc import Iterable, Sequence

from lineofsight.core.design.text import listed
from lineofsight.core.insight.figures import VALUE
from lineofsight.core.insight.models import Status
from lineofsight.kernel.passages import Passage, first_line
from lineofsight.lead.annual_report.rules.findings import NOTE, QUESTION, Finding
from lineofsight.lead.annual_report.selectors.uses import Use, absent, named

NO_VALUE, NOT_FINAL, KNOWN = "No value", "Not final", "Known about a figure"
CHANGES = {Status.QUERIED: "queried with {} source", Status.PROVISIONAL: "provisional"}


def absent_found(uses: Iterable[Use]) -> list[Finding]:
    """Each figure that prints a word where its value should be, beside the first place it does."""
    found: dict[str, Finding] = {}
    for use in uses:
        if use.placement.as_ in ("number", "share") and use.figure.status != VALUE:
            title = absent(use.figure, use.area)
            says = f"It prints as “{use.text}”. Say why in the text, or leave it out."
            found.setdefault(title, Finding(use.placement.line, QUESTION, title, says, NO_VALUE))
    return list(found.values())


def unfirm_found(uses: Iterable[Use], passages: Sequence[Passage]) -> list[Finding]:
    """The values that may still change, each beside the first place that rests on it, those of a paragraph together."""
    seen: set[str] = set()
    together: dict[tuple[int, str], list[Use]] = {}
    for use in uses:
        new = {each.ref for each in use.observations if each.status in CHANGES} - seen
        seen |= new
        if new:
            together.setdefault((first_line(passages, use.placement.line), use.status), []).append(use)
    return [unfirm(same, status) for (_, status), same in together.items()]


def unfirm(same: Sequence[Use], status: str) -> Finding:
    """The finding about figures of one paragraph that may still change."""
    several = len(same) > 1
    firm = CHANGES[Status(status)].format("their" if several else "its")
    title = f"{listed(f'“{use.text}”' for use in same)} {'are' if several else 'is'} {firm}."
    return Finding(
        same[0].placement.line, QUESTION, title, f"{'They' if several else 'It'} may still change.", NOT_FINAL
    )


def notes_found(uses: Iterable[Use]) -> list[Finding]:
    """What was said of single values, beside the first place one is used in. It prints with the report, so that nothing
    is asked; what is said of several values is told once."""
    said: dict[str, tuple[int, dict[str, None]]] = {}
    for use in uses:
        for figure in use.figures:
            if figure.observation and figure.observation.comment:
                about = f"{named(figure, use.area)}, {figure.period.label}: {figure.text}."
                _, names = said.setdefault(figure.observation.comment, (use.placement.line, {}))
                names[about] = None
    return [Finding(line, NOTE, " ".join(names), note, KNOWN) for note, (line, names) in said.items()]
