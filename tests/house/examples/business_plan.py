"""The business plan's examples: a challenge in each state that some address needs, all to the council."""

from lineofsight.core.access.models import Grant
from lineofsight.lead.business_plan.tests import factories
from tests.house.examples import Furnished


def furnish(furnished: Furnished) -> None:
    """The scrutineer challenges the council; whoever leads it there was written to."""
    world = furnished.world
    draft, issued = factories.drafted(world), factories.issued(world)
    answered, accepted, closed = factories.answered(world), factories.accepted(world), factories.closed(world)
    link = Grant.objects.get(record_ref=issued.ref, ended_at=None).ref
    furnished.pages(
        "business_plan:challenges", "business_plan:challenges_csv", "business_plan:draft_challenge",
        "business_plan:record_challenge",
    )  # fmt: skip
    named = {
        draft.ref: ("edit_challenge", "add_challenge_evidence", "issue_challenge"),
        answered.ref: ("accept_reply", "escalate_challenge"),
        accepted.ref: ("close_challenge",),
        closed.ref: ("reopen_challenge",),
    }
    for ref, names in named.items():
        furnished.pages(*(f"business_plan:{name}" for name in names), ref=ref)
    by_link = ("challenge", "acknowledge_challenge", "reply_to_challenge", "withdraw_challenge")
    furnished.pages(*(f"business_plan:{name}" for name in by_link), ref=issued.ref, link=link)

    furnished.right(world.partnership, "business_plan.list_challenges", "business_plan.draft_challenge")
    rights = {
        draft: ("edit_challenge", "add_challenge_evidence", "issue_challenge"),
        answered: (
            "accept_reply", "escalate_challenge", "close_challenge", "reopen_challenge", "withdraw_challenge",
        ),
    }  # fmt: skip
    for row, names in rights.items():
        furnished.right(row, *(f"business_plan.{name}" for name in names))
    to_council = ("see_challenge", "acknowledge_challenge", "reply_to_challenge")
    furnished.right(issued, *(f"business_plan.{name}" for name in to_council), link=link)
