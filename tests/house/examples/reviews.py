"""Examples of serious incidents: one in each state that some address needs, with its room open to whoever is let in."""

from lineofsight.core.access.models import Grant
from lineofsight.core.sealed.services import open_room
from lineofsight.kernel import clock
from lineofsight.learn.reviews.models import Incident
from lineofsight.learn.reviews.services import accounts, clocks, panel
from lineofsight.learn.reviews.services import timeline as work
from lineofsight.learn.reviews.tests import factories
from tests.house.examples import Furnished, local_reviews
from tests.house.examples.reviews_learned import furnish_learned
from tests.world import World

LET_IN = ("manager", *factories.PARTNERS)


def furnish(furnished: Furnished) -> None:
    """An incident that was reported, one under review with an account, one that was answered, one that is closed."""
    world = furnished.world
    demonstration = world.partnership.demonstration
    referred, made = factories.referred(world), factories.reviewing(world)
    account, other = factories.asked(world, made), factories.asked(world, made, "Police")
    episode = factories.told_of(world, account, "health")
    second = factories.told_of(world, other, "police")
    third, _ = factories.told_of(world, other, "police"), factories.told_of(world, other, "police")
    accounts.save_account(world.police, account=other, told={"author": "Named officer"})
    accounts.give_account(world.police, account=other)
    work.merge_episode(world.manager, episode=third, into=second)
    pause = clocks.pause_clock(
        world.manager, incident=made, reason="criminal", note="Trial", from_on=clock.today(),
        look_again_on=clock.today().replace(year=clock.today().year + 1),
    )  # fmt: skip
    answered = factories.answered(world)
    enough = panel.close_with_learning(world.manager, incident=factories.answered(world, step="learning"))
    refused = factories.not_notified(world)
    settled = panel.close_with_learning(world.manager, incident=factories.taken_part(world))
    for each in (referred, made, answered, enough, refused, settled):
        open_to(world, each)
    link = Grant.objects.get(record_ref=account.ref, ended_at=None).ref
    named = {
        referred: ("edit_incident", "add_child", "correct_trigger", "say_view", "notify_incident",
                   "decide_not_to_notify", "record_serious_case_review"),
        made: ("incident", "pause_clock", "redesignate_incident", "agencies", "ask_agency", "timeline",
               "write_review", "report", "report_pdf", "report_docx", "sign_review", "send_review"),
        answered: ("record_response", "reopen_review", "commission_local_review", "hand_to_national",
                   "close_with_learning", "finish_incident"),
        enough: ("reopen_incident",), settled: ("tell_agencies",),
        refused: ("reopen_decision", "finish_alternative"),
        referred.children.get(): ("edit_child", "drop_child"),
        pause: ("end_pause",),
        made.milestones.first(): ("move_milestone", "meet_milestone"),
        other: ("ask_again", "reopen_account"),
        second: ("merge_episode", "mark_episode"),
        third: ("part_episode",),
    }  # fmt: skip
    pages_only = {"incident", "agencies", "timeline", "report", "report_pdf", "report_docx"}
    furnished.pages("reviews:incidents", "reviews:refer_incident", "reviews:overview", "reviews:clocks",
                    "reviews:set_clock", "reviews:set_day_plan")  # fmt: skip
    for row, names in named.items():
        furnished.pages(*(f"reviews:{name}" for name in names), ref=row.ref)
        furnished.right(row, *(f"reviews.{name}" for name in names if name not in pages_only))
    furnished.right(made, "reviews.see_incident")
    furnished.right(
        world.partnership, "reviews.list_incidents", "reviews.refer_incident", "reviews.see_overview",
        "reviews.set_clock", "reviews.set_day_plan",
    )  # fmt: skip
    by_link = ("account", "prove_account", "send_code", "save_account", "add_episode", "give_account",
               "give_nil_return")  # fmt: skip
    furnished.pages(*(f"reviews:{name}" for name in by_link), ref=account.ref, link=link)
    furnished.pages("reviews:edit_episode", "reviews:drop_episode", ref=episode.ref, link=link)
    rights = ("see_account", "read_account", "save_account", "add_episode", "give_account", "give_nil_return")
    furnished.right(account, *(f"reviews.{name}" for name in rights), link=link)
    furnished.right(episode, "reviews.edit_episode", "reviews.drop_episode", link=link)
    local_reviews.furnish(furnished)
    furnish_learned(furnished, made)
    type(world.partnership).objects.filter(pk=world.partnership.pk).update(demonstration=demonstration)
    world.partnership.refresh_from_db()


def open_to(world: World, made: Incident) -> None:
    """Open a room to everybody who is let in to it."""
    for name in LET_IN:
        open_room(getattr(world, name), room=made.room, reason="case_work")
