"""The review of a death as its coordinator lives it, page by page in a real browser, on both databases: what called for
a joint agency response; an agency asked; an inquest waited for; a panel whose member is too near, and whose pack is
open for the meeting alone; what it agreed, what was learned and who was told of it; and, once the year has ended, the
tables and the yearly report in which it is counted and cannot be found.
"""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, expect

from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.learn.child_deaths.models import Death, Panel
from lineofsight.learn.child_deaths.rules.hiding import POLICY
from lineofsight.learn.child_deaths.rules.reviewing import KEY_FACTS
from lineofsight.learn.child_deaths.services import panels
from lineofsight.learn.child_deaths.tests import factories, many
from tests.browser import DESK, Visitor
from tests.child_deaths.test_journey import NAMED, fill_day

pytestmark = pytest.mark.browser

WORDING = "Ask each family where a baby sleeps."
HAL = "Hal Health (Designated doctor or nurse)"
BODY = "The maternity network (invented)"
USED = "Every midwife asks it at each visit now"
SUMMARY = "A year in which every family was asked where a baby sleeps."


@pytest.fixture
def death(live):
    """A death in the register, and a panel with its members."""
    members = factories.members(live.world)
    sat = next(each for each in members if each.person.name == "Hal Health")
    panels.end_membership(live.world.coordinator, member=sat)
    return factories.notified(live.world, nhs_number=factories.NUMBER, none_because="")


def test_a_death_from_its_notification_to_the_yearly_report(visit, live, death):
    today = clock.today()
    coordinator = visit("coordinator", **DESK)
    screened_and_responded_to(coordinator, death)
    gathered(coordinator, death)
    it_is_not_ready_while_it_waits(coordinator, death)
    put_on_a_panel_without_a_name(coordinator, death)
    somebody_too_near_does_not_lead(coordinator, death)
    the_pack_is_read_without_a_name(visit, death)
    with live.on(today + timedelta(days=1)):
        the_pack_is_shut_after_the_meeting(visit, live, death)
        agreed(coordinator, death)
        released_by_somebody_else(coordinator, visit, live, death)
        sent_to_a_body_and_used(coordinator)
        closed(coordinator, death)
        year = Period.financial_year_of(clock.today())
    with live.on(year.end + timedelta(days=40)):
        many.reviewed(live.world, 24, on=year.start + timedelta(days=60), smoking="not_known")
        many.reviewed(live.world, 12, on=year.start + timedelta(days=60), modifiable="identified", category="3")
        counted_and_hidden(coordinator, visit)
        reported(coordinator, visit)


def fill(visitor: Visitor, name: str, on: date) -> None:
    """A day, in its three places."""
    fill_day(visitor.page, name, str(on.day), str(on.month), str(on.year))


def go(visitor: Visitor, address: str) -> Locator:
    """Open a page, and its room where it is shut; its main part."""
    visitor.goto(f"/ashmere/child-deaths/{address}")
    if visitor.page.get_by_role("button", name="Open the room").count():
        visitor.page.locator("input[name=reason]").first.check()
        visitor.press("Open the room")
    return visitor.page.locator("main")


def move(visitor: Visitor, death: Death, name: str) -> None:
    """Press a move of the death on its own page."""
    go(visitor, f"{death.ref}/")
    visitor.press(name)


def decided_by(visitor: Visitor) -> None:
    """Who decided, and when."""
    visitor.page.get_by_label("Who decided?").fill("Dr Sparrow (invented), on call")
    fill(visitor, "decided_on", clock.today())
    visitor.page.get_by_label("At what time?").fill("00:10")


def screened_and_responded_to(coordinator: Visitor, death: Death) -> None:
    """It is reviewed here, and nothing is asked before it is decided whether agencies respond together."""
    move(coordinator, death, "Settle who reviews it")
    coordinator.page.get_by_label("Normally lived here").check()
    coordinator.send()
    move(coordinator, death, "Start a joint agency response")
    coordinator.page.get_by_label("It was sudden, with no cause apparent at once").check()
    decided_by(coordinator)
    coordinator.send()
    expect(coordinator.page.locator("main")).to_contain_text("Dr Sparrow (invented), on call")


def gathered(coordinator: Visitor, death: Death) -> None:
    """An agency is asked and answers, and those who knew the child meet."""
    move(coordinator, death, "Ask for information")
    coordinator.page.get_by_label("Or an agency outside it").fill("The hospital")
    fill(coordinator, "due", clock.today() + timedelta(days=21))
    coordinator.send()
    coordinator.follow("Plan the review meeting")
    fill(coordinator, "on", clock.today())
    coordinator.send()
    expect(coordinator.page.locator("main")).to_contain_text("planned for")
    move(coordinator, death, "Record the review meeting")
    fill(coordinator, "on", clock.today())
    coordinator.send()
    coordinator.press("Ready for panel")
    coordinator.press("It is ready")
    expect(coordinator.page.locator("main")).to_contain_text("An agency that was asked has not answered yet.")
    go(coordinator, f"{death.ref}/")
    coordinator.follow("Note its answer")
    fill(coordinator, "on", clock.today())
    coordinator.page.get_by_label("Yes").check()
    coordinator.page.get_by_label("What did it say?").fill(f"{factories.NAME} was seen in February.")
    coordinator.send()
    coordinator.page.locator("summary", has_text="What agencies knew").click()
    expect(coordinator.page.get_by_role("table", name="What agencies knew")).to_contain_text("was seen in February")


def it_is_not_ready_while_it_waits(coordinator: Visitor, death: Death) -> None:
    """An inquest is waited for: no clock stops, and it goes to no panel until the coroner has ended it."""
    go(coordinator, f"{death.ref}/")
    coordinator.follow("Note what it waits for")
    coordinator.page.get_by_label("Inquest").check()
    fill(coordinator, "since", clock.today())
    coordinator.send()
    assert "Inquest" in go(coordinator, "").get_by_role("row", name=death.key).inner_text()
    move(coordinator, death, "Ready for panel")
    coordinator.press("It is ready")
    expect(coordinator.page.locator("main")).to_contain_text("It still waits for something. Record its end first.")
    go(coordinator, f"{death.ref}/")
    coordinator.follow("It has come")
    fill(coordinator, "on", clock.today())
    coordinator.send()
    coordinator.press("Ready for panel")
    coordinator.press("It is ready")
    expect(coordinator.page.locator("main")).to_contain_text("It is ready for panel.")


def put_on_a_panel_without_a_name(coordinator: Visitor, death: Death) -> None:
    """A panel is planned, Hal Health sits on it, and the summary says nobody's name."""
    page = coordinator.page
    go(coordinator, "panels/new/")
    page.get_by_label("Child death overview panel").check()
    fill(coordinator, "on", clock.today())
    coordinator.send()
    coordinator.follow("Name a member")
    page.get_by_label("Child death overview panel").check()
    page.get_by_label("Who?").select_option(label="Hal Health")
    page.get_by_label("For which seat?").select_option("health")
    coordinator.send()
    move(coordinator, death, "Put it on a panel")
    page.get_by_label("Which panel?").select_option(index=1)
    page.locator("[name=lead]").select_option(label=next(lead for lead in offered(coordinator) if "Hal Health" in lead))
    page.get_by_label("Summary for the panel").fill("Quillfeather slept beside a parent.")
    coordinator.send()
    expect(page.locator("main")).to_contain_text("It has a word of the child’s name or address in it. Leave it out.")
    page.get_by_label("Summary for the panel").fill(factories.SUMMARY)
    coordinator.send()
    expect(page.locator("main")).to_contain_text("On a panel")


def offered(visitor: Visitor) -> list[str]:
    """Who may lead."""
    return visitor.page.locator("[name=lead] option").all_inner_texts()


def somebody_too_near_does_not_lead(coordinator: Visitor, death: Death) -> None:
    """Hal Health cared for the child: the pack goes out only once somebody else leads."""
    panel, page = Panel.objects.get(), coordinator.page
    go(coordinator, f"panels/{panel.ref}/")
    coordinator.follow("Somebody is too near")
    page.get_by_label("Who cared for the child, or is too near?").select_option(label=HAL)
    page.get_by_label("In what way?").fill("On call that night")
    page.locator("input[name=takes_part]").last.check()
    coordinator.send()
    expect(page.locator("main")).to_contain_text("Takes no part: Hal Health (On call that night)")
    coordinator.press("Open the pack to members")
    coordinator.press("Open it")
    expect(page.locator("main")).to_contain_text(
        "Somebody leads the review of a child they cared for. Name another lead."
    )
    go(coordinator, f"panels/{panel.ref}/")
    coordinator.follow("Name another lead")
    page.locator("[name=lead]").select_option(label=HAL)
    coordinator.send()
    expect(page.locator("main")).to_contain_text("They cared for the child, or are too near. Name somebody else.")
    page.locator("[name=lead]").select_option(label=next(lead for lead in offered(coordinator) if "Police" in lead))
    coordinator.send()
    coordinator.press("Open the pack to members")
    coordinator.press("Open it")
    expect(page.locator("main")).to_contain_text("The pack is open to members.")


def the_pack_is_read_without_a_name(visit, death: Death) -> None:
    """A member finds it in their inbox, says why they come, reads the summary, and is in no room of the child."""
    member = visit("police")
    member.goto("/ashmere/inbox/")
    panel = Panel.objects.get()
    member.follow(f"Read the pack of {panel.room.label}")
    main = go(member, f"panels/{panel.ref}/")
    expect(main).to_contain_text(factories.SUMMARY)
    expect(main).to_contain_text("Hal Health")
    assert not [word for word in (*NAMED, "On call that night") if word in member.page.content()]
    apart = go(visit("health"), f"panels/{panel.ref}/")
    expect(apart).to_contain_text("You take no part in this review.")
    assert factories.SUMMARY not in apart.inner_text()
    assert member.goto(f"/ashmere/child-deaths/{death.ref}/").status == 403


def the_pack_is_shut_after_the_meeting(visit, live, death: Death) -> None:
    """The day after, nobody but its coordinator reads it."""
    panel = Panel.objects.get()
    for who in ("police", "health"):
        assert visit(who).goto(f"/ashmere/child-deaths/panels/{panel.ref}/").status == 403


def agreed(coordinator: Visitor, death: Death) -> None:
    """Who came is recorded, and what they agreed; nothing is agreed before what every review asks is answered."""
    page = coordinator.page
    go(coordinator, f"panels/{Panel.objects.get().ref}/")
    coordinator.press("Record who was there")
    for box in page.locator("input[name=came]").all():
        box.check()
    coordinator.send()
    go(coordinator, f"{death.ref}/")
    coordinator.follow("Answer what every review asks")
    for key in KEY_FACTS:
        page.check(f"input[name={key}][value={'yes' if key == 'co_sleeping' else 'not_known'}]")
    coordinator.send()
    coordinator.follow("Note a factor")
    page.locator("input[name=domain]").nth(1).check()
    page.get_by_label("What may have contributed?").fill("A shared bed")
    page.locator("input[name=relevance]").last.check()
    page.check("input[name=modifiable][value=yes]")
    page.get_by_label("If it could be modified: what follows?").select_option("action")
    coordinator.send()
    move(coordinator, death, "Record the agreed analysis")
    page.locator("input[name=chosen]").nth(1).check()
    page.get_by_label("Modifiable factors identified", exact=True).check()
    page.get_by_label("There will be an action").check()
    coordinator.send()
    expect(page.locator("main")).to_contain_text("Analysis agreed")


def released_by_somebody_else(coordinator: Visitor, visit, live, death: Death) -> None:
    """What was learned leaves the room once somebody else has read it for anything that points to the child; whoever
    took no part in the review is not let in to read it."""
    move(coordinator, death, "Note what was learned")
    coordinator.page.get_by_label("What was learned?").fill(WORDING)
    coordinator.send()
    expect(coordinator.page.locator("main")).to_contain_text("Waits for somebody else to read it")
    factories.let_in(live.world, death, "health")
    assert visit("health").goto(f"/ashmere/child-deaths/{death.ref}/").status == 403
    factories.let_in(live.world, death, "icb")
    reader = visit("icb")
    go(reader, f"{death.ref}/")
    reader.follow("Read it and release it")
    reader.page.locator("input[name=kind]").first.check()
    reader.page.locator("[name=area]").select_option(index=1)
    for box in reader.page.locator("input[name=read_for]").all():
        box.check()
    reader.send()
    expect(reader.page.locator("main")).to_contain_text("Released")


def sent_to_a_body_and_used(coordinator: Visitor) -> None:
    """The wording goes to a named body; what came of it is asked, and noted."""
    page = coordinator.page
    go(coordinator, "sent/new/")
    page.get_by_label("Which released wording?").select_option(label=WORDING)
    page.locator("input[name=sent_as]").first.check()
    page.locator("input[name=level]").last.check()
    page.get_by_label("Or a body outside it").fill(BODY)
    fill(coordinator, "sent_on", clock.today())
    fill(coordinator, "ask_on", clock.today() + timedelta(days=60))
    coordinator.send()
    coordinator.press("Note what they did with it")
    page.get_by_label("Yes").check()
    page.get_by_label("What did it do with it?").fill(USED)
    coordinator.send()
    row = go(coordinator, "sent/").get_by_role("row", name=BODY).inner_text()
    assert USED in row
    assert "What came of it is noted" in row
    assert "Waits for an answer" not in row


def closed(coordinator: Visitor, death: Death) -> None:
    """The action that was promised is proposed first; then it ends, and leaves the list of open reviews."""
    move(coordinator, death, "Close it")
    coordinator.page.get_by_label("They were asked, and answered").check()
    coordinator.press("Close it")
    expect(coordinator.page.locator("main")).to_contain_text("The analysis promises an action")
    promised(coordinator, death)
    move(coordinator, death, "Close it")
    coordinator.page.get_by_label("They were asked, and answered").check()
    coordinator.press("Close it")
    expect(coordinator.page.locator("main")).to_contain_text("The review is closed.")
    assert death.key not in go(coordinator, "").inner_text()


def promised(coordinator: Visitor, death: Death) -> None:
    """From the death to the wording that was released, and an action proposed on it to an agency's lead."""
    page = coordinator.page
    go(coordinator, f"{death.ref}/")
    coordinator.led_on(page.locator("main").get_by_role("link", name=re.compile("^Released")))
    coordinator.press("Propose an action")
    page.get_by_label("What will be done?").fill("Every unit asks about safer sleep, and writes the answer down.")
    page.get_by_label("Who owns it?").select_option(index=1)
    fill(coordinator, "due", clock.today() + timedelta(days=90))
    page.get_by_label("How will one know that it worked?").fill("9 of 10 records show that it was asked.")
    page.get_by_label("What kind of evidence will show it?").select_option(index=1)
    coordinator.send()
    expect(page.locator("main")).to_contain_text("It is proposed.")


def counted_and_hidden(coordinator: Visitor, visit) -> None:
    """Its category is one child's: the coordinator counts one, and whoever else looks reads that it is few."""
    small = go(coordinator, "pictures/small/").get_by_role("row", name="Suicide")
    assert "1 of 37" in small.inner_text()
    go(coordinator, "pictures/")
    coordinator.press("Put out tables")
    coordinator.press("Put them out")
    manager = visit("manager")
    seen = go(manager, "pictures/").get_by_role("row", name="Suicide").first
    assert f"{POLICY.symbol} of 37" in seen.inner_text()
    assert manager.goto("/ashmere/child-deaths/pictures/small/").status == 403


def reported(coordinator: Visitor, visit) -> None:
    """The panel's yearly report fills its tables from these, and a partner reads it before it is published."""
    page = coordinator.page
    go(coordinator, "reports/new/")
    page.get_by_label("On which year?").select_option(index=1)
    coordinator.send()
    coordinator.follow("Executive summary")
    page.get_by_label("Executive summary").fill(SUMMARY)
    coordinator.send()
    coordinator.follow("Add a recommendation")
    page.get_by_label("To whom?").fill(BODY)
    page.get_by_label("From which learning?").select_option(label=WORDING)
    coordinator.send()
    coordinator.press("Send it to the partners")
    coordinator.press("Send it")
    address = page.url.split("/child-deaths/")[1]
    partner = visit("icb")
    go(partner, address)
    partner.press("Publish it")
    partner.press("Publish it")
    manager = visit("manager")
    text = go(manager, address).inner_text()
    assert SUMMARY in text
    assert f"{POLICY.symbol} of 37" in text
    assert BODY in text
    assert not [word for word in NAMED if word in text]
