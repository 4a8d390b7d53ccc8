"""The pages of an organisation's own assessment: nothing typed is lost, whatever happens meanwhile."""

import re

import pytest
from django.test import Client

from lineofsight.core.notices.models import Message
from lineofsight.core.notices.services import text_of
from lineofsight.core.people.middleware import GRANT
from lineofsight.core.questions.presence import others_on
from lineofsight.know.self_assessments.models import Assessment
from lineofsight.know.self_assessments.tests import factories
from tests.house.pages import read

LINK = re.compile(r"/link/\S+/")


@pytest.fixture
def begun(world):
    return factories.begun(world, kinds=("police",))


def by_link(world, one) -> Client:
    """A browser that came by the link sent to the police."""
    client, grant = Client(), factories.holder(factories.copy_of(one, "Police"), world.person("police"))
    session = client.session
    session[GRANT] = grant.grant_ref
    session.save()
    client.cookies["sessionid"] = session.session_key
    return client


def page_of(assessment: Assessment, key: str = "leadership") -> str:
    return f"/ashmere/self-assessments/own/{assessment.ref}/sections/{key}/"


def filled(client: Client, address: str, note: str) -> dict:
    """What a page would send with the first answer to each question and a note beside it."""
    page = read(client.get(address))
    typed = {name: page.choices[name][0] for name in page.choices if page.choices[name]}
    typed |= {name: values[0] for name, values in page.fields.items() if name.endswith("-seen")}
    return typed | {name: note for name in page.kinds if name.endswith("-note")}


def test_a_page_is_saved_and_stands_there_on_another_device(world, begun):
    assessment = factories.assessment_of(world, "Police")
    client = by_link(world, begun)
    assert client.post(page_of(assessment), filled(client, page_of(assessment), "In the minutes")).status_code == 302
    again = by_link(world, begun).get(page_of(assessment)).content.decode()
    assert "In the minutes" in again


def test_what_can_be_kept_is_kept_though_something_else_is_wrong(world, begun):
    assessment, client = factories.assessment_of(world, "Police"), by_link(world, begun)
    typed = filled(client, page_of(assessment), "Fine")
    wrong = next(name for name in typed if name.endswith("-note"))
    answer = client.post(page_of(assessment), typed | {wrong: "x" * 3000})
    assert answer.status_code == 200
    assert "Everything else on this page has been saved" in answer.content.decode()
    assert assessment.answers.filter(note="Fine").exists()
    assert not assessment.answers.filter(note__startswith="xxx").exists()
    seen = {name: values[0] for name, values in read(answer).fields.items() if name.endswith("-seen")}
    mended = {name: "Better" if value == "Fine" else value for name, value in typed.items()} | seen
    assert client.post(page_of(assessment), mended).status_code == 302, "nobody clashes with what they saved themselves"
    assert not assessment.answers.filter(note="Fine").exists()


def test_two_on_one_page_see_each_other_and_the_later_is_shown_what_the_earlier_saved(world, begun):
    assessment = factories.assessment_of(world, "Police")
    link, lead = by_link(world, begun), world.client("police")
    mine = filled(link, page_of(assessment), "Mine")
    theirs = filled(lead, page_of(assessment), "Theirs")
    assert others_on(world.health, assessment.ref, "leadership")[0].label == "Pat Police"
    link.post(page_of(assessment), mine)
    answer = lead.post(page_of(assessment), theirs).content.decode()
    assert "Mine" in answer
    assert "Yours is below and not saved yet" in answer
    assert not assessment.answers.filter(note="Theirs").exists()
    shown = read(lead.post(page_of(assessment), theirs))
    typed = theirs | {name: values[0] for name, values in shown.fields.items() if name.endswith("-seen")}
    assert lead.post(page_of(assessment), typed).status_code == 302
    assert assessment.answers.filter(note="Theirs").exists()


def test_a_session_that_ended_loses_nothing_the_link_brings_it_back(world, begun):
    assessment = factories.assessment_of(world, "Police")
    browser = by_link(world, begun)
    typed = filled(browser, page_of(assessment), "Typed before it ended")
    del browser.cookies["sessionid"]
    assert browser.post(page_of(assessment), typed).status_code == 302
    letter = Message.objects.filter(person=world.person("police"), kind="self_assessments/invite").latest("id")
    landed = browser.post(LINK.search(text_of(letter))[0], follow=True)
    assert "Typed before it ended" in landed.content.decode()


def test_a_link_works_twice_and_one_that_was_withdrawn_says_so(world, begun):
    letter = Message.objects.filter(person=world.person("police"), kind="self_assessments/invite").latest("id")
    address = LINK.search(text_of(letter))[0]
    for _ in range(2):
        assert Client().post(address, follow=True).redirect_chain[-1][0].startswith("/ashmere/self-assessments/own/")
    from lineofsight.core.access import services as access
    from lineofsight.core.access.models import Grant

    access.stop_grant(world.manager, grant=Grant.objects.get(record_ref=factories.copy_of(begun, "Police").ref))
    gone = Client().get(address)
    assert gone.status_code == 410


def test_a_page_left_open_while_the_questions_are_issued_anew_is_not_saved_where_nobody_looks(world, begun):
    assessment, client = factories.assessment_of(world, "Police"), by_link(world, begun)
    typed = filled(client, page_of(assessment), "Typed under the old questions")
    Assessment.objects.create(
        organisation=assessment.organisation, home=assessment.home, question_set="section_11", edition="2026", n=2
    )
    answer = client.post(page_of(assessment), typed).content.decode()
    assert "issued anew while you had this page open" in answer
    assert "Typed under the old questions" in answer
    assert not assessment.answers.exists()
    assert client.get(f"/ashmere/self-assessments/own/{assessment.ref}/").status_code == 302
