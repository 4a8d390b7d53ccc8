"""The thread's examples: a theme, learning points, and an action in each state that some address needs."""

from django.core.files.base import ContentFile

from lineofsight.core.access.models import Grant
from lineofsight.core.thread.models import Action
from lineofsight.core.thread.services import learning, themes, trackers
from tests.house.examples import Furnished
from tests.thread import factories

SHEET = "Action,Agency,Due\nAsk fathers,Ashmere Council Children's Services,30/9/2027\n"


def furnish(furnished: Furnished) -> None:
    """The council owns the example actions; its lead was written to about the first."""
    world = furnished.world
    theme = factories.theme(world)
    retired = themes.retire_theme(world.manager, theme=factories.theme(world, "Old words"), reason="Said otherwise now")
    earlier = factories.point(world, days_ago=400)
    point = factories.point(world)
    evidence = learning.add_evidence(
        world.chair, point=point, seen=factories.seen(upload=ContentFile(b"%PDF-1.7 an audit", name="audit.pdf"))
    )
    learning.link_repeat(world.chair, point=point, earlier=earlier)
    aside = learning.set_aside(world.chair, point=factories.point(world, days_ago=90), reason="Not ours")
    proposed, opened = factories.proposed(world, point=point), factories.agreed(world, point=point)
    done, ended = factories.done(world, point=point), factories.closed(world, point=point)
    tracker, half = brought(world, SHEET), loaded(world)
    errand = factories.agreed(world, errand=True, measure="", expected="")
    test = factories.planned(world, opened)

    furnished.pages(
        "thread:themes", "thread:add_theme", "thread:learning_points", "thread:learning_points_csv",
        "thread:note_learning_point", "thread:actions", "thread:actions_csv", "thread:propose_action",
        "thread:trackers", "thread:bring_tracker", "thread:hand_over_actions",
    )  # fmt: skip
    asked, owns = link_to(proposed), link_to(opened, "say_done")
    named = {
        theme.ref: ("theme", "theme_csv", "rename_theme", "add_synonym", "retire_theme"),
        retired.ref: ("restore_theme",),
        point.ref: ("learning_point", "add_evidence", "link_repeat", "show_change", "set_aside"),
        aside.ref: ("reopen_point",),
        evidence.ref: ("open_attachment",),
        done.ref: ("send_back", "close_action", "close_untested"),
        ended.ref: ("reopen_action",),
        half.ref: ("complete_action",),
        opened.ref: ("hand_over_action",),
        tracker.ref: ("tracker", "match_columns", "load_tracker", "discard_tracker", "tracker_file"),
        test.ref: ("impact_test", "record_result", "drop_test"),
    }
    for ref, names in named.items():
        furnished.pages(*(f"thread:{name}" for name in names), ref=ref)
    by_link = {
        (proposed.ref, asked): ("agree_action", "decline_action", "withdraw_action"),
        (opened.ref, owns): (
            "action", "add_part", "say_progress", "change_due", "give_action_evidence", "say_done",
            "plan_test",
        ),
        (errand.ref, link_to(errand, "say_done")): ("tick_off",),
    }  # fmt: skip
    for (ref, link), names in by_link.items():
        furnished.pages(*(f"thread:{name}" for name in names), ref=ref, link=link)

    furnished.right(
        world.partnership, "thread.see_thread", "thread.list_actions", "thread.add_theme",
        "thread.note_learning_point", "thread.propose_action", "thread.bring_tracker", "thread.hand_over_actions",
    )  # fmt: skip
    rights = {
        theme: ("see_theme", "rename_theme", "add_synonym", "retire_theme", "restore_theme"),
        point: ("see_learning_point", "add_evidence", "link_repeat", "show_change", "reopen_point", "set_aside"),
        evidence: ("open_attachment",),
        done: (
            "add_part",
            "plan_test",
            "send_back",
            "close_action",
            "close_untested",
            "reopen_action",
            "withdraw_action",
        ),
        tracker: ("see_tracker", "match_columns", "load_tracker", "discard_tracker"),
        half: ("complete_action",),
        opened: ("hand_over_action",),
        test: ("see_impact_test", "record_result", "drop_test"),
    }
    for row, names in rights.items():
        furnished.right(row, *(f"thread.{name}" for name in names))
    furnished.right(proposed, "thread.agree_action", "thread.decline_action", link=asked)
    furnished.right(
        opened, "thread.see_action", "thread.say_progress", "thread.change_due", "thread.give_action_evidence",
        "thread.say_done", "thread.tick_off", link=owns,
    )  # fmt: skip


def brought(world, sheet: str):
    """A tracker that the manager brought in."""
    return trackers.bring_tracker(
        world.manager, partnership=world.partnership, title="Old tracker", content=sheet.encode(), name="old.csv"
    )


def loaded(world) -> Action:
    """An action of the council's from a tracker, which does not say yet how one will know."""
    return trackers.load_tracker(world.manager, tracker=brought(world, SHEET))[0]


def link_to(action: Action, verb: str = "agree_action") -> str:
    """The grant by which somebody was written to about an action."""
    held = Grant.objects.filter(record_ref=action.ref, ended_at=None)
    return next(grant.ref for grant in held if verb in grant.verbs)
