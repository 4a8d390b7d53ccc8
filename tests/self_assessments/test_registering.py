"""A body nobody invited, on a phone: it registers, proves its address by the letter, is matched by the business manager
beside what is known, and begins."""

import pytest
from playwright.sync_api import expect

from lineofsight.core.notices.models import Message
from lineofsight.core.notices.services import text_of
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation, Person
from lineofsight.know.self_assessments.models import Registration
from lineofsight.know.self_assessments.tests import factories
from tests.browser import DESK, page_faults
from tests.self_assessments.pages import come_by_link

pytestmark = pytest.mark.browser
EMAIL = "wren@harbour.example"


def test_a_body_registers_is_matched_and_begins(visit, live):
    world = live.world
    factories.begun(world, kinds=("police", "icb"))
    number = Organisation.objects.count()
    phone = visit()
    phone.goto("/ashmere/")
    phone.follow("Register your organisation")
    phone.press("Register")
    expect(phone.page.locator("main")).to_contain_text("There is a problem")
    fill(phone)
    phone.press("Register")
    expect(phone.page.locator("h1")).to_contain_text("Look in your e-mail")
    manager = visit("manager", **DESK)
    manager.goto("/ashmere/self-assessments/registrations/")
    expect(manager.page.locator("main")).to_contain_text("Nobody has registered")

    letter = text_of(Message.objects.get(to_address=EMAIL, kind="self_assessments/prove"))
    link = letter[letter.index("/ashmere/self-assessments/register/prove/") :].split()[0]
    phone.goto(link)
    assert not page_faults(phone)
    phone.press("Confirm, it is mine")
    expect(phone.page.locator("h1")).to_contain_text("Your address is confirmed")
    assert phone.goto(link).status == 410
    expect(phone.page.locator("main")).to_contain_text("used already")

    manager.goto("/ashmere/inbox/")
    manager.follow("Decide whether to let in The Ashmere Police Ltd")
    expect(manager.page.locator("main")).to_contain_text("The same name")
    assert not page_faults(manager)
    manager.page.get_by_role("button", name="It is Ashmere Police").click()
    manager.press("Let them in")
    expect(manager.page.locator("main")).to_contain_text("Say whether Pat Police goes on")
    manager.page.get_by_label("Yes, both lead for it").check()
    manager.press("Let them in")
    expect(manager.page.locator("main")).to_contain_text("Let in")

    assert Organisation.objects.count() == number, "matched, not duplicated"
    person = Person.objects.get(email=EMAIL)
    police = Registration.objects.get().organisation
    assert {each.name for each in people.appointed(world.partnership, "partner_lead", organisation=police)} == {
        "Pat Police", "Wren Writer",
    }  # fmt: skip
    theirs = come_by_link(visit, person, "invite")
    expect(theirs.page.get_by_role("button", name="Start")).to_be_visible()
    assert not phone.complaints + theirs.complaints


def fill(phone) -> None:
    """What a body says of itself."""
    page = phone.page
    page.get_by_label("What is your organisation called?").fill("The Ashmere Police Ltd")
    page.get_by_label("What kind of organisation is it?").select_option("police")
    page.get_by_label("Your name").fill("Wren Writer")
    page.get_by_label("Your post").fill("Safeguarding lead")
    page.get_by_label("Your work e-mail address").fill(EMAIL)
    page.get_by_label("Why do you want to take part?").fill("We work with families")
