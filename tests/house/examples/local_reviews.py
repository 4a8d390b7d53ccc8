"""Examples of local reviews: one whose facts are being checked, one before publication, and one that is published."""

from datetime import timedelta

from lineofsight.core.access.models import Grant
from lineofsight.kernel import clock
from lineofsight.learn.reviews.models import LocalReview, Publication
from lineofsight.learn.reviews.services import drafting, involving, local_review, panel, publishing
from lineofsight.learn.reviews.tests import factories, local
from tests.house.examples import Furnished
from tests.world import World

LET_IN = ("manager", "reviewer", *factories.PARTNERS)
STEPS = (
    "add_board", "agree_terms", "let_reviewer_in", "change_reviewer", "begin_gathering", "begin_drafting",
    "begin_accuracy", "ask_accuracy", "draft_again", "finish_signing", "note_delay", "add_proceeding",
    "prepare_publication", "close_review", "stop_review", "keep_draft", "add_event", "write_family_plan", "add_contact",
    "sign_local_review",
)  # fmt: skip
BEFORE = ("tick_item", "write_public_text", "publish_review", "publish_improvements")
BY_LINK = ("confirm_facts", "make_points")


def furnish(furnished: Furnished) -> None:
    """Reviews in the states that some address needs, their rooms open to whoever is let in."""
    world = furnished.world
    board, event, proceeding, checked, point = being_checked(furnished)
    made = checked.local_review
    before = local.ready(world)
    local.written(world, before, f"{factories.NAME} was seen on 14 March 2019; Quillon asked.", by="reviewer")
    local.published(world)
    outside = Publication.objects.get()
    local.open_to(world, outside.local_review, *LET_IN)
    again = panel.commission_local_review(world.manager, incident=factories.answered(world))
    begun = local.commissioned(world)
    for each in (made, before):
        local.open_to(world, each, *LET_IN)
    local.open_to(world, begun, "manager")
    local.open_to(world, again, "manager")
    text, draft = before.public_texts.last(), made.drafts.last()
    link = Grant.objects.get(record_ref=checked.ref, ended_at=None).ref
    named = {
        made: STEPS, before: BEFORE, begun: ("write_terms",), again: ("begin_local_review",),
        board: ("drop_board", "record_board_signature"), event: ("edit_event",),
        proceeding: ("move_proceeding", "end_proceeding"), point: ("settle_point",), draft: ("note_reading",),
        text: ("check_public_text", "let_text_stand", "let_address_stand"), taken_back(world): ("prepare_again",),
    }  # fmt: skip
    for row, names in named.items():
        furnished.pages(*(f"reviews:{name}" for name in names), ref=row.ref)
        furnished.right(row, *(f"reviews.{name}" for name in names))
    furnished.pages("reviews:ask_accuracy_again", "reviews:withdraw_check", ref=checked.ref)
    furnished.right(checked, "reviews.ask_accuracy_again", "reviews.withdraw_check")
    furnished.page("reviews:local_review", ref=made.ref)
    furnished.page("reviews:publication", ref=before.ref)
    furnished.page("reviews:draft_file", ref=draft.ref)
    furnished.page("reviews:take_back_publication", ref=outside.local_review.ref)
    furnished.right(outside.local_review, "reviews.take_back_publication")
    furnished.page("reviews:published")
    furnished.page("reviews:published_file", ref=outside.ref)
    furnished.right(made, "reviews.see_local_review")
    furnished.right(draft, "reviews.see_draft")
    furnished.right(world.partnership, "reviews.list_published")
    furnished.right(outside, "reviews.see_published")
    by_link = ("accuracy_check", "prove_accuracy", "send_accuracy_code", *BY_LINK)
    furnished.pages(*(f"reviews:{name}" for name in by_link), ref=checked.ref, link=link)
    rights = ("see_accuracy", "read_accuracy", *BY_LINK)
    furnished.right(checked, *(f"reviews.{name}" for name in rights), link=link)


def taken_back(world: World) -> LocalReview:
    """One whose publication was taken back."""
    made = local.published(world)
    publishing.take_back_publication(world.manager, local_review=made, reason="Its title (invented)")
    local.open_to(world, made, *LET_IN)
    return made


def being_checked(furnished: Furnished) -> tuple:
    """A joint review whose facts are being checked, with something of everything: its rows that have addresses."""
    world = furnished.world
    made = local.commissioned(world, "joint")
    board = local_review.add_board(
        world.manager, local_review=made, kind="adults", name="Ashmere Safeguarding Adults Board (invented)"
    )
    made = local.checking(world, made)
    told = {"place": "Town hall", "invited": "Health visitors, teachers", "support": "A counsellor", "told": "Tired"}
    event = involving.add_event(world.reviewer, local_review=made, on=clock.today(), told=told)
    family = {"family_plan": "By the reviewer", "family_wishes": "Heard", "reads_first": "yes", "pseudonym": "Wren"}
    involving.write_family_plan(world.manager, local_review=made, told=family)
    contact = {"who": "Mother and the reviewer", "how": "A visit", "said": "It was hard to be heard"}
    involving.add_contact(world.manager, local_review=made, on=clock.today(), told=contact)
    local_review.note_delay(world.manager, local_review=made, reason="criminal", told_on=None, note="")
    proceeding = local_review.add_proceeding(
        world.manager, local_review=made, kind="criminal", body="Ashmere Crown Court (invented)", holds=True, note="",
        from_on=clock.today(), look_again_on=clock.today() + timedelta(days=40),
    )  # fmt: skip
    drafting.note_reading(
        world.manager, draft=made.drafts.last(), who="The panel", read_on=clock.today(), came_back="Say it shorter"
    )
    for partner in (world.icb, world.chief_constable):
        drafting.sign_local_review(partner, local_review=made, seen=made.drafts.last().ref)
    checked, other = local.asked(world, made), local.asked(world, made, "Police")
    drafting.make_points(world.police, accuracy_check=other, points=["It was once"])
    return board, event, proceeding, checked, other.points.get()
