"""Self-assessments as people live them, in a real browser and on both databases: a school's lead on a phone and its
chair on another; a charity that works in three areas and answers once; each area for itself; and a year later."""

from datetime import timedelta

import pytest
from django.test import Client
from playwright.sync_api import expect

from lineofsight.core.access import services as access
from lineofsight.core.access.actors import system
from lineofsight.core.access.models import Account
from lineofsight.core.access.scope import scope
from lineofsight.core.notices.models import Message
from lineofsight.core.notices.services import text_of
from lineofsight.core.people import services as people
from lineofsight.core.people.middleware import PROVEN
from lineofsight.core.people.models import Person
from lineofsight.core.questions import library
from lineofsight.kernel import clock
from lineofsight.kernel.definitions import load_edition, load_editions
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.manifest import DEFINITIONS
from lineofsight.know.self_assessments.models import Copy
from lineofsight.know.self_assessments.selectors import own
from lineofsight.know.self_assessments.tests import factories
from tests.browser import DESK
from tests.self_assessments.pages import answer_everything, come_by_link, sign, work_off
from tests.world import actor, join, rows

pytestmark = pytest.mark.browser

CHARITY = "Ashmere Harbour Play|voluntary|Chary Teal|chary@harbour.example|partner_lead"
AREAS = (("netherby", "Netherby"), ("overby", "Overby"))


def test_a_schools_lead_answers_on_a_phone_and_its_chair_signs_on_another(visit, live):
    world = live.world
    one = factories.begun(world, "school_safeguarding", kinds=("school",))
    lead, chair = world.person("school"), world.person("governors")
    phone = come_by_link(visit, lead, "invite")
    answer_everything(phone)
    phone.press("Check and hand it in")
    expect(phone.page.locator("main")).to_contain_text(chair.name)
    phone.press("Send it to be signed")
    expect(phone.page.locator("main")).to_contain_text("Waiting for a signature")
    assert factories.copy_of(one, "School").state == "expected", "nothing counts before it is signed"

    other = come_by_link(visit, chair, "sign")
    expect(other.page.locator("main")).to_contain_text("As our policy says")
    other.press("Send it back")
    other.page.locator("#id_reason").fill("Our safeguarding lead finished the training in June")
    other.press("Send it back")
    phone.goto(f"/ashmere/self-assessments/own/{factories.assessment_of(world, 'School', 'school_safeguarding').ref}/")
    expect(phone.page.locator("main")).to_contain_text("finished the training in June")
    phone.press("Check and hand it in")
    phone.press("Send it to be signed")
    again = come_by_link(visit, chair, "sign")
    sign(again, chair)
    copy = factories.copy_of(one, "School")
    assert (copy.state, copy.submission.signed_by) == ("received", chair.name)
    assert not phone.complaints + again.complaints


@pytest.fixture
def areas(live):
    """Three areas that each ask the same charity: two neighbours beside Ashmere, each with a round of its own."""
    world = live.world
    found = {"ashmere": world.partnership, "netherby": world.neighbours}
    found["overby"] = access.create_partnership(
        world.administrator, slug="overby", name="Overby Safeguarding Children Partnership", area_code="X00000003",
        area_name="Overby",
    )  # fmt: skip
    with scope(found["overby"]):
        who = "Overby Council|council_children|Ova Manager|ova@overby.example|business_manager"
        people.load_people(world.administrator, partnership=found["overby"], rows=rows(who))
        join("ova@overby.example")
    managers = {"ashmere": world.manager, "netherby": world.neighbour}
    managers["overby"] = actor("ova@overby.example")
    for slug, partnership in found.items():
        with scope(partnership):
            people.load_people(managers[slug], partnership=partnership, rows=rows(CHARITY))
    return {slug: (partnership, managers[slug]) for slug, partnership in found.items()}


def begin(partnership, manager):
    """A round for charities in one area, its invitations sent."""
    today = clock.today()
    with scope(partnership):
        one = services.rounds.create_round(
            manager, partnership=partnership, name="Charities", question_set="section_11",
            edition=library.newest("section_11").edition, kinds=["voluntary"], due=today + timedelta(days=30),
            since=today - timedelta(days=180),
        )  # fmt: skip
        services.rounds.open_round(manager, one=one)
    work_off("self_assessments.invite_organisation")
    return one


def test_a_charity_in_three_areas_answers_once_and_each_area_judges_for_itself(visit, live, areas):
    begun = {slug: begin(*area) for slug, area in areas.items()}
    chary = Person.objects.get(email="chary@harbour.example")
    assessment = own.latest(Copy.objects.get(round=begun["ashmere"]).organisation, "section_11")
    assert assessment.home == areas["ashmere"][0]
    browser = visit()
    letter = next(text for text in letters_to(chary) if "Ashmere Safeguarding" in text)
    browser.goto(letter[letter.index("/link/") :].split()[0])
    browser.press("Continue")
    answer_everything(browser)
    browser.press("Check and hand it in")
    for name in ("Ashmere", "Netherby", "Overby"):
        expect(browser.page.locator("main")).to_contain_text(f"{name} Safeguarding Children Partnership")
    browser.page.get_by_label("Somebody else, who reads it first").check()
    browser.page.get_by_label("Their name").fill("Tess Trustee")
    browser.page.get_by_label("Their post").fill("Chair of trustees")
    browser.page.get_by_label("Their work e-mail address").fill("tess@harbour.example")
    browser.press("Continue")
    trustee = Person.objects.get(email="tess@harbour.example")
    sign(come_by_link(visit, trustee, "sign"), trustee)
    assert work_off("self_assessments.receive_copy") == 2
    assert {slug: state_in(*area, begun[slug]) for slug, area in areas.items()} == dict.fromkeys(areas, "received")

    analyst = visit("nia", client=signed_in("nia@netherby.example"), **DESK)
    with scope(areas["netherby"][0]):
        theirs = Copy.objects.get(round=begun["netherby"])
    analyst.goto(f"/netherby/self-assessments/copies/{theirs.ref}/")
    analyst.page.get_by_role("link", name="Moderate it").first.click()
    analyst.page.get_by_label("Not in place").check()
    analyst.page.get_by_label("Why").fill("Netherby saw no minutes of it")
    analyst.press("Save")
    expect(analyst.page.locator("main")).to_contain_text("Netherby saw no minutes of it")
    manager = visit("manager", **DESK)
    manager.goto(f"/ashmere/self-assessments/copies/{Copy.objects.get(round=begun['ashmere']).ref}/")
    expect(manager.page.locator("main")).to_contain_text("As our policy says")
    expect(manager.page.locator("main")).not_to_contain_text("Netherby")
    assert manager.goto(f"/netherby/self-assessments/copies/{theirs.ref}/").status == 403


def signed_in(email: str) -> Client:
    """A browser's session of somebody outside the cast."""
    client = Client()
    client.force_login(Account.objects.get(email=email))
    session = client.session
    session[PROVEN] = True
    session.save()
    return client


def letters_to(person: Person) -> list[str]:
    return [text_of(message) for message in Message.objects.filter(person=person)]


def state_in(partnership, manager, one) -> str:
    with scope(partnership):
        return Copy.objects.get(round=one).state


CHANGED = """
name = "section_11"
edition = "2027"
extends = "2026"

[[item]]
key = "{key}"
section = "{section}"
text = "Since the new guidance: {text}"
kind = "scale"
scale = "{scale}"
source = "The partnership’s own"
strength = "local"
short = true
"""


def test_a_year_later_under_a_changed_edition_answers_are_carried_and_what_changed_is_marked(visit, live, monkeypatch):
    world = live.world
    factories.signed(world, factories.begun(world, kinds=("police",)))
    bases = load_editions(DEFINITIONS / "section_11")
    table = next(each for each in bases["2026"].data["item"] if each["kind"] == "scale" and "when" not in each)
    told = CHANGED.format(**{name: table[name] for name in ("key", "section", "text", "scale")})
    later = library.read_set(load_edition(told.encode(), bases=bases))
    sets = {**library.sets(), "section_11": {**library.sets()["section_11"], "2027": later}}
    monkeypatch.setattr(library, "sets", lambda: sets)
    next_year = factories.begun(world, kinds=("police",), since=clock.today())
    assert factories.copy_of(next_year, "Police").state == "expected"

    phone = come_by_link(visit, world.person("police"), "invite")
    fresh = factories.assessment_of(world, "Police")
    assert (fresh.edition, fresh.n) == ("2027", 2)
    phone.goto(f"/ashmere/self-assessments/own/{fresh.ref}/sections/{table['section']}/")
    expect(phone.page.locator("main")).to_contain_text("This question has changed")
    phone.press("All of this is still true")
    filled = own.filled(fresh)
    waiting = [item.key for item in filled.progress.unconfirmed if item.section == table["section"]]
    assert waiting == [table["key"]], "what has changed is not waved through with the rest"
    phone.goto(f"/ashmere/self-assessments/own/{fresh.ref}/sections/{table['section']}/")
    phone.page.get_by_label("This is still true").check()
    phone.press("Save and continue")
    assert not [i for i in own.filled(fresh).progress.unconfirmed if i.section == table["section"]]
    assert factories.copy_of(next_year, "Police").state == "expected"


def test_a_charity_renews_a_document_and_replies_to_another_area_which_reads_it_beside_the_answer(visit, live, areas):
    begun = {slug: begin(*areas[slug]) for slug in ("ashmere", "netherby")}
    home, netherby = areas["ashmere"][0], areas["netherby"][0]
    chary, soon = Person.objects.get(email="chary@harbour.example"), clock.today() + timedelta(days=9)
    with scope(home):
        copy = Copy.objects.get(round=begun["ashmere"])
        assessment, lead = own.latest(copy.organisation, "section_11"), factories.holder(copy, chary)
        factories.fill(lead, assessment)
        item = next(each for each in assessment.questions.items.values() if each.judged and each.short)
        services.attaching.add_attachment(
            lead, assessment=assessment, title="Policy of last year", kind="policy", where="Office", item=item.key,
            expires_on=soon,
        )  # fmt: skip
        assert services.expiring.warn_of_documents(system("daily")) == 1
    browser = come_by_link(visit, chary, "documents_expire")
    browser.page.get_by_role("link", name="Your documents").click()
    expect(browser.page.locator("main")).to_contain_text("Expires on")
    browser.page.get_by_role("link", name="Replace").click()
    browser.page.get_by_label("What is it called?").fill("Policy of this year")
    browser.press("Put it in its place")
    expect(browser.page.locator("main")).to_contain_text("Policy of this year")
    expect(browser.page.locator("main")).not_to_contain_text("Expires on")
    with scope(home):
        signer = {"name": "Tess Trustee", "email": "tess@harbour.example", "role": "Chair of trustees"}
        signing = services.signing.ask_to_sign(lead, assessment=assessment, copy=copy, **signer)
        services.signing.sign_assessment(
            factories.coded(copy, signing.person), assessment=assessment, **factories.spent(copy, signing.person)
        )
    work_off("self_assessments.receive_copy")

    analyst = visit("nia", client=signed_in("nia@netherby.example"), **DESK)
    with scope(netherby):
        theirs = Copy.objects.get(round=begun["netherby"])
    analyst.goto(f"/netherby/self-assessments/copies/{theirs.ref}/")
    expect(analyst.page.locator("main")).to_contain_text("Policy of this year")
    expect(analyst.page.locator("main")).not_to_contain_text("Policy of last year")
    analyst.goto(f"/netherby/self-assessments/copies/{theirs.ref}/challenge/{item.key}/")
    analyst.page.get_by_label("What do you want to ask?").fill("Who wrote the policy?")
    analyst.page.locator("main button[type=submit]").click()
    reply = come_by_link(visit, chary, "challenge")
    with scope(netherby):
        challenge = theirs.challenges.get()
    reply.goto(f"/netherby/self-assessments/challenges/{challenge.ref}/answer/")
    reply.page.get_by_label("Your answer").fill("Our trustees, with two young people")
    reply.page.locator("main button[type=submit]").click()
    analyst.goto(f"/netherby/self-assessments/challenges/{challenge.ref}/")
    expect(analyst.page.locator("main")).to_contain_text("Our trustees, with two young people")
    with scope(home):
        assert not Copy.objects.get(round=begun["ashmere"]).challenges.exists(), "the other area’s question is its own"
    assert not browser.complaints + analyst.complaints + reply.complaints
