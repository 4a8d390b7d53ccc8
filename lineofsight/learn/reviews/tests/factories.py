"""Incidents in each state, made by services. Every child is made up."""

from datetime import date, timedelta

from lineofsight.core.access.models import Partnership
from lineofsight.core.sealed.services import open_room, read_room
from lineofsight.kernel import clock
from lineofsight.learn.reviews.models import Account, Episode, Incident
from lineofsight.learn.reviews.selectors.report import digest_of
from lineofsight.learn.reviews.services import accounts, deciding, incident, panel, rapid
from tests.world import World

NAME = "Quillon Farthingdale (invented)"
BORN = "2019-03-14"
PARTNERS = ("chief_executive", "chief_constable", "icb")


def told(**given: str) -> dict[str, str]:
    """What a report of an incident says."""
    return {
        "happened_when": "2026-03-30", "happened_in": "Ashmere", "place": "At home", "harm": "harmed",
        "abuse": "suspected", "what_happened": f"{NAME} was hurt", "siblings": "One sister", "siblings_safe": "yes",
        "known_to": "School", "police": "Enquiries", "coroner": "", "referrer_view": "It meets them",
        "other_names": "Ottoline Example = Mother", **given,
    }  # fmt: skip


def child(**given: str) -> dict[str, str]:
    """What is known of a child."""
    return {
        "name": NAME, "born": BORN, "unborn": "", "harm": "", "sex": "F", "ethnicity": "NOBT", "legal_status": "cin",
        "lives_in": "Ashmere", "lives_with": "Mother", **given,
    }  # fmt: skip


def opened(world: World, by: str, made: Incident):
    """The room, opened by somebody let in."""
    open_room(getattr(world, by), room=made.room, reason="case_work")
    return read_room(getattr(world, by), room=made.room)


def referred(world: World, *, aware_on: date | None = None, by: str = "manager", legal: str = "cin", **given):
    """An incident that was reported, with one child."""
    Partnership.objects.filter(pk=world.partnership.pk).update(demonstration=True)
    world.partnership.refresh_from_db()
    made = incident.refer_incident(
        getattr(world, by), partnership=world.partnership, aware_on=aware_on or clock.today(), told=told(**given)
    )
    keys = opened(world, by, made)
    incident.add_child(getattr(world, by), incident=made, opened=keys, told=child(legal_status=legal))
    return made


def reviewing(world: World, **given) -> Incident:
    """An incident that was notified."""
    made = referred(world, **given)
    return deciding.notify_incident(
        world.chief_executive, incident=made, opened=opened(world, "chief_executive", made),
        notified_on=clock.today(), reference="CSPR-1", reason="Serious harm",
    )  # fmt: skip


def not_notified(world: World) -> Incident:
    """An incident the council decided not to notify."""
    made = referred(world)
    keys = opened(world, "chief_executive", made)
    return deciding.decide_not_to_notify(
        world.chief_executive, incident=made, opened=keys, reason="Not serious harm", alternative="audit"
    )


def asked(world: World, made: Incident, word: str = "Health", days: int = 10) -> Account:
    """An agency that was asked for its account."""
    return accounts.ask_agency(
        world.manager, incident=made, organisation=world.organisation(word), brief=f"About {NAME}",
        due_on=clock.today() + timedelta(days=days), opened=opened(world, "manager", made),
    )  # fmt: skip


def told_of(
    world: World, account: Account, by: str, when: str = "2026-03-02", what: str = "Seen with a bruise at school"
) -> Episode:
    """Something an agency tells."""
    return accounts.add_episode(
        getattr(world, by), account=account, told={"when": when, "what": what, "who": "Nurse", "source": "Records"}
    )


def written(world: World, made: Incident, step: str = "local", **given) -> None:
    """A review that answers everything."""
    said = {"facts": f"{NAME} was hurt", "child_life": "Quiet", "safety": "Safe", "improvement": "Ask", **given}
    rapid.write_review(
        world.manager, incident=made, opened=opened(world, "manager", made), step=step, criteria=["themes"],
        told=said | {"next_steps": "As decided"},
    )  # fmt: skip


def signed(world: World, made: Incident) -> None:
    """All three partners sign."""
    for name in PARTNERS:
        keys = opened(world, name, made)
        rapid.sign_review(getattr(world, name), incident=made, opened=keys, seen=digest_of(made, keys))


def sent(world: World, made: Incident | None = None, step: str = "local") -> Incident:
    """A review that went to the Panel."""
    made = made or reviewing(world)
    written(world, made, step)
    signed(world, made)
    return rapid.send_review(world.manager, incident=made, opened=opened(world, "manager", made), sent_on=clock.today())


def taken_part(world: World, step: str = "learning", agrees: str = "yes") -> Incident:
    """A review the Panel answered, in which one agency took part and another knew nothing."""
    made = reviewing(world)
    account, other = asked(world, made), asked(world, made, "Police")
    told_of(world, account, "health")
    accounts.give_account(world.health, account=account)
    accounts.give_nil_return(world.police, account=other)
    return panel.record_response(
        world.manager, incident=sent(world, made, step), received_on=clock.today(), agrees=agrees, asks="",
        national=step == "national",
    )  # fmt: skip


def answered(world: World, step: str = "local", agrees: str = "yes", *, national: bool = False) -> Incident:
    """A review the Panel answered."""
    return panel.record_response(
        world.manager, incident=sent(world, step=step), received_on=clock.today(), agrees=agrees, asks="More on work",
        national=national,
    )  # fmt: skip
