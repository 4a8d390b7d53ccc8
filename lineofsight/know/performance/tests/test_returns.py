"""Answering, passing on, signing off and correcting a return."""

from decimal import Decimal

import pytest

from lineofsight.core.access import services as access
from lineofsight.core.access.models import Code, Grant
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.insight import library
from lineofsight.core.insight.models import Observation
from lineofsight.core.notices.models import Due, Message
from lineofsight.core.notices.services import send_code, text_of
from lineofsight.core.people.selectors import holder_of
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.performance import selectors
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import requests, returns
from lineofsight.know.performance.tests import factories


def test_issuing_writes_to_each_agency_and_only_about_its_own(world):
    request = factories.asked(world)
    letters = {m.person.email: text_of(m) for m in Message.objects.filter(kind="performance/ask")}
    assert set(letters) == {"lead@ashmere.example", "police@ashmere.example"}
    assert "Contacts with the Front Door" in letters["lead@ashmere.example"]
    assert "Contacts with the Front Door" not in letters["police@ashmere.example"]
    assert Due.objects.filter(what="return", done_at=None).count() == 2
    assert request.state == "issued"


def test_a_request_that_asks_nobody_is_not_sent(world):
    due = factories.clock.today()
    made = requests.create_request(
        world.manager, partnership=world.partnership, period=factories.YEAR, due=due, indicators=[]
    )
    with pytest.raises(MoveRefused, match="Nobody would be asked"):
        requests.issue_request(world.manager, request=made)


@pytest.mark.parametrize("name", ["scrutineer", "lead", "neighbour", "administrator", "practitioner"])
def test_who_may_not_ask_agencies(world, name):
    request = factories.asked(world)
    actor = getattr(world, name)
    with pytest.raises(NotPermitted):
        requests.create_request(
            actor, partnership=world.partnership, period=factories.YEAR, due=request.due, indicators=factories.KEYS
        )
    with pytest.raises(NotPermitted):
        requests.issue_request(actor, request=request)
    with pytest.raises(NotPermitted):
        requests.close_request(actor, request=request)
    with pytest.raises(NotPermitted):
        requests.send_link(actor, agency_return=factories.return_from(request, "Council"))


@pytest.mark.parametrize("name", ["analyst", "manager", "police", "neighbour"])
def test_nobody_but_the_agency_says_what_it_says(world, name):
    agency_return = factories.return_from(factories.asked(world), "Council")
    with pytest.raises(NotPermitted):
        returns.save_answer(
            getattr(world, name), agency_return=agency_return, indicator="protection.plans", answer=Answer(Decimal(1))
        )
    with pytest.raises(NotPermitted):
        returns.sign_off_return(getattr(world, name), agency_return=agency_return)
    with pytest.raises(NotPermitted):
        returns.pass_on_part(
            getattr(world, name), agency_return=agency_return, indicators=[], name="A", email="a@b.example"
        )


def test_a_link_lets_its_holder_do_that_return_and_no_other(world):
    request = factories.asked(world)
    council, police = factories.return_from(request, "Council"), factories.return_from(request, "Police")
    holder = factories.holder(council)
    returns.save_answer(holder, agency_return=council, indicator="protection.plans", answer=Answer(Decimal(414)))
    with pytest.raises(NotPermitted):
        returns.save_answer(
            holder, agency_return=police, indicator="crime.serious_sexual_offences", answer=Answer(Decimal(1))
        )
    assert list(selectors.returns_seen(holder)) == [council]
    assert not selectors.scorecards(holder).exists()


def test_a_part_passed_on_can_be_answered_and_not_signed_off(world):
    council = factories.return_from(factories.asked(world), "Council")
    holder = factories.holder(council)
    returns.pass_on_part(
        holder, agency_return=council, indicators=["protection.plans"], name="Col League", email="col@ashmere.example"
    )
    colleague = holder_of(Grant.objects.get(part=["protection.plans"]).ref)
    assert [item.indicator for item in selectors.items_for(colleague, council)] == ["protection.plans"]
    returns.save_answer(colleague, agency_return=council, indicator="protection.plans", answer=Answer(Decimal(414)))
    with pytest.raises(returns.Unanswerable):
        returns.save_answer(
            colleague, agency_return=council, indicator="front_door.contacts", answer=Answer(Decimal(1))
        )
    with pytest.raises(NotPermitted):
        returns.sign_off_return(colleague, agency_return=council)


def test_sign_off_waits_for_every_item(world):
    council = factories.return_from(factories.asked(world), "Council")
    with pytest.raises(MoveRefused, match="Not answered yet"):
        returns.sign_off_return(world.lead, agency_return=council)
    assert not Observation.objects.filter(record_ref=council.ref).exists()


def test_signing_off_makes_each_answer_an_observation(world):
    council = factories.signed_off(world)
    seen = {row.indicator: row for row in Observation.objects.filter(record_ref=council.ref)}
    assert seen["front_door.contacts"].value == 24629
    assert seen["front_door.contacts"].comment == "As recorded"
    assert seen["protection.plans"].start == seen["protection.plans"].end == factories.YEAR.end
    share = seen["front_door.re_referrals"]
    assert (share.numerator, share.denominator) == (3044, 10917)
    assert library.indicator(share.indicator).text_of(share.value) == "27.9%"
    assert Due.objects.get(record_ref=council.ref).done_at


def test_by_link_sign_off_asks_for_the_code_that_was_sent(world):
    council = factories.return_from(factories.asked(world), "Council")
    holder = factories.holder(council)
    factories.answered(holder, council)
    with pytest.raises(MoveRefused, match="Enter the code"):
        returns.sign_off_return(holder, agency_return=council)
    grant = Grant.objects.get(ref=holder.grant_ref)
    letter = send_code(holder, grant=grant)
    assert letter.to_address == "lead@ashmere.example"
    assert access.confirm_code(holder, digits="000000x") is None
    code = access.confirm_code(holder, digits=factories.code_in(letter))
    returns.sign_off_return(holder, agency_return=council, code=code)
    assert council.state == "signed_off"


def test_a_code_is_spent_after_five_wrong_tries(world):
    holder = factories.holder(factories.return_from(factories.asked(world), "Council"))
    letter = send_code(holder, grant=Grant.objects.get(ref=holder.grant_ref))
    right = factories.code_in(letter)
    wrong = "111111" if right != "111111" else "222222"
    assert [access.confirm_code(holder, digits=wrong) for _ in range(5)] == [None] * 5
    assert Code.objects.get().attempts == 5
    assert access.confirm_code(holder, digits=right) is None


def test_a_big_move_counts_when_it_is_confirmed(world):
    before = {**factories.COUNCIL, "front_door.contacts": Answer(Decimal(10000))}
    factories.signed_off(world, factories.asked(world, factories.YEAR.previous()), before)
    council = factories.return_from(factories.asked(world), "Council")
    factories.answered(world.lead, council)
    with pytest.raises(MoveRefused, match="Contacts with the Front Door"):
        returns.sign_off_return(world.lead, agency_return=council)
    sure = Answer(Decimal(24629), comment="A new contact line opened", confirmed=True)
    returns.save_answer(world.lead, agency_return=council, indicator="front_door.contacts", answer=sure)
    assert returns.sign_off_return(world.lead, agency_return=council).state == "signed_off"


def test_a_correction_is_a_new_value_and_the_old_one_stands_as_it_was(world):
    council = factories.signed_off(world)
    old = Observation.objects.get(record_ref=council.ref, indicator="protection.plans")
    new = returns.correct_value(
        world.lead, agency_return=council, indicator="protection.plans", answer=Answer(Decimal(399)),
        reason="Temporary plans were counted",
    )  # fmt: skip
    old.refresh_from_db()
    assert (old.value, new.value, new.replaces) == (414, 399, old)
    assert new.reason == "Temporary plans were counted"


def test_a_correction_says_why_and_is_the_agencys_alone(world):
    council = factories.signed_off(world)
    about = {"agency_return": council, "indicator": "protection.plans", "answer": Answer(Decimal(1))}
    with pytest.raises(returns.Unanswerable) as wrong:
        returns.correct_value(world.lead, **about, reason=" ")
    assert "reason" in wrong.value.problems
    for name in ("analyst", "manager", "neighbour"):
        with pytest.raises(NotPermitted):
            returns.correct_value(getattr(world, name), **about, reason="x")


def test_closing_ends_every_link_and_marks_what_was_not_returned(world):
    request = factories.asked(world)
    council, police = factories.return_from(request, "Council"), factories.return_from(request, "Police")
    factories.signed_off(world, request)
    holder = factories.holder(police)
    requests.send_link(world.analyst, agency_return=police)
    requests.close_request(world.analyst, request=request)
    police.refresh_from_db()
    council.refresh_from_db()
    assert (council.state, police.state) == ("signed_off", "not_returned")
    assert holder_of(holder.grant_ref) is None
    with pytest.raises(MoveRefused):
        returns.save_answer(
            world.police, agency_return=police, indicator="crime.serious_sexual_offences", answer=Answer(Decimal(1))
        )


def test_a_value_off_its_target_counts_when_it_is_explained(world):
    repeats = "protection.repeat_plans"
    council = factories.return_from(factories.asked(world, keys=(repeats,)), "Council")
    factories.answered(world.lead, council, {repeats: Answer(Decimal(40), Decimal(200))})
    with pytest.raises(MoveRefused, match="Off target, and nothing said about it yet"):
        returns.sign_off_return(world.lead, agency_return=council)
    page = f"/ashmere/performance/returns/{council.ref}/{repeats}/"
    body = world.client("lead").post(page, {"numerator": "40", "denominator": "200"}).content.decode()
    assert "the local target is 10.0%" in body
    assert "I have checked it" not in body, "it did not move: there is nothing to confirm"
    said = {"numerator": "40", "denominator": "200", "comment": "Two large families."}
    assert world.client("lead").post(page, said).status_code == 302
    assert returns.sign_off_return(world.lead, agency_return=council).state == "signed_off"
