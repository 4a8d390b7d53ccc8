"""The duties of each year: made from the edition, owed, met."""

from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.people.roles import Role
from lineofsight.core.records import services as records
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.models import YearlyDuty
from lineofsight.lead.governance.rules.duties import Duty, DutyFacts, latest

MEET = "meet_duty"


@operation("governance.owe_duties", kinds=("system",))
def owe_duties(actor: Actor) -> int:
    """Make each yearly duty that falls due next, for the open partnership; the business manager owes it.

    Run daily; run twice on a day it makes nothing more. Returns how many were made.
    """
    partnership, edition, today = current_partnership(), latest(), clock.today()
    kept = set(YearlyDuty.objects.filter(partnership=partnership).values_list("key", "year"))
    due = [(duty, duty.next_due(today)) for duty in edition.duties]
    fresh = [(duty, on) for duty, on in due if (duty.key, on.year) not in kept]
    for duty, on in fresh:
        make(partnership, duty, edition.edition, on)
    return len(fresh)


def make(partnership: Partnership, duty: Duty, edition: str, on: date) -> YearlyDuty:
    made = YearlyDuty(partnership=partnership, key=duty.key, edition=edition, year=on.year, due=on)
    place = address("governance:duty", ref=made.ref)
    records.open_record(made, label=f"{duty.title}, {on.year}", address=place, words=duty.source)
    owe(made)
    return made


def owe(duty: YearlyDuty) -> None:
    """The business manager owes a duty on its day."""
    notices.owe(
        record_ref=duty.ref, what=MEET, title=duty.title, address=address("governance:duty", ref=duty.ref),
        on=duty.due, role=Role.BUSINESS_MANAGER, rule=f"{duty.duty.source}, {duty.duty.strength}"[:120],
    )  # fmt: skip


@operation("governance.meet_duty", on="duty")
def meet_duty(actor: Actor, *, duty: YearlyDuty, met_on: date, shown_by: str) -> YearlyDuty:
    """Say that a duty was met, on which day, and what shows it."""
    records.move(duty, "meet_duty", facts=DutyFacts(shown_by=shown_by))
    YearlyDuty.objects.filter(pk=duty.pk).update(met_on=met_on, shown_by=shown_by)
    duty.refresh_from_db()
    notices.settle(record_ref=duty.ref, what=MEET)
    return duty


@operation("governance.move_duty", on="duty")
def move_duty(actor: Actor, *, duty: YearlyDuty, due: date, reason: str) -> YearlyDuty:
    """Move a duty whose day is the partnership's own choice to another, and say why.

    Raises:
        MoveRefused: law or guidance asks for it, so that its day is not the partnership's to choose.
    """
    if not duty.duty.own_day:
        raise MoveRefused("This day is not yours to choose: law or statutory guidance asks for it.")
    records.move(duty, "move_duty", reason=reason)
    YearlyDuty.objects.filter(pk=duty.pk).update(due=due)
    duty.refresh_from_db()
    owe(duty)
    return duty


@operation("governance.set_duty_aside", on="duty")
def set_duty_aside(actor: Actor, *, duty: YearlyDuty, reason: str) -> YearlyDuty:
    """Say that a duty is not the partnership's this year, and why."""
    records.move(duty, "set_duty_aside", reason=reason)
    notices.lift(record_ref=duty.ref)
    return duty


@operation("governance.reopen_duty", on="duty")
def reopen_duty(actor: Actor, *, duty: YearlyDuty, reason: str) -> YearlyDuty:
    """Say that a duty is owed after all."""
    records.move(duty, "reopen_duty", reason=reason)
    YearlyDuty.objects.filter(pk=duty.pk).update(met_on=None, shown_by="")
    duty.refresh_from_db()
    owe(duty)
    return duty
