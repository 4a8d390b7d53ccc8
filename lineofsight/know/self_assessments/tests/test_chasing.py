"""The chase ladder: in the partnership's own words, let go after a look, each letter once, never after it came in."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.access.actors import system
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Message
from lineofsight.core.notices.services import text_of
from lineofsight.core.people import services as people
from lineofsight.core.people.models import Appointment
from lineofsight.core.people.rules.register import SchoolRow
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.models import Challenge, Chased, Ladder
from lineofsight.know.self_assessments.rules import chasing as rules
from lineofsight.know.self_assessments.rules.chasing import Rung
from lineofsight.know.self_assessments.selectors import chasing
from lineofsight.know.self_assessments.tests import factories
from lineofsight.know.self_assessments.tests.test_one_answer_for_all import first_judged

DAYS = st.integers(-60, 365)
LADDERS = st.lists(DAYS, max_size=8).map(
    lambda days: [Rung(f"own_{n}", "chair", day, "x", "y") for n, day in enumerate(days)]
)


def late(world, monkeypatch, days: int, **given):
    """A round that is as many days late, let go the day before."""
    one = factories.begun(world, **given)
    services.chasing.start_chasing(world.manager, one=one)
    on = one.due + timedelta(days=days)
    monkeypatch.setattr(clock, "today", lambda: on)
    return one


@pytest.mark.once
@given(LADDERS, DAYS)
def test_nobody_is_written_to_before_their_day_and_none_but_the_furthest_reached(rungs, day):
    due = date(2026, 6, 1)
    today = due + timedelta(days=day)
    found = rules.rungs_due(rungs, due, today)
    assert all(rung.on(due) <= today for rung in found)
    assert bool(found) == any(rung.days <= day for rung in rungs)
    assert {rung.days for rung in found} <= {max((r.days for r in rungs if r.days <= day), default=None)}


@pytest.mark.once
@pytest.mark.parametrize(
    ("text", "whom", "says"),
    [
        ("{link} {nobody}", "lead", "not one of the places"),
        ("{link} {", "lead", "stands alone"),
        ("See {link}", "chair", "Only the safeguarding lead"),
        ("{organisation.kind.__class__} {link}", "lead", "not one of the places"),
    ],
)
def test_a_letter_that_cannot_be_worded_so_is_refused(text, whom, says):
    assert says in rules.wording_problem(text, whom)


@pytest.mark.once
@given(st.text(), st.text())
def test_what_is_filled_in_is_never_read_as_a_place(text, name):
    said = rules.filled("{organisation} and {due}", {"organisation": "{due}" + name, "due": text})
    assert said == "{due}" + name + " and " + text


@pytest.mark.once
def test_the_shipped_ladder_goes_from_the_lead_to_whoever_answers_for_them():
    assert [rung.whom for rung in rules.shipped()] == ["lead", "lead", "head", "chair", "trust", "partnership"]


def test_nothing_goes_before_somebody_let_it_go(world, monkeypatch):
    one = factories.begun(world)
    monkeypatch.setattr(clock, "today", lambda: one.due + timedelta(days=2))
    assert services.chasing.chase_late(system("tests")) == 0
    services.chasing.start_chasing(world.manager, one=one)
    assert services.chasing.chase_late(system("tests")) == 3
    services.chasing.stop_chasing(world.manager, one=one)
    monkeypatch.setattr(clock, "today", lambda: one.due + timedelta(days=15))
    assert services.chasing.chase_late(system("tests")) == 0


def test_each_letter_goes_once_to_whoever_it_is_for_and_stands_on_the_copy(world, monkeypatch):
    one = late(world, monkeypatch, 15)
    assert services.chasing.chase_late(system("tests")) == 1
    assert services.chasing.chase_late(system("tests")) == 0
    sent = Chased.objects.get()
    assert (sent.whom, sent.person) == ("chair", world.person("governors"))
    assert "Ashmere Primary School" in sent.text
    assert "Sam School" in sent.text
    assert "{" not in sent.text
    assert chasing.standing_with(one) == [(1, "The chair of governors")]
    page = world.client("manager").get(f"/ashmere/self-assessments/copies/{sent.copy.ref}/").content.decode()
    assert sent.subject in page
    page = world.client("manager").get(f"/ashmere/self-assessments/rounds/{one.ref}/").content.decode()
    assert "1 is with the chair of governors" in page


def test_the_leads_letter_has_a_link_of_their_own_and_what_is_kept_has_none(world, monkeypatch):
    late(world, monkeypatch, 1, kinds=("police",))
    services.chasing.chase_late(system("tests"))
    message = Message.objects.get(kind="self_assessments/chase")
    assert "/link/" in text_of(message) or "http" in text_of(message)
    assert chasing.LINK not in text_of(message)
    assert "http" not in Chased.objects.get().text


def test_whoever_has_handed_in_is_not_written_to(world, monkeypatch):
    one = factories.begun(world)
    factories.signed(world, one)
    services.chasing.start_chasing(world.manager, one=one)
    monkeypatch.setattr(clock, "today", lambda: one.due + timedelta(days=1))
    services.chasing.chase_late(system("tests"))
    assert {each.copy.organisation.name for each in Chased.objects.all()} == {
        "Ashmere Health Board", "Ashmere Primary School",
    }  # fmt: skip


@pytest.mark.parametrize("role", ["partner_lead", "head"])
def test_a_school_of_a_trust_goes_to_whoever_leads_for_the_trust_or_heads_it(world, monkeypatch, role):
    row = SchoolRow(
        2, "100001", "Ashmere Primary School", "academy", "primary", "Harbour Trust (invented)", "", "999", None, ""
    )
    people.load_register(
        world.manager, partnership=world.partnership, rows=[row], source="The register", as_at=clock.today()
    )
    from lineofsight.core.people.models import Organisation

    trust = Organisation.objects.get(name="Harbour Trust (invented)")
    people.appoint(
        world.manager, partnership=world.partnership, name="Tru Trust", email="trust@ashmere.example",
        role=role, organisation=trust,
    )  # fmt: skip
    late(world, monkeypatch, 22, kinds=("school",))
    services.chasing.chase_late(system("tests"))
    assert Chased.objects.get().person.email == "trust@ashmere.example"


def test_the_partnerships_own_words_hold_once_they_are_let_go(world, monkeypatch):
    one = factories.begun(world, kinds=("police",))
    services.chasing.start_chasing(world.manager, one=one)
    wording = {"whom": "lead", "days": 1, "subject": "Please", "text": "Do write to us, {lead}: {link}"}
    services.chasing.set_rung(world.analyst, one=one, key="lead_after", **wording)
    monkeypatch.setattr(clock, "today", lambda: one.due + timedelta(days=1))
    assert "were changed since" in page_of(world, one)
    services.chasing.start_chasing(world.manager, one=one)
    services.chasing.chase_late(system("tests"))
    assert Chased.objects.get().text == f"Do write to us, Pat Police: {chasing.LINK}"
    assert list(Ladder.objects.order_by("n").values_list("n", flat=True)) == [1, 2]
    assert Ladder.objects.get(n=1).steps == rules.shipped()


def page_of(world, one) -> str:
    return world.client("manager").get(f"/ashmere/self-assessments/rounds/{one.ref}/chasing/").content.decode()


def test_refused_a_wording_the_last_letter_a_draft_and_whoever_may_not(world):
    one = factories.begun(world, kinds=("police",))
    wording = {"whom": "lead", "days": 1, "subject": "Please", "text": "No link"}
    with pytest.raises(MoveRefused, match="needs its"):
        services.chasing.set_rung(world.manager, one=one, **wording)
    for rung in rules.shipped()[1:]:
        services.chasing.drop_rung(world.manager, one=one, key=rung.key)
    with pytest.raises(MoveRefused, match="at least one letter"):
        services.chasing.drop_rung(world.manager, one=one, key="lead_before")
    services.rounds.close_round(world.manager, one=one)
    with pytest.raises(MoveRefused, match="has begun"):
        services.chasing.start_chasing(world.manager, one=one)
    for verb in (services.chasing.start_chasing, services.chasing.stop_chasing):
        with pytest.raises(NotPermitted):
            verb(world.police, one=one)


def test_who_would_get_what_is_seen_with_the_letter_before_anything_is_sent(world):
    one = factories.begun(world)
    page = page_of(world, one)
    assert "Gus Governor" in page
    assert page.count("(the chair of governors)") == 1, "Only a school has one."
    assert "nobody to write to" in page
    client, copy = world.client("manager"), factories.copy_of(one, "School")
    letter = client.get(f"/ashmere/self-assessments/rounds/{one.ref}/chasing/letters/chair/?copy={copy.ref}")
    assert "As chair of governors you sign it" in letter.content.decode()
    assert "Ashmere Primary School" in letter.content.decode()
    assert not Chased.objects.exists()
    address = f"/ashmere/self-assessments/rounds/{one.ref}/chasing/letters/chair/word/"
    sent = {"whom": "chair", "moment": "after", "days": "5", "subject": "Hm", "text": "Go to {link}"}
    refused = client.post(address, sent)
    assert "Only the safeguarding lead" in refused.content.decode()
    client.post(address, sent | {"text": "Please ask {lead}"})
    assert next(rung for rung in chasing.steps_of(one) if rung.key == "chair").days == 5


def test_a_challenge_unanswered_after_its_day_is_reminded_once_and_shows_as_late(world, monkeypatch):
    one = factories.begun(world, kinds=("police",))
    factories.signed(world, one)
    copy = factories.copy_of(one, "Police")
    services.challenges.challenge_copy(world.analyst, copy=copy, item=first_judged().key, question="Where is it?")
    due = Challenge.objects.get().due
    monkeypatch.setattr(clock, "today", lambda: due)
    assert services.chasing.remind_challenged(system("tests")) == 0
    monkeypatch.setattr(clock, "today", lambda: due + timedelta(days=1))
    assert services.chasing.remind_challenged(system("tests")) == 1
    assert services.chasing.remind_challenged(system("tests")) == 0
    assert "Where is it?" in text_of(Message.objects.get(kind="self_assessments/remind_challenged"))
    page = world.client("manager").get(f"/ashmere/self-assessments/rounds/{one.ref}/").content.decode()
    assert "Challenges late" in page


LAST = {"whom": "named", "days": 40, "subject": "{organisation}", "text": "{organisation} has not handed in."}


def test_the_last_letter_goes_to_whoever_the_business_manager_named(world, monkeypatch):
    one, chief = factories.begun(world, kinds=("police",)), world.person("chief_executive")
    with pytest.raises(MoveRefused, match="Only the business manager"):
        services.chasing.set_rung(world.analyst, one=one, person=chief.ref, **LAST)
    with pytest.raises(MoveRefused, match="you have appointed"):
        services.chasing.set_rung(world.manager, one=one, person=world.person("neighbour").ref, **LAST)
    address = f"/ashmere/self-assessments/rounds/{one.ref}/chasing/letters/new/"
    typed = {**LAST, "moment": "after", "person": ""}
    assert "Choose who it is for" in world.client("manager").post(address, typed).content.decode()
    assert "Somebody you name" not in world.client("analyst").get(address).content.decode()
    world.client("manager").post(address, {**typed, "person": chief.ref})
    assert "Cate Chief" in page_of(world, one)
    services.chasing.start_chasing(world.manager, one=one)
    monkeypatch.setattr(clock, "today", lambda: one.due + timedelta(days=40))
    assert services.chasing.chase_late(system("tests")) == 1
    assert Chased.objects.get().person == chief
    assert chasing.standing_with(one) == [(1, "Cate Chief")]


def test_whoever_was_named_and_holds_no_post_any_more_is_not_written_to(world, monkeypatch):
    one, chief = factories.begun(world, kinds=("police",)), world.person("chief_executive")
    services.chasing.set_rung(world.manager, one=one, person=chief.ref, **LAST)
    services.chasing.start_chasing(world.manager, one=one)
    for appointment in Appointment.objects.filter(person=chief):
        people.end_appointment(world.manager, appointment=appointment, end=clock.today())
    monkeypatch.setattr(clock, "today", lambda: one.due + timedelta(days=40))
    assert services.chasing.chase_late(system("tests")) == 0
    assert "Cate Chief holds no post now" in page_of(world, one)
