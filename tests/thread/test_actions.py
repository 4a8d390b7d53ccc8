"""Actions: proposed to an agency, agreed, done on evidence, closed by somebody else once their effect was tested."""

import pytest
from django.core.files.base import ContentFile

from lineofsight.core.access.models import Grant
from lineofsight.core.access.permissions import NotPermitted, permitted
from lineofsight.core.notices.models import Due, Message
from lineofsight.core.people.selectors import holder_of
from lineofsight.core.records import selectors as records
from lineofsight.core.thread.models import Action, Evidence
from lineofsight.core.thread.rules.given import Source
from lineofsight.core.thread.selectors import lists
from lineofsight.core.thread.services import actions, closing, impact
from lineofsight.kernel.lifecycle import MoveRefused
from tests.thread import factories


def owed(action, what: str) -> Due:
    return Due.objects.get(record_ref=action.ref, what=what)


def test_an_action_that_does_not_say_how_one_will_know_is_refused_whole(world):
    with pytest.raises(MoveRefused, match="how one will know that it worked"):
        factories.proposed(world, measure="")
    assert not Action.objects.exists()


def test_an_errand_needs_no_measure_and_is_closed_when_it_is_done(world):
    errand = factories.agreed(world, errand=True, measure="", expected="")
    with pytest.raises(MoveRefused, match="errand"):
        actions.say_done(world.lead, action=errand)
    assert actions.tick_off(world.lead, action=errand).state == "closed"
    counted = lists.counted(lists.actions_in(world.chair, world.partnership))
    assert (counted.closed, counted.errands_done) == (0, 1), "errands are counted apart"


def test_its_agency_is_asked_and_nobody_owes_it_before_they_agree(world):
    action = factories.proposed(world)
    assert owed(action, "agree_action").organisation == world.organisation("Council")
    assert not Due.objects.filter(record_ref=action.ref, what="do_action").exists()
    assert Message.objects.get(about_ref=action.ref).person == world.person("lead")
    actions.agree_action(world.lead, action=action, support="Two days of the training team")
    assert owed(action, "agree_action").done_at
    assert owed(action, "do_action").person == world.person("lead")
    assert action.support == "Two days of the training team"


def test_only_the_agency_that_is_to_own_it_agrees_or_declines(world):
    action = factories.proposed(world)
    for somebody in (world.chair, world.manager, world.police):
        with pytest.raises(NotPermitted):
            actions.agree_action(somebody, action=action, support="None")
        with pytest.raises(NotPermitted):
            actions.decline_action(somebody, action=action, reason="Not ours")
    with pytest.raises(MoveRefused, match="support"):
        actions.agree_action(world.lead, action=action, support="")
    declined = actions.decline_action(world.lead, action=action, reason="We do this already")
    assert declined.state == "declined"
    assert [due.what for due in Due.objects.filter(record_ref=action.ref, done_at=None, lifted_at=None)] == [
        "decide_action"
    ], "the agency owes nothing any more, and the business manager decides"


def test_an_agency_for_which_nobody_speaks_cannot_be_asked(world):
    with pytest.raises(MoveRefused, match="Nobody speaks for"):
        factories.proposed(world, owner="practitioner", agency="Business Unit")


def test_the_lead_answers_and_the_owner_works_by_the_links_they_were_sent(world):
    action = factories.proposed(world)
    lead = holder_of(Grant.objects.get(record_ref=action.ref).ref)
    actions.agree_action(lead, action=action, support="None is needed")
    owner = holder_of(next(g.ref for g in Grant.objects.filter(record_ref=action.ref) if "say_done" in g.verbs))
    actions.say_progress(owner, action=action, text="Half of the teams were told")
    actions.give_action_evidence(owner, action=action, seen=factories.seen())
    assert actions.say_done(owner, action=action).done_by == world.person("lead")
    with pytest.raises(NotPermitted):
        closing.close_untested(owner, action=action, reason="I say so")


def test_done_without_evidence_is_refused_and_then_accepted(world):
    action = factories.agreed(world)
    with pytest.raises(MoveRefused, match="evidence"):
        actions.say_done(world.lead, action=action)
    actions.give_action_evidence(world.lead, action=action, seen=factories.seen())
    assert actions.say_done(world.lead, action=action).state == "done"
    assert owed(action, "do_action").done_at
    assert owed(action, "check_action").role == "business_manager"


def test_whoever_coordinates_child_death_reviews_follows_an_action_and_opens_no_evidence_of_it(world):
    action = factories.agreed(world)
    upload = ContentFile(b"%PDF-1.7 an audit", name="audit.pdf")
    actions.give_action_evidence(world.lead, action=action, seen=factories.seen(upload=upload))
    evidence = Evidence.objects.exclude(file=None).get()
    assert permitted(world.coordinator, "thread.see_action", action)
    may = {who: permitted(getattr(world, who), "thread.open_attachment", evidence) for who in ("lead", "manager")}
    assert may == {"lead": True, "manager": True}
    assert not permitted(world.coordinator, "thread.open_attachment", evidence)


def test_a_part_that_is_not_done_holds_the_whole_back(world):
    whole = factories.agreed(world)
    part = actions.add_part(
        world.chair, action=whole, part=factories.proposal(world, owner="police", agency="Police", text="Do the same")
    )
    actions.agree_action(world.police, action=part, support="None is needed")
    actions.give_action_evidence(world.lead, action=whole, seen=factories.seen())
    with pytest.raises(MoveRefused, match="Ashmere Police"):
        actions.say_done(world.lead, action=whole)
    actions.give_action_evidence(world.police, action=part, seen=factories.seen())
    actions.say_done(world.police, action=part)
    assert actions.say_done(world.lead, action=whole).state == "done"
    with pytest.raises(MoveRefused, match="one agency’s part"):
        actions.add_part(world.chair, action=part, part=factories.proposal(world))


def test_a_date_slips_with_its_reason_and_every_slip_is_seen(world):
    action = factories.agreed(world)
    first = action.due
    with pytest.raises(MoveRefused, match="already"):
        actions.change_due(world.lead, action=action, due=first, reason="None")
    with pytest.raises(MoveRefused, match="passed"):
        actions.change_due(world.lead, action=action, due=factories.ago(1), reason="None")
    actions.change_due(world.lead, action=action, due=factories.ahead(60), reason="Two workers are ill")
    slip = actions.change_due(world.manager, action=action, due=factories.ahead(90), reason="Still ill")
    assert [(s.was, s.becomes) for s in action.slips.all()] == [
        (first, factories.ahead(60)), (factories.ahead(60), factories.ahead(90)),
    ]  # fmt: skip
    assert slip.reason == "Still ill"
    assert owed(action, "do_action").on == factories.ahead(90)


def test_whoever_is_from_the_agency_cannot_close_it(world):
    """The business manager's post is in the council, which owns it; so is the chief executive's."""
    action = factories.done(world)
    factories.found(world, action)
    for somebody in (world.manager, world.chief_executive):
        with pytest.raises(MoveRefused, match="outside the agency"):
            closing.close_action(somebody, action=action)
        with pytest.raises(MoveRefused, match="outside the agency"):
            closing.close_untested(somebody, action=action, reason="It will do")
    with pytest.raises(NotPermitted):
        closing.close_action(world.lead, action=action)
    assert closing.close_action(world.chair, action=action).state == "closed"
    assert not Due.objects.filter(record_ref=action.ref, done_at=None, lifted_at=None).exists()
    assert not Grant.objects.filter(record_ref=action.ref, ended_at=None).exists()


def test_what_was_not_tested_is_closed_only_openly_and_is_counted(world):
    action = factories.done(world)
    with pytest.raises(MoveRefused, match="not been tested"):
        closing.close_action(world.chair, action=action)
    closing.close_untested(world.chair, action=action, reason="The team no longer exists")
    factories.closed(world, owner="police", agency="Police", by="police")
    counted = lists.counted(lists.actions_in(world.chair, world.partnership))
    assert (counted.closed, counted.closed_untested, counted.ended) == (1, 1, 2)


def test_evidence_that_does_not_show_it_is_sent_back(world):
    action = factories.done(world)
    with pytest.raises(MoveRefused, match="outside"):
        closing.send_back(world.manager, action=action, reason="Too few records")
    closing.send_back(world.scrutineer, action=action, reason="Too few records")
    assert action.state == "open"
    assert owed(action, "do_action").done_at is None
    assert records.latest(action).reason == "Too few records"


def test_a_closed_action_can_be_opened_again(world):
    action = factories.closed(world)
    with pytest.raises(NotPermitted):
        closing.reopen_action(world.police, action=action, reason="It came back")
    assert closing.reopen_action(world.scrutineer, action=action, reason="It came back").state == "open"
    assert owed(action, "do_action").done_at is None


def test_withdrawn_is_owed_by_nobody(world):
    action = factories.agreed(world)
    with pytest.raises(NotPermitted):
        actions.withdraw_action(world.lead, action=action, reason="Too much")
    actions.withdraw_action(world.chair, action=action, reason="Asked for twice")
    assert not Due.objects.filter(record_ref=action.ref, done_at=None, lifted_at=None).exists()
    with pytest.raises(MoveRefused):
        actions.say_progress(world.lead, action=action, text="Nearly")


def test_each_move_is_in_the_history(world):
    action = factories.closed(world)
    made = [moved.move for moved in records.history(action)]
    assert made == ["open", "agree_action", "say_done", "close_action"]


def test_another_partnership_sees_nothing(world):
    action = factories.proposed(world)
    from lineofsight.core.thread.selectors.permissions import actions_seen, points_seen

    assert not actions_seen(world.neighbour).exists()
    assert not points_seen(world.neighbour).exists()
    with pytest.raises(NotPermitted):
        impact.plan_test(
            world.neighbour, action=action, method="audit", tests="practice", expected_change="x",
            planned_on=factories.ahead(), tester=world.person("scrutineer"),
        )  # fmt: skip


def test_who_tests_is_from_outside_and_says_what_was_found(world):
    action = factories.done(world)
    with pytest.raises(MoveRefused, match="Choose another"):
        factories.planned(world, action, tester="lead")
    test = factories.planned(world, action)
    assert owed(test, "record_result").person == world.person("scrutineer")
    told = {"result": "some", "found": "Seven of ten", "found_on": factories.ago(0)}
    with pytest.raises(MoveRefused, match="outside"):
        impact.record_result(world.manager, test=test, **told)
    with pytest.raises(MoveRefused, match="lies ahead"):
        impact.record_result(world.scrutineer, test=test, **(told | {"found_on": factories.ahead(1)}))
    assert impact.record_result(world.scrutineer, test=test, **told).state == "found"
    assert owed(test, "record_result").done_at
    with pytest.raises(MoveRefused):
        impact.drop_test(world.chair, test=test, reason="Too late")
    other = factories.planned(world, action)
    with pytest.raises(NotPermitted):
        impact.drop_test(world.lead, test=other, reason="We are busy")
    assert impact.drop_test(world.chair, test=other, reason="One is enough").state == "dropped"


def test_an_errand_and_what_is_not_done_have_no_effect_to_test(world):
    with pytest.raises(MoveRefused, match="no effect"):
        factories.planned(world, factories.agreed(world, errand=True, measure="", expected=""))
    declined = actions.decline_action(world.lead, action=factories.proposed(world), reason="No")
    with pytest.raises(MoveRefused, match="no effect"):
        factories.planned(world, declined)


def test_where_an_action_comes_from_is_a_link_only_for_whoever_may_follow_it(world):
    """What the partnership learned is its own; the agency that is asked reads the words of whoever asked."""
    point = factories.point(world)
    source = Source(ref=point.ref, said="A learning event")
    action = factories.proposed(world, source=source, owner="police", agency="Police")
    for who, links in (("chair", True), ("police", False)):
        page = world.client(who).get(f"/ashmere/actions/{action.ref}/").content.decode()
        assert (f'href="/ashmere/learning/{point.ref}/"' in page) is links
        assert (point.text in page) is links
        assert "A learning event" in page


def test_a_proposed_action_has_a_page_for_whoever_answers(world):
    page = world.client("lead").get(f"/ashmere/actions/{factories.proposed(world).ref}/").content.decode()
    assert "Agree to it" in page
    assert "Load" not in page, "what loading a tracker does is no button"


def test_what_comes_first_is_the_first_button(world):
    """An action waits for its evidence, then for a test by somebody from outside; an errand is only ticked off."""
    opened, done = factories.agreed(world), factories.done(world)
    errand = factories.agreed(world, errand=True, measure="", expected="")
    first = {
        ("lead", opened): "Give evidence", ("lead", errand): "Tick it off", ("chair", done): "Plan a test",
        ("chief_executive", done): "Close it",
    }  # fmt: skip
    for (who, action), words in first.items():
        page = world.client(who).get(f"/ashmere/actions/{action.ref}/").content.decode()
        assert page.split('role="button"')[1].split("</a>")[0].split(">")[1].strip() == words
    assert "Say that it is done" not in world.client("lead").get(f"/ashmere/actions/{errand.ref}/").content.decode()
