"""A return that an agency's own system built: what must be right before any of it is taken. Pure; each sentence is
what its reader sees.

The agency has hidden small counts before anything left. That is asked again here and not believed: a count in sight
that the policy hides, and a hidden part that can be worked out of those in sight, are each a reason to refuse the file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lineofsight.core.insight.rules import Indicator
from lineofsight.kernel.periods import Period
from lineofsight.kernel.signed_returns import SignedReturn, SignedValue
from lineofsight.kernel.suppression import hides
from lineofsight.know.performance.rules.answers import Answer, answer_problems
from lineofsight.know.performance.rules.desk_together import given_away

ABSENCES = frozenset({"suppressed", "not_applicable", "not_available"})
DRAFT = "Nobody has signed this off. Run “lineofsight return sign” first, and send the file it writes"
CHANGED = (
    "This file was not made for the request that was handed out last, or was changed since it was signed. Download the "
    "request again, build the return with it and send that"
)


@dataclass(frozen=True)
class Expected:
    """What a return must answer: which request, by which edition, about which period, and what was asked."""

    request: str
    edition: str
    period: str
    asked: Mapping[str, tuple[Indicator, Period]]


def return_faults(made: SignedReturn, expected: Expected) -> list[str]:
    """Everything that stands in the way of taking a built return; nothing where it can be taken."""
    about = {"request": expected.request, "edition": expected.edition, "period": expected.period}
    names = {"request": "another request", "edition": "another edition of the definitions", "period": "another period"}
    if wrong := [names[key] for key, said in about.items() if made.about[key] != said]:
        return [f"This return answers {' and '.join(wrong)}. Download the request again and build it with that"]
    if not made.values:
        return ["There are no figures in it"]
    faults = [fault for value in made.values for fault in value_faults(value, expected)]
    return faults or list(given_away(made.values, expected.asked))


def value_faults(value: SignedValue, expected: Expected) -> Iterator[str]:
    """What is wrong with one value, each with the name of what was asked."""
    if value.indicator not in expected.asked:
        yield f"You were not asked for “{value.indicator}”"
        return
    indicator, period = expected.asked[value.indicator]
    if value.period != str(period):
        yield f"{indicator.name}: it is about {value.period}, and {period.label} was asked for"
    if value.absence and value.absence not in ABSENCES:
        yield f"{indicator.name}: “{value.absence}” is no reason that is known here"
        return
    problems = answer_problems(indicator, answer_of(value)).values()
    yield from (f"{indicator.name}: {sentence}" for sentence in problems)
    if not problems and not value.absence:
        yield from (f"{indicator.name}: {sentence}" for sentence in unprotected(indicator, value))


def answer_of(value: SignedValue) -> Answer:
    """A value as the answer it is. A comment explains: whoever signed it has seen it."""
    return Answer(
        numerator=value.numerator, denominator=value.denominator, absence=value.absence, comment=value.comment,
        parts=dict(value.parts), hidden=dict(value.hidden),
    )  # fmt: skip


def unprotected(indicator: Indicator, value: SignedValue) -> Iterator[str]:
    """What a value gives away that its policy hides."""
    if indicator.hidden(value.numerator, value.denominator):
        yield "a small count is in sight. Build it again with the newest version, which hides it"
    if any(hides(indicator.policy, count) for count in value.parts.values()):
        yield "a small part is in sight. Build it again with the newest version, which hides it"


def explained(answer: Answer) -> Answer:
    """An answer whose own comment explains it counts at once, as in a sheet."""
    return replace(answer, confirmed=bool(answer.comment) and not answer.absence)
