"""A long thread on a page: told in parts that together are the whole of it, and counted as the whole."""

import pytest

from lineofsight.core.thread.drawing import sentence_of
from lineofsight.core.thread.rules.given import Source
from lineofsight.core.thread.selectors import follow, shown
from lineofsight.core.thread.selectors.hanging import on_records, on_theme
from lineofsight.core.thread.services import closing, learning
from tests.thread import factories

OTHER = "Nobody asked the baby’s father what he saw."


@pytest.fixture
def long(world, monkeypatch):
    """A thread of five actions on three learning points, one of which repeats another, and a fourth nobody acts on."""
    monkeypatch.setattr(shown, "PART", 2)
    points = [factories.point(world, f"{OTHER} ({n})", days_ago=40 - n) for n in range(4)]
    learning.link_repeat(world.chair, point=points[1], earlier=points[0])
    factories.closed(world, point=points[0])
    made = [factories.agreed(world, point=points[n]) for n in (0, 1, 2)]
    closing.close_untested(world.chair, action=factories.done(world, point=points[2]), reason="The service has ended")
    factories.agreed(world, point=points[2], errand=True, measure="", expected="")
    return points, made


def test_a_thread_told_in_parts_holds_every_action_once_and_everything_learned(world, long):
    points, open_ones = long
    hanging = on_theme(world.chair, factories.theme(world))
    told, whole = shown.Shown(hanging), follow.whole(hanging)
    parts = [told.part(number) for number in range(told.parts)]
    assert len(parts) == 3
    actions = [action.pk for part in parts for action in part.actions]
    assert sorted(actions) == sorted(action.pk for action in whole.actions)
    assert len(actions) == 5
    assert {point for part in parts for point in part.points} == set(points)
    assert {(event.ref, event.on, event.state) for part in parts for event in part.events} == {
        (event.ref, event.on, event.state) for event in whole.events
    }
    assert {*parts[0].actions, *parts[1].actions} >= set(open_ones), "what has not ended comes first"


def test_the_sentence_counts_all_whichever_part_is_read(world, long):
    told = shown.Shown(on_theme(world.chair, factories.theme(world)))
    sentence = (
        "Learned 4 times, 1 of them again. 5 actions: 3 open, 1 closed and 1 closed untested. "
        "The latest tests found some change in practice. Nobody has tested children’s experience."
    )
    assert sentence_of(told.counts) == sentence
    page = world.client("chair").get(f"/ashmere/themes/{factories.theme(world).ref}/?part=3").text
    assert sentence in page
    assert "Part 3 of 3" in page
    assert "1 of 5 actions" in page


def test_what_has_not_been_shown_is_told_of_the_whole_thread(world, long):
    hanging = on_theme(world.chair, factories.theme(world))
    left = shown.Shown(hanging).unshown
    assert sorted(left[:], key=str) == sorted(follow.whole(hanging).unshown, key=str)
    assert len(left) == 5


def test_what_hangs_in_two_ways_is_there_once(world):
    under = [factories.theme(world), factories.theme(world, "Fathers")]
    source = Source(ref="abcdefghjk", said="A challenge")
    point = factories.point(world, themes=under, source=source)
    action = factories.agreed(world, point=point, source=source)
    hanging = on_records(world.chair, [source.ref], under)
    told = shown.Shown(hanging)
    assert (told.part(0).points, told.part(0).actions) == ([point], [action])
    assert (told.counts.points, told.counts.states) == (1, {"open": 1})


def test_what_an_actor_may_not_see_is_neither_told_nor_counted(world, long):
    hanging = on_theme(world.police, factories.theme(world))
    told = shown.Shown(hanging)
    assert (told.counts.points, told.counts.actions, len(told.unshown), told.parts) == (0, 0, 0, 0)
