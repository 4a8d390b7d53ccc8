"""A parent answers once and each site says for itself: never over a site's own answer, never confirmed by itself."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.people import services as people
from lineofsight.core.questions.rules import Carried, Given
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.models import Round, SharedSheet
from lineofsight.know.self_assessments.rules.sharing import Standing, differing, reaching
from lineofsight.know.self_assessments.selectors import own, sharing
from lineofsight.know.self_assessments.selectors import sites as selectors
from lineofsight.know.self_assessments.tests import factories, sites

ITEM, OTHER = "leadership.senior_lead", "recruitment.checks"
KEYS = st.sampled_from("abcd")
GIVEN = st.builds(Given, st.sampled_from(["", "met", "partly"]))
STANDING = st.builds(Standing, GIVEN, st.booleans(), st.booleans())


@pytest.fixture
def one(world):
    """A round in which the police, a site of the council, are asked."""
    return factories.begun(world, kinds=("police", "icb"))


@pytest.fixture
def police(world, one):
    return factories.assessment_of(world, "Police")


def judged(assessment):
    """Two items that everybody is asked."""
    return [item.key for item in assessment.questions.items.values() if item.judged and item.when is None][:2]


@pytest.mark.once
@given(st.dictionaries(KEYS, st.builds(Carried, GIVEN)), st.dictionaries(KEYS, STANDING))
def test_only_what_is_empty_or_an_unconfirmed_answer_of_the_parent_is_ever_touched(shared, standing):
    found = reaching(shared, standing)
    assert not set(found.fresh) & set(standing)
    assert all(standing[key].waiting and standing[key].shared for key in found.anew)
    assert not set(differing(shared, standing)) & (set(found.fresh) | set(found.anew))


def test_a_site_finds_it_filled_in_and_it_counts_once_the_site_says_it_is_true(world, police):
    first, _ = judged(police)
    sites.shared(world, first)
    found = sites.answer(police, first)
    assert (found.value, found.carried) == ("met", True)
    assert first in [item.key for item in own.filled(police).progress.unconfirmed]
    police.refresh_from_db()
    assert police.touched_at is None, "nobody there has begun"
    section = police.questions.items[first].section
    page = world.client("police").get(f"/ashmere/self-assessments/own/{police.ref}/sections/{section}/")
    assert "Services: still true?" in page.content.decode()
    factories.confirm(world.police, police)
    found.refresh_from_db()
    assert (found.carried, found.by) == (False, world.police.ref)


def test_a_sites_own_answer_stands_and_it_is_told_of_the_parents(world, police):
    first, second = judged(police)
    item = police.questions.items[first]
    services.answering.save_answers(world.police, assessment=police, sent=factories.one(item, "not_met"))
    sheet = sites.begun(world)
    sites.share(world, sheet, **{first: "met", second: "met"})
    own_answer = sites.answer(police, first)
    assert (own_answer.value, own_answer.by, own_answer.n) == ("not_met", world.police.ref, 1)
    assert sites.answer(police, second).carried
    assert list(sharing.told_beside(police)) == [first]


def test_changed_later_who_confirmed_keeps_theirs_and_sees_it_and_who_did_not_has_the_new_one(world, police):
    first, second = judged(police)
    sheet = sites.begun(world)
    sites.share(world, sheet, **{first: "met", second: "met"})
    answer = sites.answer(police, first)
    sent = {first: factories.Sent(answer.given, answer.n, True)}
    services.answering.save_answers(world.police, assessment=police, sent=sent)
    sites.share(world, sheet, **{first: "partly", second: "partly"})
    confirmed, waiting = sites.answer(police, first), sites.answer(police, second)
    assert (confirmed.value, confirmed.carried) == ("met", False)
    assert (waiting.value, waiting.carried) == ("partly", True)
    told = sharing.told_beside(police)
    assert list(told) == [first]
    section = police.questions.items[first].section
    page = world.client("police").get(f"/ashmere/self-assessments/own/{police.ref}/sections/{section}/")
    assert "answers otherwise" in page.content.decode()
    assert sites.share(world, sheet, **{first: "partly"}) == 0, "taken there again it changes nothing"


def test_taken_back_it_is_asked_afresh_where_nobody_confirmed_it(world, police):
    first, _ = judged(police)
    sheet = sites.begun(world)
    sites.share(world, sheet, **{first: "met"})
    sites.share(world, sheet, **{first: ""})
    assert not sites.answer(police, first).given.answered
    assert first in [item.key for item in own.filled(police).progress.missing]
    sites.share(world, sheet, **{first: "partly"})
    assert sites.answer(police, first).value == "partly"


def test_a_site_that_leaves_keeps_what_it_confirmed_and_receives_no_more(world, police):
    first, second = judged(police)
    sheet = sites.begun(world)
    sites.share(world, sheet, **{first: "met"})
    factories.confirm(world.police, police)
    sites.site(world, parent="")
    assert sites.share(world, sheet, **{first: "partly", second: "met"}) == 0
    assert (sites.answer(police, first).value, sites.answer(police, second)) == ("met", None)
    assert sharing.told_beside(police) == {}
    assert not selectors.site_lists(world.lead).exists()


def test_a_site_that_comes_later_or_begins_later_finds_what_is_shared(world, police):
    first, _ = judged(police)
    sheet = sites.begun(world)
    sites.site(world, parent="")
    sites.share(world, sheet, **{first: "met"})
    assert sites.answer(police, first) is None
    sites.site(world)
    sites.site(world, "Primary School")
    assert services.sharing.share_all(sites.WORKER) == 1
    assert services.sharing.share_all(sites.WORKER) == 0
    factories.begun(world, kinds=("school",))
    school = factories.assessment_of(world, "School")
    assert sites.answer(school, first).carried
    assert set(sharing.origins(school).values()) == {"From your trust: still true?"}


def test_a_parent_sees_how_far_its_sites_are_and_nothing_they_answer(world, one, police):
    sites.site(world)
    assert [line.word for line in lines(world)] == ["Not begun"]
    item = police.questions.items[judged(police)[0]]
    services.answering.save_answers(world.police, assessment=police, sent=factories.one(item, "not_met"))
    assert [line.word for line in lines(world)] == ["Answering"]
    factories.to_sign(world, one)
    Round.objects.filter(pk=one.pk).update(due=clock.today() - timedelta(days=1))
    assert [(line.word, line.late) for line in lines(world)] == [("To sign", True)]
    page = world.client("lead").get("/ashmere/self-assessments/sites/").content.decode()
    assert "overdue" in page
    assert police.ref not in page
    for address in (f"own/{police.ref}/", f"copies/{factories.copy_of(one, 'Police').ref}/"):
        assert world.client("lead").get(f"/ashmere/self-assessments/{address}").status_code == 403
    assert world.client("police").get("/ashmere/self-assessments/sites/").status_code == 403


def lines(world):
    return [line for each in selectors.sites_in_rounds(world.lead, world.partnership) for line in each.lines]


def test_what_comes_in_or_is_judged_is_received_to_a_parent(world, one):
    factories.signed(world, one)
    sites.site(world)
    copy = factories.copy_of(one, "Police")
    item = next(key for key in judged(factories.assessment_of(world, "Police")))
    services.challenges.challenge_copy(world.analyst, copy=copy, item=item, question="Since when?")
    assert [line.word for line in lines(world)] == ["Received"]


def test_only_whoever_leads_for_the_parent_shares_and_only_the_manager_says_whose_site_it_is(world, one):
    sheet = sites.begun(world)
    council, police = world.organisation("Council"), world.organisation("Police")
    for who in (world.police, world.manager, world.health, world.neighbour):
        with pytest.raises(NotPermitted):
            services.sharing.save_shared(who, sheet=sheet, sent={})
        with pytest.raises(NotPermitted):
            services.sharing.begin_shared(who, organisation=council, question_set="section_11")
        with pytest.raises(NotPermitted):
            services.sharing.share_answers(who, sheet_ref=sheet.ref)
        with pytest.raises(NotPermitted):
            services.sharing.share_all(who)
    for who in (world.lead, world.analyst, world.neighbour):
        with pytest.raises(NotPermitted):
            people.set_parent(who, organisation=police, parent=None, start=clock.today())
    with pytest.raises(MoveRefused, match="One of the two is above"):
        people.set_parent(world.manager, organisation=council, parent=police, start=clock.today())
    assert SharedSheet.objects.count() == 1
    services.sharing.begin_shared(world.lead, organisation=council, question_set="section_11")
    assert SharedSheet.objects.count() == 1, "begun twice it is one"
