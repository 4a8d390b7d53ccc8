"""Every write of recommendations."""

from collections.abc import Iterable
from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.people import selectors as people
from lineofsight.core.records import services as records
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.inspections import selectors
from lineofsight.know.inspections.models import Recommendation
from lineofsight.know.inspections.rules import Line


@operation("inspections.note_recommendations", on="partnership")
def note_recommendations(
    actor: Actor, *, partnership: Partnership, inspector: str, report: str, published_on: date, lines: Iterable[Line]
) -> list[Recommendation]:
    """Write down what a report recommends: all of it, or nothing.

    Raises:
        MoveRefused: one of its numbers is written down already.
    """
    told = {"partnership": partnership, "inspector": inspector, "report": report, "published_on": published_on}
    kept = set(Recommendation.objects.filter(**told).values_list("number", flat=True))
    return [write_down(actor, line, kept, **told) for line in lines]


def write_down(actor: Actor, line: Line, kept: set[str], **told) -> Recommendation:
    if line.number in kept:
        raise MoveRefused(f"Recommendation {line.number} of this report is written down already. Leave it out.")
    made = Recommendation(number=line.number, text=line.text, written_by=people.person(actor.ref), **told)
    return records.open_record(
        made, label=label_of(made), address=address("inspections:recommendation", ref=made.ref),
        words=words_of(made),
    )  # fmt: skip


def label_of(recommendation: Recommendation) -> str:
    """How others name it, as much as a card has room for."""
    return recommendation.called[:200]


def words_of(recommendation: Recommendation) -> str:
    """By which words it is found."""
    return f"{recommendation.get_inspector_display()} {recommendation.text}"


@operation("inspections.edit_recommendation", on="recommendation")
def edit_recommendation(actor: Actor, *, recommendation: Recommendation, number: str, text: str) -> Recommendation:
    """Put right what was written down, so that it says what the report says.

    Raises:
        MoveRefused: another of the same report has this number.
    """
    if selectors.of_one_report(recommendation).exclude(pk=recommendation.pk).filter(number=number).exists():
        raise MoveRefused(f"Recommendation {number} of this report is written down already.")
    Recommendation.objects.filter(pk=recommendation.pk).update(number=number, text=text)
    recommendation.refresh_from_db()
    records.describe(recommendation, label=label_of(recommendation), words=words_of(recommendation))
    return recommendation


@operation("inspections.answer_recommendation", on="recommendation")
def answer_recommendation(actor: Actor, *, recommendation: Recommendation) -> Recommendation:
    """Say that a recommendation is answered: something was asked because of it, and all of that has ended."""
    return records.move(recommendation, "answer_recommendation", facts=selectors.facts_of(recommendation))


@operation("inspections.leave_recommendation", on="recommendation")
def leave_recommendation(actor: Actor, *, recommendation: Recommendation, reason: str) -> Recommendation:
    """Say why a recommendation is not taken up."""
    return records.move(recommendation, "leave_recommendation", reason=reason)


@operation("inspections.reopen_recommendation", on="recommendation")
def reopen_recommendation(actor: Actor, *, recommendation: Recommendation, reason: str) -> Recommendation:
    """Open a recommendation again, because it is not answered after all."""
    return records.move(recommendation, "reopen_recommendation", reason=reason)
