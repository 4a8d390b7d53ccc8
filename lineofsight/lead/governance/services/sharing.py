"""Sharing records with bodies outside the partnership: one by one, each with its own row, and openly withdrawn."""

from collections.abc import Collection
from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.access.permissions import permitted
from lineofsight.core.design.addresses import address
from lineofsight.core.people import selectors as people
from lineofsight.core.records import services as records
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.models import Agreement, Body, Share
from lineofsight.lead.governance.rules.outside import not_ahead, private_has_its_own_right
from lineofsight.lead.governance.selectors import sharing as selectors
from lineofsight.lead.governance.selectors.sharing import Shareable
from lineofsight.lead.governance.services.bodies import refuse


@operation("governance.share_record", on="partnership")
def share_record(
    actor: Actor, *, partnership: Partnership, record_ref: str, bodies: Collection[Body], on: date, why: str, how: str,
    agreement: Agreement | None = None,
) -> list[Share]:  # fmt: skip
    """Write down that a record was shared with bodies outside, each by a row of its own. Nothing is sent by this.

    Raises:
        MoveRefused: the actor may not see the record, or it is private and they may not share that; a body does not
            stand outside, the agreement is not in force, or the day lies ahead.
    """
    found = next(iter(selectors.shareable(actor, partnership, record_ref)), None) if record_ref else None
    if found is None:
        raise MoveRefused("There is no such decision, paper or risk that you may share.")
    refuse(private_has_its_own_right(found.private, permitted(actor, "governance.share_private", partnership)))
    if not bodies or set(bodies) - set(selectors.open_bodies(partnership)):
        raise MoveRefused("Choose bodies outside the partnership that stand today.")
    if agreement and agreement.state != "in_force":
        raise MoveRefused("This agreement has ended. Choose one that is in force.")
    refuse(not_ahead(on, clock.today()))
    about = {"on": on, "why": why, "how": how, "agreement": agreement, "by": people.person(actor.ref)}
    return [shared_with(body, found, about) for body in bodies]


def shared_with(body: Body, found: Shareable, about: dict) -> Share:
    """One record shared with one body."""
    card = found.card
    share = Share(
        partnership=body.partnership, body=body, record_ref=card.ref, called=found.name, private=found.private, **about
    )  # fmt: skip
    place = address("governance:share", ref=share.ref)
    label = f"Shared with {body.name}: {found.name}"[:200]
    return records.open_record(share, label=label, address=place, sealed=card.sealed)


@operation("governance.note_came_back", on="share")
def note_came_back(actor: Actor, *, share: Share, came_back: str) -> Share:
    """Write down what a body said to what was shared with it; what it said before stays in the history."""
    records.move(share, "note_came_back", reason=came_back)
    Share.objects.filter(pk=share.pk).update(came_back=came_back)
    share.refresh_from_db()
    return share


@operation("governance.withdraw_share", on="share")
def withdraw_share(actor: Actor, *, share: Share, reason: str) -> Share:
    """Say that what was shared is shared no more, and why; it stays to be read that it was."""
    return records.move(share, "withdraw_share", reason=reason)
