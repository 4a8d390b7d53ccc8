"""The clocks of an incident: started, corrected with their history, annotated, and settled by the partnership."""

from collections.abc import Iterable, Mapping
from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import acting, operation
from lineofsight.core.notices import services as notices
from lineofsight.core.people.roles import Role
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import OutsideCalendar
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import ClockChoice, DayPlanChoice, Deadline, Incident, Pause
from lineofsight.learn.reviews.rules.clocks import Choice, Clock, clock_on, clocks, deadline
from lineofsight.learn.reviews.rules.day_plan import planned
from lineofsight.learn.reviews.selectors.clocks import PLAN, choice_on
from lineofsight.learn.reviews.selectors.partners import COUNCIL, partners
from lineofsight.learn.reviews.services.owing import DAYS, NOTIFY, REVIEW, is_owed, owe, settle
from lineofsight.learn.reviews.services.planning import plan_anew
from lineofsight.learn.reviews.services.signing import ask_anew

BEYOND = "The bank holidays of that year are not known here. Check the day."
LOOKED_AT = "The day it is looked at again, local"
NO_RULE = "No clock of that day is known here. Check the day."


def start_clocks(incident: Incident, why: str) -> None:
    """Start what a day of awareness starts: notifying; or, of its time, the decision on a serious case review.

    Raises:
        MoveRefused: no rule, or no calendar, covers the day.
    """
    rule = clock_on("notify", incident.aware_on) or clock_on("serious_case_review", incident.aware_on)
    if rule is None:
        raise MoveRefused(NO_RULE)
    made = set_deadline(incident, rule, choice_on(incident.partnership, rule, incident.aware_on), why)
    if incident.state != "referred":
        return
    if rule.key == NOTIFY:
        owe_notification(incident, made)
    else:
        notices.lift(record_ref=incident.ref)


def owe_notification(incident: Incident, made: Deadline) -> None:
    """The council owes the notification; each partner's own person owes its view by the same day."""
    for each in partners(incident.partnership):
        if each.organisation.kind == COUNCIL:
            owe(incident, NOTIFY, "Decide on notifying", made.due_on, clock_rule(made), organisation=each.organisation)
        for person in each.people[:1]:
            owe(
                incident, f"view_{each.organisation.ref}", "Say what you think of notifying", made.due_on,
                "Panel guidance for safeguarding partners, should", person=person,
            )  # fmt: skip
    owe(incident, "watch_notify", "See that it is decided on", made.due_on, clock_rule(made),
        role=Role.BUSINESS_MANAGER)  # fmt: skip


def clock_rule(made: Deadline) -> str:
    """What something is owed under, as everywhere: source and strength."""
    return next(each.under for each in clocks(made.edition) if each.key == made.what)


def start_review_clock(incident: Incident, why: str = "") -> Deadline:
    """Start the fifteen days, from what the partnership settled. The review is owed until it was sent."""
    rule = clock_on(REVIEW, incident.aware_on)
    if rule is None or incident.notified_on is None:
        raise MoveRefused(NO_RULE)
    choice = choice_on(incident.partnership, rule, incident.notified_on)
    made = set_deadline(incident, rule, choice, why)
    if is_owed(incident):
        owe(incident, REVIEW, "Send the rapid review", made.due_on, clock_rule(made), role=Role.BUSINESS_MANAGER)
    return made


def set_deadline(incident: Incident, rule: Clock, choice: Choice, why: str) -> Deadline:
    """Compute a day from what starts it, and write it down beside those before it.

    Raises:
        MoveRefused: the day is outside every calendar.
    """
    start = incident.notified_on if choice.starts == "notified" and incident.notified_on else incident.aware_on
    try:
        due = deadline(rule, start, choice.day_one)
    except OutsideCalendar:
        raise MoveRefused(BEYOND) from None
    return Deadline.objects.create(
        partnership=incident.partnership, room=incident.room, incident=incident, what=rule.key,
        edition=incident.edition, starts=choice.starts, day_one=choice.day_one, start_on=start, due_on=due, why=why,
        set_by=acting().ref,
    )  # fmt: skip


@operation("reviews.correct_trigger", on="incident")
def correct_trigger(
    actor: Actor, *, incident: Incident, trigger: str, on: date, why: str, at_time: str = ""
) -> Incident:
    """Correct the day the council became aware, or notified. What it started is computed anew; the former day stays
    in the history with the reason, which is sealed; of the day plan, what is not done yet is counted from it.

    Raises:
        MoveRefused: there was no notification; or the council would have notified before it knew.
    """
    if trigger == "notified" and incident.notified_on is None:
        raise MoveRefused("It was not notified, so there is no day of it to correct.")
    changed = {"aware_on": on, "aware_time": at_time} if trigger == "aware" else {"notified_on": on}
    aware, notified = (on, incident.notified_on) if trigger == "aware" else (incident.aware_on, on)
    if notified and notified < aware:
        raise MoveRefused("The council cannot have notified it before it became aware.")
    Incident.objects.filter(pk=incident.pk).update(**changed)
    incident.refresh_from_db(fields=DAYS)
    if trigger == "aware":
        start_clocks(incident, why)
    if incident.notified_on:
        start_review_clock(incident, why)
        plan_anew(incident)
        ask_anew(incident)
    return incident


@operation("reviews.pause_clock", on="incident")
def pause_clock(
    actor: Actor, *, incident: Incident, reason: str, note: str, from_on: date, look_again_on: date
) -> Pause:
    """Note that work waits for something outside, such as a trial. The day it is due does not move."""
    if look_again_on <= from_on:
        raise MoveRefused("Look at it again on a day after the wait began.")
    made = Pause.objects.create(
        partnership=incident.partnership, room=incident.room, incident=incident, reason=reason, note=note,
        from_on=from_on, look_again_on=look_again_on,
    )  # fmt: skip
    owe_look(made)
    return made


def owe_look(pause: Pause) -> None:
    """The business manager owes it to look again at what is waited for."""
    owe(pause.incident, f"look_{pause.ref}", "Look again at what it waits for", pause.look_again_on, LOOKED_AT,
        role=Role.BUSINESS_MANAGER)  # fmt: skip


@operation("reviews.end_pause", on="pause")
def end_pause(actor: Actor, *, pause: Pause) -> Pause:
    """Note that it waits no longer."""
    Pause.objects.filter(pk=pause.pk).update(ended_on=clock.today())
    pause.refresh_from_db(fields=["ended_on"])
    settle(pause.incident, f"look_{pause.ref}")
    return pause


@operation("reviews.set_clock", on="partnership")
def set_clock(
    actor: Actor, *, partnership: Partnership, what: str, starts: str, day_one: str, start: date, source: str
) -> ClockChoice:
    """Write down what the partners settled about a clock, from a day on. What was begun before keeps its own.

    Raises:
        MoveRefused: that clock has no such start.
    """
    rule = next((each for each in clocks() if each.key == what), None)
    if rule is None or starts not in rule.starts:
        raise MoveRefused("That does not start this clock.")
    return ClockChoice.objects.create(
        partnership=partnership, what=what, starts=starts, day_one=day_one, start=start, source=source,
        set_by=actor.ref,
    )  # fmt: skip


@operation("reviews.set_day_plan", on="partnership")
def set_day_plan(
    actor: Actor, *, partnership: Partnership, days: Mapping[str, int | None], added: Iterable[tuple[str, int]],
    reminders: Iterable[int], start: date, source: str,
) -> DayPlanChoice:  # fmt: skip
    """Write down the day plan the partners settled, for rapid reviews whose clock starts on a day or later. Those that
    have begun keep theirs.

    Args:
        days: the working day of each step of the plan that ships; none where it is left out. added: the partnership’s
            own steps, each with its day. reminders: the days on which agencies are reminded.

    Raises:
        ValueError: no such plan can be (`rules.day_plan.planned`).
    """
    plan = planned(days, added, reminders)
    return DayPlanChoice.objects.create(
        partnership=partnership, what=PLAN, steps=plan.kept, reminders=plan.reminders, start=start, source=source,
        set_by=actor.ref,
    )  # fmt: skip
