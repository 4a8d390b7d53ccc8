"""Agencies that took part in a rapid review are told what was decided after it: by a letter that points to nobody."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due, Message
from lineofsight.core.notices.services import text_of
from lineofsight.core.people.models import Appointment
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.lifecycle import INCIDENT
from lineofsight.learn.reviews.models import AgencyTold, Incident
from lineofsight.learn.reviews.rules.codes import STEPS
from lineofsight.learn.reviews.rules.telling import DECIDED, RECORDS, decided
from lineofsight.learn.reviews.selectors.telling import to_be_told
from lineofsight.learn.reviews.services import accounts, local_review, panel, telling
from lineofsight.learn.reviews.tests import factories, local


def letters() -> list[Message]:
    return list(Message.objects.filter(kind="reviews/decided"))


def owed(made: Incident) -> bool:
    return Due.objects.filter(record_ref=made.ref, what=telling.TELL, done_at=None, lifted_at=None).exists()


def follow(world, step: str) -> Incident:
    """What follows a review in which an agency took part."""
    made = factories.taken_part(world, step)
    how = {"local": panel.commission_local_review, "national": panel.hand_to_national}
    return how.get(step, panel.close_with_learning)(world.manager, incident=made)


@pytest.mark.parametrize("step", sorted(DECIDED))
def test_whoever_leads_for_an_agency_that_took_part_reads_what_was_decided_and_when_the_panel_answered(world, step):
    made = follow(world, step)
    assert owed(made)
    assert not letters(), "nothing goes by itself"
    for somebody in ("icb", "chief_executive", "health", "scrutineer", "neighbour"):
        with pytest.raises(NotPermitted):
            telling.tell_agencies(getattr(world, somebody), incident=made)
    [told] = telling.tell_agencies(world.manager, incident=made)
    assert (told.organisation, told.decided) == (world.organisation("Health"), step)
    [letter] = letters()
    assert letter.person == world.person("health"), "the police knew nothing, and took no part"
    text = text_of(letter)
    assert DECIDED[step] in text
    assert RECORDS[step] in text
    assert f"answered on {clock.today().day} " in text
    assert made.title in letter.subject
    assert not owed(made)


def test_the_letter_points_to_no_child(world):
    made = follow(world, "local")
    telling.tell_agencies(world.manager, incident=made)
    [letter] = letters()
    said = letter.subject + text_of(letter)
    told = factories.told()
    sealed = {**told, **factories.child()}
    for word in (*factories.NAME.split()[:2], factories.BORN, "2019", sealed["place"], told["what_happened"], "Mother",
                 "bruise", "CSPR-1", "harm"):  # fmt: skip
        assert word not in said, word
    assert "/incidents/" not in said, "the room is not theirs"


def test_nobody_is_written_to_twice_and_decided_anew_they_are_told_anew(world):
    made = follow(world, "learning")
    telling.tell_agencies(world.manager, incident=made)
    with pytest.raises(MoveRefused, match="No agency"):
        telling.tell_agencies(world.manager, incident=made)
    panel.reopen_incident(world.manager, incident=made)
    with pytest.raises(MoveRefused, match="not settled yet"):
        telling.tell_agencies(world.manager, incident=made)
    panel.close_with_learning(world.manager, incident=made)
    assert owed(made)
    telling.tell_agencies(world.manager, incident=made)
    assert (len(letters()), AgencyTold.objects.count()) == (2, 2)


def test_opened_again_nothing_is_owed_and_nothing_was_settled_of_an_answer_alone(world):
    made = follow(world, "learning")
    panel.reopen_incident(world.manager, incident=made)
    assert not owed(made)
    assert to_be_told(made) == []
    alone = panel.close_with_learning(world.manager, incident=factories.answered(world, step="learning"))
    assert not owed(alone), "no agency took part"


def test_who_is_asked_by_the_local_review_alone_took_no_part_and_after_it_nobody_is_told(world):
    made = follow(world, "local")
    begun = {"kind": "local", "decided_on": clock.today()}
    local.gathering(world, local_review.begin_local_review(world.manager, incident=made, **begun))
    later = factories.asked(world, made, "School")
    factories.told_of(world, later, "school")
    accounts.give_account(world.school, account=later)
    assert [each.organisation for each in to_be_told(made)] == [world.organisation("Health")]
    Incident.objects.filter(pk=made.pk).update(state="closed")
    made.refresh_from_db()
    assert to_be_told(made) == []


def test_where_nobody_leads_for_an_agency_no_letter_goes(world):
    made = follow(world, "other")
    long_ago = {"start": date(2020, 1, 1), "end": date(2020, 12, 31)}
    Appointment.objects.filter(organisation=world.organisation("Health")).update(**long_ago)
    with pytest.raises(MoveRefused, match="Nobody leads for Ashmere Health"):
        telling.tell_agencies(world.manager, incident=made)
    assert not letters()
    assert not AgencyTold.objects.exists()


def test_the_page_offers_it_and_says_who_was_told(world):
    made = follow(world, "learning")
    factories.opened(world, "manager", made)
    client, place = world.client("manager"), f"/ashmere/incidents/{made.ref}/"
    assert "Tell the agencies what was decided" in client.get(place).content.decode()
    page = client.get(f"{place}tell/").content.decode()
    assert "Ashmere Health" in page
    assert "Ashmere Police" not in page
    assert DECIDED["learning"] in page
    assert client.post(f"{place}tell/").status_code == 302
    shown = client.get(place).content.decode()
    assert "Agencies that were told what was decided: 1" in shown
    assert "Tell the agencies what was decided<" not in shown


@pytest.mark.once
@given(st.sampled_from([state.key for state in INCIDENT.states]), st.sampled_from(["", *STEPS]))
def test_what_was_decided_is_told_once_it_is_settled_alone(state, step):
    found = decided(state, step)
    assert found in ("", *DECIDED)
    assert bool(found) == (
        state in ("local_review", "national_review") or (state == "closed" and step in ("learning", "other"))
    )
    assert set(DECIDED) == set(RECORDS) == set(STEPS)
