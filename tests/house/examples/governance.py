"""Governance's examples: an Executive with its seats, terms of reference and what was delegated."""

from django.core.files.base import ContentFile

from lineofsight.lead.governance.services import bodies
from lineofsight.lead.governance.tests import factories
from tests.house.examples import Furnished


def furnish(furnished: Furnished) -> None:
    """An Executive, a sub-group of it, and what they have."""
    keep_bodies(furnished)


def keep_bodies(furnished: Furnished) -> None:
    """Bodies, seats, delegations."""
    world = furnished.world
    body = factories.executive(world)
    bodies.agree_terms(
        world.manager, body=body, text="It decides.\n\nIt meets each quarter.", agreed_on=factories.ago(90),
        agreed_by="the Executive", upload=ContentFile(b"It decides, and meets each quarter.", name="terms.txt"),
    )  # fmt: skip
    seat = factories.seat(world, body, "Police", title="Superintendent", kind="adviser")
    held, given = factories.held(world, seat, "police"), factories.delegated(world)
    furnished.pages(
        "governance:bodies", "governance:authority", "governance:authority_csv", "governance:add_body",
        "governance:give_delegation",
    )  # fmt: skip
    of_body = ("body", "edit_body", "report_to", "agree_terms", "end_body", "add_seat")
    furnished.pages(*(f"governance:{name}" for name in of_body), ref=body.ref)
    furnished.pages("governance:terms", "governance:terms_file", ref=body.ref, number="1")
    furnished.pages("governance:appoint_to_seat", "governance:end_seat", ref=seat.ref)
    furnished.page("governance:end_holding", ref=held.ref)
    furnished.page("governance:end_delegation", ref=given.ref)

    rights = {
        world.partnership: ("see_governance", "add_body", "give_delegation"),
        body: ("see_body", *of_body[1:]),
        seat: ("appoint_to_seat", "end_seat"),
        held: ("end_holding",),
        given: ("end_delegation",),
    }
    for row, names in rights.items():
        furnished.right(row, *(f"governance.{name}" for name in names))
