"""What an incident teaches: worded by one, read by a second for what points to a child, and then let out."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.access.actors import system
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due
from lineofsight.core.people.models import Appointment
from lineofsight.core.people.roles import Role
from lineofsight.core.records.models import Card, Moved
from lineofsight.core.sealed.wording import READ_FOR
from lineofsight.core.thread.models import Action, ImpactTest, LearningPoint
from lineofsight.core.thread.services import actions, impact
from lineofsight.core.trail.models import Entry
from lineofsight.kernel import clock
from lineofsight.kernel.clock import set_clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.lifecycle import LEARNING_DRAFT
from lineofsight.learn.reviews.models import LearningDraft
from lineofsight.learn.reviews.rules.learning import DraftFacts
from lineofsight.learn.reviews.selectors.drafts import digest_of, draft_wording, learned_from
from lineofsight.learn.reviews.services import learning, panel
from lineofsight.learn.reviews.tests import factories, learned


@pytest.mark.once
@given(
    st.sampled_from(["strength", "development"]), st.integers(0, 2), st.integers(0, 2),
    st.sets(st.sampled_from(sorted(READ_FOR))), st.booleans(), st.booleans(),
)  # fmt: skip
def test_nothing_leaves_but_what_a_second_person_read_whole(kind, asked, found, ticked, same, second):
    facts = DraftFacts(kind=kind, actions=asked, hits=found, read_for=ticked, same=same, second=second)
    leaves = LEARNING_DRAFT.refusal("release_learning", "drafted", facts) is None
    may = second and same and not found and ticked == set(READ_FOR) and (asked or kind == "strength")
    assert leaves == bool(may)


def test_it_leaves_when_a_second_person_has_read_it_and_becomes_learning_with_action_and_test(world):
    made = factories.reviewing(world)
    curious = learned.theme(world)
    draft = learned.drafted(world, made, themes=[curious])
    reader = Due.objects.get(record_ref=draft.ref, what="read_learning")
    assert (reader.person != world.person("manager"), reader.sealed) == (True, True)
    keys = factories.opened(world, "chief_executive", made)
    given = {"draft": draft, "opened": keys, "read_for": list(READ_FOR), "digest": digest_of(draft, keys)}
    with pytest.raises(MoveRefused, match="Nobody is asked to act"):
        learning.release_learning(world.chief_executive, **given)
    learned.with_action(world, draft)
    with pytest.raises(MoveRefused, match="changed while you read it"):
        learning.release_learning(world.chief_executive, **given)
    with pytest.raises(NotPermitted):
        learning.release_learning(world.manager, **given)
    with pytest.raises(MoveRefused, match="all five"):
        learning.release_learning(
            world.chief_executive, **given | {"digest": digest_of(draft, keys), "read_for": ["name"]}
        )
    point = learned.let_out(world, draft)
    action = Action.objects.get(point=point)
    assert (point.source, point.source_ref, list(point.themes.all())) == (made.title, made.ref, [curious])
    assert (action.organisation, action.owner) == (world.organisation("Health"), world.person("health"))
    assert ImpactTest.objects.get(action=action).tester == world.person("chair")
    assert made.state == "reviewing", "it leaves while the review is open"
    assert not Due.objects.filter(record_ref=draft.ref, done_at=None).exists()


def test_words_of_the_room_refuse_and_are_written_nowhere_outside(world):
    made = factories.reviewing(world)
    draft = learned.drafted(world, made, text="Nobody asked Quillon’s mother, Ottoline")
    learned.with_action(world, draft, text="Tell Farthingdale’s school")
    keys = factories.opened(world, "icb", made)
    assert [hit.words for hit in draft_wording(draft, keys).open] == ["Quillon", "Ottoline", "Farthingdale"]
    with pytest.raises(MoveRefused, match="point to a child") as refused:
        learned.let_out(world, draft, "icb")
    assert "Quillon" not in str(refused.value)
    learning.send_back_learning(world.icb, draft=draft, why="Quillon is named")
    with pytest.raises(MoveRefused):
        learning.send_back_learning(world.icb, draft=draft, why="Again")
    outside = [
        *Card.objects.values_list("label", "words", "address"), *Due.objects.values_list("title", "rule"),
        *Moved.objects.values_list("reason"), *Entry.objects.values_list("event", "reason", "subject_ref"),
        *LearningPoint.objects.values_list("text"),
    ]  # fmt: skip
    assert "Quillon" not in str(outside)
    learning.reword_learning(
        world.manager, draft=draft, stage="later", text=learned.TEXT, kind="strength", area="health", themes=()
    )
    action = draft.actions.get()
    learning.edit_learning_action(world.manager, action=action, said=learned.acting(world, text="Tell schools"))
    assert draft_wording(draft, keys).found == ()
    assert learned.let_out(world, draft, "icb").text == learned.TEXT


def test_who_may_do_what_with_a_draft(world):
    made = factories.reviewing(world)
    draft = learned.drafted(world, made)
    action = learned.with_action(world, draft)
    said = {"stage": "early", "text": "x", "kind": "strength", "area": "health", "themes": ()}
    with pytest.raises(MoveRefused, match="works for"):
        learned.with_action(world, draft, tester=world.person("icb"))
    with pytest.raises(MoveRefused, match="decided on first"):
        learned.drafted(world, factories.referred(world))
    for refused in (
        lambda: learning.propose_learning(world.analyst, incident=made, **said),
        lambda: learning.reword_learning(world.icb, draft=draft, **said),
        lambda: learning.add_learning_action(world.icb, draft=draft, said={}),
        lambda: learning.edit_learning_action(world.icb, action=action, said={}),
        lambda: learning.drop_learning_action(world.icb, action=action),
        lambda: learning.send_back_learning(world.manager, draft=draft, why="x"),
        lambda: learning.drop_learning(world.icb, draft=draft),
    ):
        with pytest.raises(NotPermitted):
            refused()
    learning.drop_learning_action(world.manager, action=action)
    assert learning.drop_learning(world.manager, draft=draft).state == "dropped"
    with pytest.raises(MoveRefused, match="not changed any more"):
        learned.with_action(world, draft)


def test_a_year_on_somebody_else_audits_again_and_the_incident_shows_what_they_found(world):
    made = panel.commission_local_review(world.manager, incident=factories.answered(world))
    point = learned.released(world, made, stage="later")
    action, then = point.actions.get(), clock.now() + timedelta(days=365)
    actions.agree_action(world.health, action=action, support="None")
    test = action.tests.get()
    with set_clock(lambda: then):
        for own in (world.health, world.icb):
            with pytest.raises((NotPermitted, MoveRefused)):
                impact.record_result(own, test=test, result="some", found="x", found_on=clock.today())
        impact.record_result(world.chair, test=test, result="sustained", found="9 of 10", found_on=clock.today())
        keys = factories.opened(world, "manager", made)
        [seen] = learned_from(made, keys)
        told = seen.actions[0].tests.get()
        assert (told.result, told.found_by) == ("sustained", world.person("chair"))
        page = world.client("manager").get(f"/ashmere/incidents/{made.ref}/").content.decode()
    assert "9 of 10" in page
    assert LearningDraft.objects.get().point == point


def test_the_thread_shows_the_key_alone_to_whoever_may_not_enter(world):
    made = factories.reviewing(world)
    point = learned.released(world, made)
    for name, linked in (("analyst", False), ("manager", True)):
        page = world.client(name).get(f"/ashmere/learning/{point.ref}/").content.decode()
        assert made.title in page
        assert (f"/incidents/{made.ref}/" in page) is linked


def reading(draft) -> tuple:
    """Who owes what of a draft, and by when."""
    due = Due.objects.get(record_ref=draft.ref, done_at=None, lifted_at=None)
    return due.what, due.person, due.role, due.on


def leave(world, name: str) -> None:
    """Somebody is appointed to nothing here any more."""
    Appointment.objects.filter(person=world.person(name)).delete()


def test_a_reading_goes_to_whoever_holds_the_task_once_its_holder_has_left(world):
    made = factories.reviewing(world)
    draft = learned.drafted(world, made, by="icb")
    what, person, role, on = reading(draft)
    assert (what, person, role) == ("read_learning", world.person("manager"), "")
    with pytest.raises(NotPermitted):
        learning.pass_learning_on(world.manager)
    assert learning.pass_learning_on(system("tests")) == 0
    leave(world, "manager")
    later = clock.now() + timedelta(days=3)
    with set_clock(lambda: later):
        assert learning.pass_learning_on(system("tests")) == 1
        assert learning.pass_learning_on(system("tests")) == 0
    _, next_one, _, by = reading(draft)
    assert next_one in {world.person("chief_executive"), world.person("chief_constable")}
    assert by == on, "the day stays"
    for name in ("chief_executive", "chief_constable"):
        leave(world, name)
    assert learning.pass_learning_on(system("tests")) == 1
    assert reading(draft) == ("read_learning", None, Role.BUSINESS_MANAGER, on)
    assert learning.pass_learning_on(system("tests")) == 0


def test_what_is_sent_back_to_somebody_who_left_goes_to_whoever_coordinates(world):
    made = factories.reviewing(world)
    draft = learned.drafted(world, made, by="icb")
    learning.send_back_learning(world.manager, draft=draft, why="Shorter")
    assert reading(draft)[1] == world.person("icb")
    leave(world, "icb")
    assert learning.pass_learning_on(system("tests")) == 1
    assert reading(draft)[:2] == ("reword_learning", world.person("manager"))
    other = learned.drafted(world, made, by="chief_executive")
    leave(world, "chief_executive")
    learning.send_back_learning(world.manager, draft=other, why="Shorter")
    assert reading(other)[1] == world.person("manager")
