"""Deciding on notification: what each partner thinks, and what the council alone decides."""

from datetime import date

from lineofsight.core.access.actors import PersonActor
from lineofsight.core.access.operations import operation
from lineofsight.core.notices import services as notices
from lineofsight.core.people import selectors as people
from lineofsight.core.people.roles import Role
from lineofsight.core.records import services as records
from lineofsight.core.sealed.values import Opened
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import Decision, Incident, PartnerView
from lineofsight.learn.reviews.selectors.incidents import alternative_owed, dissenting, facts
from lineofsight.learn.reviews.selectors.partners import partner_of
from lineofsight.learn.reviews.services.accounts import stop_unless_gathered
from lineofsight.learn.reviews.services.clocks import owe_look, start_clocks, start_review_clock
from lineofsight.learn.reviews.services.owing import DAYS, NOTIFY, STEP, owe, settle, write
from lineofsight.learn.reviews.services.planning import plan_days

# Working days in which what was decided instead of notifying is begun or held. Strength: local.
DONE_WITHIN = {"local_review": 10, "discussion": 20, "audit": 60}
LOCAL = "What was decided instead, local"


@operation("reviews.say_view", on="incident")
def say_view(actor: PersonActor, *, incident: Incident, view: str, why: str) -> PartnerView:
    """Say what one's own safeguarding partner thinks of notifying. Said after the decision it is kept as well, and a
    dissent is told to the scrutineer the same day.

    Raises:
        MoveRefused: it was never to be decided on.
    """
    if incident.state == "of_its_time":
        raise MoveRefused("It was decided on by the rules of its time.")
    organisation = partner_of(actor, incident.partnership)
    before = {each.pk for each in dissenting(incident)}
    said = PartnerView.objects.create(
        partnership=incident.partnership, room=incident.room, incident=incident, organisation=organisation,
        person=people.person(actor.ref), view=view, why=why,
    )  # fmt: skip
    notices.settle(record_ref=incident.ref, what=f"view_{organisation.ref}")
    if {each.pk for each in dissenting(incident)} - before:
        tell_dissent(incident)
    return said


def tell_dissent(incident: Incident) -> None:
    """Tell the scrutineer that a partner dissents, by the key and by no name."""
    for person in people.appointed(incident.partnership, Role.SCRUTINEER):
        write(incident, "reviews/dissent", person, decided=incident.decisions.last().outcome == "notified")


def decide(incident: Incident, actor: PersonActor, outcome: str, on: date, **said: str) -> Decision:
    """Write down what was decided, end what was owed until then, and tell a dissent."""
    made = Decision.objects.create(
        partnership=incident.partnership, room=incident.room, incident=incident, outcome=outcome,
        decided_by=people.person(actor.ref), decided_on=on, **said,
    )  # fmt: skip
    notices.settle(record_ref=incident.ref, what=NOTIFY)
    notices.settle(record_ref=incident.ref, what="watch_notify")
    notices.lift(record_ref=incident.ref)
    if dissenting(incident):
        tell_dissent(incident)
    return made


@operation("reviews.notify_incident", on="incident")
def notify_incident(
    actor: PersonActor, *, incident: Incident, opened: Opened, notified_on: date, reference: str, reason: str,
    advice: str = "",
) -> Incident:  # fmt: skip
    """Record that the council notified the incident: the rapid review begins, with its clock and its day plan.

    Raises:
        MoveRefused: a guard refuses; or the day is before the council became aware, or has not come.
    """
    if not incident.aware_on <= notified_on <= clock.today():
        raise MoveRefused("The day must lie between the day the council became aware and today.")
    records.move(incident, "notify_incident", facts=facts(incident, opened, reference=reference))
    Incident.objects.filter(pk=incident.pk).update(notified_on=notified_on, sent_on=None)
    incident.refresh_from_db(fields=DAYS)
    decide(incident, actor, "notified", notified_on, reference=reference, reason=reason, advice=advice)
    for pause in incident.pauses.filter(ended_on=None):
        owe_look(pause)
    start_review_clock(incident)
    plan_days(incident)
    return incident


@operation("reviews.decide_not_to_notify", on="incident")
def decide_not_to_notify(
    actor: PersonActor, *, incident: Incident, opened: Opened, reason: str, alternative: str, advice: str = ""
) -> Incident:
    """Decide not to notify, with the reason and what is done instead. A looked-after child's death cannot be."""
    records.move(incident, "decide_not_to_notify", facts=facts(incident, opened))
    decide(incident, actor, "not_notified", clock.today(), reason=reason, alternative=alternative, advice=advice)
    if alternative != "none":
        on = add_working_days(clock.today(), DONE_WITHIN[alternative])
        owe(incident, STEP, "See that what was decided instead is done", on, LOCAL, role=Role.BUSINESS_MANAGER)
    return incident


@operation("reviews.finish_alternative", on="incident")
def finish_alternative(actor: PersonActor, *, incident: Incident) -> Incident:
    """Note that the discussion or the audit was held that was decided on instead of notifying. A local review settles
    it by being begun.

    Raises:
        MoveRefused: nothing of the kind is owed.
    """
    if not alternative_owed(incident):
        raise MoveRefused("Nothing is owed instead, or a local review is: begin that.")
    settle(incident, STEP)
    return incident


@operation("reviews.record_serious_case_review", on="incident")
def record_serious_case_review(
    actor: PersonActor, *, incident: Incident, opened: Opened, decided_on: date, reason: str
) -> Incident:
    """Record of an incident of before 29 June 2018 what was decided by the rules of its time."""
    records.move(incident, "record_serious_case_review", facts=facts(incident, opened))
    decide(incident, actor, "of_its_time", decided_on, reason=reason)
    return incident


@operation("reviews.redesignate_incident", on="incident")
def redesignate_incident(actor: PersonActor, *, incident: Incident, opened: Opened, reason: str) -> Incident:
    """Record that a notified incident did not meet the criteria after all. Everything is kept; nothing more is asked
    of agencies."""
    records.move(incident, "redesignate_incident", facts=facts(incident, opened))
    decide(incident, actor, "redesignated", clock.today(), reason=reason)
    stop_unless_gathered(incident)
    return incident


@operation("reviews.reopen_decision", on="incident")
def reopen_decision(actor: PersonActor, *, incident: Incident, reason: str) -> Incident:
    """Decide again. The clock is the one it was: what was due then is due, or late, now.

    Args:
        reason: why, which is kept sealed beside the clock.
    """
    records.move(incident, "reopen_decision")
    notices.lift(record_ref=incident.ref, what=STEP)
    Incident.objects.filter(pk=incident.pk).update(notified_on=None)
    incident.refresh_from_db(fields=DAYS)
    start_clocks(incident, reason)
    return incident
