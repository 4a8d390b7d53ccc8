"""Actions given to another owner: one or all, within an agency or to another, each hand-over kept."""

import pytest

from lineofsight.core.access.models import Grant
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due, Message
from lineofsight.core.people.services import appoint
from lineofsight.core.thread.models import HandOver
from lineofsight.core.thread.selectors import lists
from lineofsight.core.thread.services import actions, closing, handing_over, impact
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from tests.thread import factories

WHY = "She moves to another team"


def owed(action, what: str) -> Due:
    return Due.objects.get(record_ref=action.ref, what=what)


def given(world, action, *, by="manager", to="chief_executive", agency="Council") -> HandOver:
    return handing_over.hand_over_action(
        getattr(world, by), action=action, owner=world.person(to), organisation=world.organisation(agency), reason=WHY
    )


def letters(action, to) -> list[str]:
    return list(Message.objects.filter(about_ref=action.ref, person=to).order_by("id").values_list("kind", flat=True))


def test_a_colleague_owes_it_from_then_on_and_both_are_told(world):
    action = factories.agreed(world)
    before = next(grant for grant in Grant.objects.filter(record_ref=action.ref) if "say_done" in grant.verbs)
    kept = given(world, action, by="chief_executive")
    action.refresh_from_db()
    assert (action.state, action.owner) == ("open", world.person("chief_executive"))
    assert owed(action, "do_action").person == world.person("chief_executive")
    before.refresh_from_db()
    assert before.ended_at, "the link of whoever owned it opens nothing"
    assert letters(action, kept.was_owner)[-1] == "thread/handed_from"
    assert letters(action, kept.owner) == ["thread/handed_to"]
    assert (kept.was_owner, kept.reason, kept.within) == (world.person("lead"), WHY, True)


def test_another_agency_has_to_agree_again_and_says_what_support_it_gets(world):
    action = factories.agreed(world)
    given(world, action, to="chief_constable", agency="Police")
    action.refresh_from_db()
    assert (action.state, action.support) == ("proposed", "")
    assert owed(action, "agree_action").organisation == world.organisation("Police")
    assert owed(action, "agree_action").is_open
    assert not owed(action, "do_action").is_open, "nobody owes it before they agree"
    assert letters(action, world.person("chief_constable")) == ["thread/to_be_agreed"]
    with pytest.raises(NotPermitted):
        actions.agree_action(world.lead, action=action, support="None")
    actions.agree_action(world.police, action=action, support="None is needed")
    assert owed(action, "do_action").person == world.person("chief_constable")


def test_an_agency_passes_on_only_among_its_own(world):
    action = factories.agreed(world)
    with pytest.raises(MoveRefused, match="Only the business manager or the chair"):
        given(world, action, by="lead", to="police", agency="Police")
    with pytest.raises(MoveRefused, match="owns it already"):
        given(world, action, by="lead", to="lead")
    for somebody in ("police", "scrutineer", "neighbour"):
        with pytest.raises(NotPermitted):
            given(world, action, by=somebody)
    with pytest.raises(MoveRefused, match="Nobody speaks for"):
        given(world, action, to="practitioner", agency="Business Unit")
    assert not HandOver.objects.exists()


def test_what_is_done_or_has_ended_stays_with_whoever_did_it(world):
    for action in (factories.done(world), factories.closed(world)):
        with pytest.raises(MoveRefused, match="It is done, or has ended"):
            given(world, action)


def test_whoever_owned_it_marks_it_no_more_than_whoever_owns_it(world):
    """The chief executive reads everything, and once owned it; the constable's force did it."""
    action = factories.agreed(world, owner="chief_executive")
    given(world, action, by="chair", to="police", agency="Police")
    actions.agree_action(world.police, action=action, support="None is needed")
    actions.give_action_evidence(world.police, action=action, seen=factories.seen())
    actions.say_done(world.police, action=action)
    factories.found(world, action)
    for name in ("chief_executive", "manager"):
        with pytest.raises(MoveRefused, match="outside the agency"):
            closing.close_action(getattr(world, name), action=action)
    assert closing.close_action(world.chair, action=action).state == "closed"


def test_a_test_counts_no_more_once_whoever_made_it_owns_the_action(world):
    action = factories.done(world)
    impact.record_result(
        world.police,
        test=factories.planned(world, action, "police"),
        result="some",
        found="Most",
        found_on=clock.today(),
    )
    closing.send_back(world.chair, action=action, reason="Two records are missing")
    given(world, action, to="police", agency="Police")
    actions.agree_action(world.police, action=action, support="None is needed")
    actions.say_done(world.police, action=action)
    with pytest.raises(MoveRefused, match="has not been tested"):
        closing.close_action(world.chair, action=action)
    factories.found(world, action)
    assert closing.close_action(world.chair, action=action).state == "closed"


def test_what_another_agency_declines_is_not_the_end_of_it(world):
    action = factories.agreed(world)
    given(world, action, to="police", agency="Police")
    actions.decline_action(world.police, action=action, reason="It is not ours")
    assert owed(action, "decide_action").is_open, "the business manager says what becomes of it"
    given(world, action, to="lead")
    action.refresh_from_db()
    assert (action.state, owed(action, "decide_action").is_open) == ("proposed", False)
    assert actions.agree_action(world.lead, action=action, support="None is needed").state == "open"


def test_whoever_declined_is_asked_again_and_otherwise_it_is_withdrawn(world):
    action = factories.proposed(world)
    actions.decline_action(world.lead, action=action, reason="Nobody has the time")
    given(world, action)
    action.refresh_from_db()
    assert (action.state, action.owner) == ("proposed", world.person("chief_executive"))
    actions.decline_action(world.lead, action=action, reason="Nobody has it still")
    assert actions.withdraw_action(world.manager, action=action, reason="Asked too late").state == "withdrawn"
    assert not owed(action, "decide_action").is_open


def test_all_that_somebody_owns_goes_together_or_not_at_all(world):
    first, errand = factories.agreed(world), factories.agreed(world, errand=True, measure="", expected="")
    done = factories.done(world)
    told = {"partnership": world.partnership, "leaver": world.person("lead"), "reason": WHY}
    to = {"owner": world.person("chief_executive"), "organisation": world.organisation("Council")}
    with pytest.raises(NotPermitted):
        handing_over.hand_over_actions(world.lead, **told, **to)
    kept = handing_over.hand_over_actions(world.manager, **told, **to)
    assert {each.action for each in kept} == {first, errand}, "what is done stays theirs"
    done.refresh_from_db()
    assert done.owner == world.person("lead")
    with pytest.raises(MoveRefused, match="owns nothing"):
        handing_over.hand_over_actions(world.manager, **told, **to)


def test_whose_owner_left_is_seen_until_it_is_given_on(world):
    newcomer = appoint(
        world.manager, partnership=world.partnership, name="Nell New", email="nell@ashmere.example",
        role="practitioner", organisation=world.organisation("Council"),
    )  # fmt: skip
    action = factories.agreed(world)
    given(world, action, to="chief_executive")
    assert not lists.left_behind(world.manager, world.partnership).exists()
    handing_over.hand_over_action(
        world.manager, action=action, owner=newcomer.person, organisation=newcomer.organisation, reason=WHY
    )
    type(newcomer).objects.filter(pk=newcomer.pk).update(end=factories.ago(1), start=factories.ago(9))
    assert list(lists.left_behind(world.manager, world.partnership)) == [action]
    page = world.client("manager").get(f"/ashmere/actions/{action.ref}/").content.decode()
    assert "Nell New no longer works for" in page
    assert f"Until {clock.today().day} " in page, "who owned it before stays to be seen"


def test_what_is_missing_is_said_and_nothing_typed_is_lost(world):
    action = factories.agreed(world)
    client = world.client("lead")
    answer = client.post(f"/ashmere/actions/{action.ref}/hand-over/", {"reason": "Kept as it was typed"})
    page = answer.content.decode()
    assert "Kept as it was typed" in page
    assert "govuk-error-message" in page
    assert "Ashmere Police" not in page, "a lead gives it to colleagues alone"
    page = world.client("manager").get("/ashmere/actions/hand-over/").content.decode()
    assert "Lee Lead, 1 action<" in page
