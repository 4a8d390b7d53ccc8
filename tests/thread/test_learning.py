"""Learning points and themes: noted, found to repeat, taken up, shown to have changed something."""

import pytest
from django.db import DatabaseError, transaction

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.records import selectors as records
from lineofsight.core.thread.models import Theme
from lineofsight.core.thread.selectors import follow, repeats
from lineofsight.core.thread.selectors.permissions import points_seen
from lineofsight.core.thread.services import learning, themes
from lineofsight.kernel.lifecycle import MoveRefused
from tests.thread import factories


def test_an_agency_sees_the_learning_it_is_asked_to_act_on_and_no_other(world):
    point, other = factories.point(world), factories.point(world, "Records were kept well.")
    assert not points_seen(world.lead).exists()
    factories.proposed(world, point=point)
    assert set(points_seen(world.lead)) == {point}
    assert set(points_seen(world.chair)) == {point, other}
    with pytest.raises(NotPermitted):
        learning.add_evidence(world.lead, point=point, seen=factories.seen())
    with pytest.raises(NotPermitted):
        factories.learning.note_learning_point(
            world.lead, partnership=world.partnership, text="x", kind="strength", area="health",
            learnt_on=factories.ago(1), themes=[factories.theme(world)],
        )  # fmt: skip


def test_agreeing_to_an_action_takes_its_learning_point_up(world):
    point = factories.point(world)
    factories.agreed(world, point=point)
    factories.agreed(world, point=point)
    point.refresh_from_db()
    assert point.state == "acted_on"
    assert [moved.move for moved in records.history(point)] == ["open", "take_up"]


def test_change_is_shown_by_a_test_and_can_be_opened_again(world):
    point = factories.point(world)
    action = factories.done(world, point=point)
    point.refresh_from_db()
    with pytest.raises(MoveRefused, match="No test"):
        learning.show_change(world.chair, point=point)
    factories.found(world, action, "sustained")
    with pytest.raises(NotPermitted):
        learning.show_change(world.lead, point=point)
    assert learning.show_change(world.chair, point=point).state == "changed"
    with pytest.raises(NotPermitted):
        learning.reopen_point(world.lead, point=point, reason="It is back")
    assert learning.reopen_point(world.scrutineer, point=point, reason="It is back").state == "noted"


def test_setting_aside_says_why(world):
    point = factories.point(world)
    with pytest.raises(NotPermitted):
        learning.set_aside(world.scrutineer, point=point, reason="Not ours")
    learning.set_aside(world.chair, point=point, reason="It was never so")
    assert records.latest(point).reason == "It was never so"


def test_a_repeat_is_counted_once_and_only_of_what_came_earlier(world):
    earlier, later = factories.point(world, days_ago=400), factories.point(world)
    with pytest.raises(NotPermitted):
        learning.link_repeat(world.lead, point=later, earlier=earlier)
    learning.link_repeat(world.chair, point=later, earlier=earlier)
    for wrong in (earlier, later):
        with pytest.raises(MoveRefused):
            learning.link_repeat(world.chair, point=later, earlier=wrong)
    with pytest.raises(MoveRefused, match="earlier"):
        learning.link_repeat(world.chair, point=earlier, earlier=later)
    assert [each.became for each in repeats.repeats_of(later)] == ["Nothing was done about it."]


def test_what_became_of_an_earlier_one_says_whether_it_worked(world):
    earlier = factories.point(world, days_ago=400)
    action = factories.done(world, point=earlier)
    later = factories.point(world)
    learning.link_repeat(world.chair, point=later, earlier=earlier)
    assert "was not tested" in repeats.repeats_of(later)[0].became
    factories.found(world, action, "no_change")
    assert "a test found no change" in repeats.repeats_of(later)[0].became


def test_a_theme_keeps_every_word_it_was_called_by(world):
    theme = factories.theme(world)
    themes.add_synonym(world.analyst, theme=theme, text="Taken at face value")
    themes.rename_theme(world.manager, theme=theme, name="Curiosity", meaning="Asking once more")
    assert [word.text for word in theme.words.all()] == ["Professional curiosity", "Taken at face value", "Curiosity"]
    for taken in ("Curiosity", "taken at FACE value", "Professional curiosity"):
        with pytest.raises(MoveRefused, match="already"):
            factories.themes.add_theme(world.manager, partnership=world.partnership, name=taken, meaning="")
    other = factories.theme(world, "Fathers")
    with pytest.raises(MoveRefused, match="already"):
        themes.rename_theme(world.manager, theme=other, name="Curiosity", meaning="")
    with pytest.raises(MoveRefused, match="already"):
        themes.add_synonym(world.manager, theme=other, text="Curiosity")
    assert "Taken at face value" in records.card(theme.ref).words
    with pytest.raises(DatabaseError), transaction.atomic():
        theme.words.update(text="Something else")


def test_whoever_runs_the_thread_keeps_its_words(world):
    theme = factories.theme(world)
    for service, given in (
        (themes.rename_theme, {"name": "x", "meaning": ""}), (themes.add_synonym, {"text": "x"}),
        (themes.retire_theme, {"reason": "x"}), (themes.restore_theme, {}),
    ):  # fmt: skip
        with pytest.raises(NotPermitted):
            service(world.chair, theme=theme, **given)
    with pytest.raises(NotPermitted):
        themes.add_theme(world.chair, partnership=world.partnership, name="Mine", meaning="")
    themes.retire_theme(world.analyst, theme=theme, reason="Said otherwise now")
    assert themes.restore_theme(world.analyst, theme=theme).state == "in_use"
    assert Theme.objects.count() == 1


def test_the_thread_of_a_theme_is_in_order_and_says_what_was_not_shown(world):
    point, lonely = factories.point(world, days_ago=20), factories.point(world, "Nobody asked the baby’s father.")
    learning.add_evidence(world.chair, point=point, seen=factories.seen(says="Two audits", seen_on=factories.ago(25)))
    tested, untested = factories.closed(world, point=point), factories.done(world, point=point)
    factories.agreed(world, point=point, errand=True, measure="", expected="")
    thread = follow.thread_of_theme(world.scrutineer, factories.theme(world))
    assert [event.on for event in thread.events] == sorted(event.on for event in thread.events)
    told = [event.state for event in thread.events if event.strand == "action" and tested.ref in event.url]
    assert told == ["Proposed", "Done", "Closed"]
    assert {(each.says, each.why) for each in thread.unshown} == {
        (lonely.text, "Nobody has been asked to act on it"), (untested.text, "No test of its effect is planned"),
    }  # fmt: skip
    assert len(thread.actions) == 2, "errands are no part of the line of sight"
    since = follow.thread_of_theme(world.scrutineer, factories.theme(world), factories.ago(25))
    assert set(since.points) == {point}


def test_a_thread_takes_as_many_queries_long_as_short(world, django_assert_max_num_queries):
    theme = factories.theme(world)
    for _ in range(3):
        factories.closed(world, point=factories.point(world))
    with django_assert_max_num_queries(12):
        assert len(follow.thread_of_theme(world.chair, theme).actions) == 3


def test_what_a_record_taught_is_found_by_its_ref(world):
    from lineofsight.core.thread.rules.given import Source

    source = Source(ref="abcdefghjk", said="A challenge")
    point = factories.point(world, source=source)
    action = factories.proposed(world, source=source)
    thread = follow.thread_of_records(world.chair, ["abcdefghjk"])
    assert (thread.points, thread.actions) == ([point], [action])
