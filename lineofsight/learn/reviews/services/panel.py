"""The national Panel's answer, and what follows a rapid review."""

from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.people.roles import Role
from lineofsight.core.records import services as records
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import Incident, PanelResponse
from lineofsight.learn.reviews.selectors.incidents import facts
from lineofsight.learn.reviews.services.owing import STEP, owe, settle
from lineofsight.learn.reviews.services.telling import lift_telling, owe_telling

# Working days in which what follows is settled once the Panel has answered. Strength: local.
SETTLED_WITHIN = 10
RULE = "Ten working days, local"


@operation("reviews.record_response", on="incident")
def record_response(
    actor: Actor, *, incident: Incident, received_on: date, agrees: str, asks: str, national: bool
) -> Incident:
    """Record what the national Panel answered. Where it disagrees the review opens again, to be decided anew.

    Raises:
        MoveRefused: the day is before it was sent last, or has not come.
    """
    sending = incident.sendings.last()
    if not (sending.sent_on if sending else received_on) <= received_on <= clock.today():
        raise MoveRefused("The day must lie between the day it was sent and today.")
    records.move(incident, "record_response")
    PanelResponse.objects.create(
        partnership=incident.partnership, room=incident.room, incident=incident, received_on=received_on,
        agrees=agrees, asks=asks, national=national,
    )  # fmt: skip
    if agrees == "no" and not national:
        return opened_again(incident)
    on = add_working_days(clock.today(), SETTLED_WITHIN)
    owe(incident, STEP, "Settle what follows", on, RULE, role=Role.BUSINESS_MANAGER)
    return incident


def opened_again(incident: Incident) -> Incident:
    """Open the review again: what was signed stays in the history, and what is written anew is signed anew."""
    records.move(incident, "reopen_review")
    on = add_working_days(clock.today(), SETTLED_WITHIN)
    owe(incident, STEP, "Decide again after the Panel’s answer", on, RULE, role=Role.BUSINESS_MANAGER)
    return incident


@operation("reviews.reopen_review", on="incident")
def reopen_review(actor: Actor, *, incident: Incident) -> Incident:
    """Open a rapid review again that was answered or closed."""
    return opened_again(incident)


@operation("reviews.reopen_incident", on="incident")
def reopen_incident(actor: Actor, *, incident: Incident) -> Incident:
    """Open an incident again that was closed, or that the Panel does not review after all."""
    records.move(incident, "reopen_incident")
    on = add_working_days(clock.today(), SETTLED_WITHIN)
    owe(incident, STEP, "Settle what follows", on, RULE, role=Role.BUSINESS_MANAGER)
    lift_telling(incident)
    return incident


@operation("reviews.commission_local_review", on="incident")
def commission_local_review(actor: Actor, *, incident: Incident) -> Incident:
    """Record that the partners commissioned the local review they decided on: it is owed until it is begun."""
    followed(records.move(incident, "commission_local_review", facts=facts(incident)))
    on = add_working_days(clock.today(), SETTLED_WITHIN)
    owe(incident, STEP, "Begin the local review", on, RULE, role=Role.BUSINESS_MANAGER)
    return incident


@operation("reviews.hand_to_national", on="incident")
def hand_to_national(actor: Actor, *, incident: Incident) -> Incident:
    """Record that the national Panel reviews it itself."""
    return followed(records.move(incident, "hand_to_national", facts=facts(incident)))


@operation("reviews.close_with_learning", on="incident")
def close_with_learning(actor: Actor, *, incident: Incident) -> Incident:
    """Close it: the rapid review is enough, and what was learned is acted on."""
    return followed(records.move(incident, "close_with_learning", facts=facts(incident)))


@operation("reviews.finish_incident", on="incident")
def finish_incident(actor: Actor, *, incident: Incident) -> Incident:
    """Close it once its local review came to its end."""
    return followed(records.move(incident, "finish_incident", facts=facts(incident)))


def followed(incident: Incident) -> Incident:
    """What follows is settled, and the agencies that took part are told."""
    settle(incident, STEP)
    lift_telling(incident)
    owe_telling(incident)
    return incident
