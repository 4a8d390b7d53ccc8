"""A serious incident as those who owe something live it, page by page in a real browser, on both databases: heard of on
the Thursday before Easter; one partner dissents; six agencies are asked, of which one knows nothing and one is late;
three sign; the national Panel disagrees, and it is decided again; a local review follows; a court holds its publication
while what was learned goes out and is acted on; it is published; and a year on an audit looks whether practice changed.
"""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from lineofsight.core.access.models import Grant, Partnership
from lineofsight.core.notices.models import Message
from lineofsight.core.notices.services import text_of
from lineofsight.core.people.rules import Row
from lineofsight.core.people.selectors import holder_of
from lineofsight.core.people.services import load_people
from lineofsight.core.sealed.services import admit_person
from lineofsight.core.thread.models import Action
from lineofsight.core.thread.services import actions
from lineofsight.kernel import clock
from lineofsight.learn.reviews.models import Incident, LocalReview
from lineofsight.learn.reviews.services import accounts
from lineofsight.learn.reviews.tests import local
from tests.browser import DESK, Visitor
from tests.thread import factories as thread

pytestmark = pytest.mark.browser

NAME = "Quillon Farthingdale (invented)"
THURSDAY, NOTIFY_BY = date(2027, 3, 25), "5 April 2027"
NOTIFIED, REVIEW_BY = date(2027, 4, 1), "22 April 2027"
ASKED, NIL, LATE, SENT = date(2027, 4, 2), date(2027, 4, 7), date(2027, 4, 19), date(2027, 4, 21)
ANSWERED, AGAIN, AGREED = date(2027, 5, 6), date(2027, 5, 12), date(2027, 5, 26)
BEGUN, BEGUN_DUE = date(2027, 5, 28), "28 November 2027"
PREPARED, TOLD, RELEASED, TESTED = date(2027, 9, 1), date(2027, 9, 2), date(2028, 1, 17), date(2028, 9, 4)
LOOK_AGAIN = date(2027, 12, 1)
LINK = re.compile(r"https?://[^/\s]+(/link/\S+)")
CODE = re.compile(r"\b\d{6}\b")
PARTNERS = ("chief_executive", "chief_constable", "icb")
MORE = (
    ("Ashmere Hospitals", "health_trust", "Hob Hospitals", "hospitals@ashmere.example"),
    ("Ashmere Youth Justice", "youth_justice", "Yan Youth", "youth@ashmere.example"),
)
LEARNED = "A visit that is called off twice is followed by one unannounced"
ACTION = "Follow a second visit called off with one unannounced"
FOUND = "A second audit of ten records: eight show the unannounced visit"
AIMS = {
    "What happened, as far as can be readily established?": f"{NAME} was hurt at home.",
    "What was daily life like for the child?": "School was the steady part of the week.",
    "Is anything needed at once for children’s safety": "The sister was seen on the day and is safe.",
    "What could be better in how children are safeguarded?": "Nobody asked twice when visits were called off.",
    "Why, and what happens next?": "An audit asked the same last year.",
}


@pytest.fixture
def town(live):
    """The partnership, which takes invented names, with two agencies more: six that can be asked."""
    world = live.world
    Partnership.objects.filter(pk=world.partnership.pk).update(demonstration=True)
    world.partnership.refresh_from_db()
    rows = [Row(number, *each, "partner_lead") for number, each in enumerate(MORE, start=2)]
    load_people(world.manager, partnership=world.partnership, rows=rows)
    return world


def test_an_incident_of_the_thursday_before_easter(visit, live, town):
    manager = visit("manager", **DESK)
    with live.on(THURSDAY):
        reported(manager)
        the_scrutineer_is_told_of_a_dissent(visit, town)
    with live.on(NOTIFIED):
        notified(visit)
    with live.on(ASKED):
        six_agencies_are_asked(manager)
    with live.on(NIL):
        nothing_known_in_one_click(visit)
        the_rest_but_one_give_theirs(town)
    with live.on(LATE):
        one_is_late_and_it_says_so(manager)
        written(manager, "A local child safeguarding practice review")
        signed_by_all_three_before_it_is_sent(visit, manager)
    with live.on(ANSWERED):
        the_panel_disagrees(manager)
    with live.on(AGAIN):
        written(manager, "A local child safeguarding practice review", more="The Panel asked us to look again.")
        signed_by_all_three_before_it_is_sent(visit, manager, again=True)
    with live.on(AGREED):
        the_panel_agrees(manager)
    with live.on(BEGUN):
        a_local_review_is_begun(manager)
    with live.on(PREPARED):
        review = local.preparing(town, LocalReview.objects.get())
        local.ticked(town, review)
        a_text_with_a_name_in_it_is_refused(manager, visit)
        a_court_holds_publication(manager)
    with live.on(TOLD):
        what_was_learned_goes_out_all_the_same(manager, visit)
    with live.on(RELEASED):
        the_court_lets_go_and_it_is_published(manager, visit, town)
    with live.on(TESTED):
        its_effect_is_looked_at_from_outside(visit, town)
        what_changed_stands_with_the_incident(manager)


def there(visitor: Visitor) -> None:
    """Open the incident, and the room where it is shut."""
    visitor.goto(f"/ashmere/incidents/{Incident.objects.get().ref}/")
    into_the_room(visitor)


def into_the_room(visitor: Visitor) -> None:
    """Say why one comes, where one is asked."""
    page = visitor.page
    if page.get_by_role("button", name="Open the room").count():
        page.locator("input[name=reason]").first.check()
        visitor.press("Open the room")


def move(visitor: Visitor, name: str) -> None:
    """Go to a move's own page from the incident's."""
    there(visitor)
    visitor.press(name)


def day(page: Page, legend: str, when: date) -> None:
    """A date, in its three places."""
    group = page.get_by_role("group", name=legend)
    for part, value in (("Day", when.day), ("Month", when.month), ("Year", when.year)):
        group.get_by_label(part).fill(str(value))


def reported(manager: Visitor) -> None:
    """The business manager reports it; its clock counts working days, and Easter is none."""
    manager.goto("/ashmere/incidents/new/")
    page = manager.page
    day(page, "When did the council become aware that it happened?", THURSDAY)
    page.get_by_label("When did it happen?").fill("25 March 2027")
    page.get_by_label("In which local authority’s area did it happen?").fill("Ashmere")
    page.get_by_label("A child was seriously harmed").check()
    page.get_by_label("Suspected", exact=True).check()
    page.get_by_label("What happened, as far as is known?").fill(f"{NAME} was hurt at home.")
    page.get_by_label("Brothers, sisters and other children near").fill("One sister")
    page.get_by_label("Yes, it was made sure").check()
    manager.send()
    expect(page.locator("main")).to_contain_text("Now add each child it is about.")
    page.get_by_label("Name (optional)").fill(NAME)
    page.get_by_label("Born, or expected").fill("15 3 2019")
    page.get_by_label("Female").check()
    page.get_by_label("Was seriously harmed").check()
    page.get_by_label("Ethnicity").select_option("NOBT")
    page.get_by_label("Legal status").select_option("cin")
    manager.send()
    expect(page.get_by_role("table", name="The children")).to_contain_text(NAME)
    expect(page.locator("main")).to_contain_text(f"Notify the national Panel by {NOTIFY_BY}")


def the_scrutineer_is_told_of_a_dissent(visit, town) -> None:
    """Two would notify and one would not; the letter about it comes the same day, with the key and without a name."""
    for who, view in zip(PARTNERS, ("Notify", "Do not notify", "Notify"), strict=True):
        visitor = visit(who)
        move(visitor, "Say what your agency thinks")
        visitor.page.get_by_label(view, exact=True).check()
        visitor.page.get_by_label("Why?").fill("As the thresholds say.")
        visitor.press("Record this view")
        expect(visitor.page.get_by_role("table", name="What the partners think")).to_contain_text(view)


def notified(visit) -> None:
    """The council alone decides, and the rapid review's clock begins with the notification."""
    council = visit("chief_executive")
    move(council, "Record the notification")
    council.page.get_by_label("Reference number of the national system").fill("2027-0417")
    council.page.get_by_label("Why does it meet the criteria?").fill("Abuse is suspected and the harm is serious.")
    council.press("Record it: the rapid review begins")
    main = council.page.locator("main")
    expect(main).to_contain_text(f"Send the rapid review to the national Panel by {REVIEW_BY}")
    expect(main).to_contain_text("Against the decision: Ashmere Police. The scrutineer was told.")
    letter = Message.objects.get(kind="reviews/dissent")
    assert letter.person.name == "Scout Scrutineer"
    assert letter.created_at.date() == NOTIFIED
    assert Incident.objects.get().room.key in text_of(letter)
    assert "Quillon" not in text_of(letter)


def six_agencies_are_asked(manager: Visitor) -> None:
    """All six at once, each by a letter without a name and a link of its own."""
    manager.goto(f"/ashmere/incidents/{Incident.objects.get().ref}/agencies/")
    into_the_room(manager)
    manager.press("Ask agencies for their accounts")
    for name in (
        "Council Children's Services",
        "Health Board",
        "Hospitals",
        "Police",
        "Primary School",
        "Youth Justice",
    ):
        manager.page.get_by_label(f"Ashmere {name}").check()
    manager.press("Send the letters")
    expect(manager.page.locator("main")).to_contain_text("6 agencies are asked.")
    letters = Message.objects.filter(kind="reviews/ask")
    assert letters.count() == 6
    assert not any("Quillon" in text_of(letter) for letter in letters)


def nothing_known_in_one_click(visit) -> None:
    """Youth justice comes by its link, shows that it is them by a code, and knows nothing."""
    phone = visit()
    phone.goto(LINK.search(text_of(Message.objects.get(kind="reviews/ask", person__name="Yan Youth")))[1])
    phone.press("Continue")
    expect(phone.page.locator("main")).not_to_contain_text("Quillon")
    phone.press("Send me a code")
    phone.page.get_by_label("Six-figure code").fill(CODE.findall(text_of(Message.objects.latest("id")))[0])
    phone.page.locator("main form").last.get_by_role("button").click()
    expect(phone.page.locator("main")).to_contain_text(NAME)
    phone.press("We have searched, and know nothing of them")
    expect(phone.page.locator("main")).to_contain_text("Nothing known")
    assert not phone.complaints


def the_rest_but_one_give_theirs(town) -> None:
    """Each tells of one thing; the hospitals do not answer."""
    for account in Incident.objects.get().accounts.filter(state="asked"):
        if account.organisation.name != "Ashmere Hospitals":
            lead = holder(account)
            told = {"when": "2027-02-10", "what": "A visit was called off", "who": "Worker", "source": "Records"}
            accounts.add_episode(lead, account=account, told=told)
            accounts.give_account(lead, account=account)


def holder(account):
    """An agency's lead, come by the link they were sent."""
    return holder_of(Grant.objects.filter(record_ref=account.ref, ended_at=None).latest("id").ref)


def one_is_late_and_it_says_so(manager: Visitor) -> None:
    """By agency, on the page of agencies and on the Executive's, which names nobody."""
    manager.goto(f"/ashmere/incidents/{Incident.objects.get().ref}/agencies/")
    into_the_room(manager)
    main = manager.page.locator("main")
    expect(main).to_contain_text("late")
    expect(main).to_contain_text("Nothing known")
    manager.goto("/ashmere/incidents/overview/")
    expect(main.get_by_role("table", name="Open incidents")).to_contain_text("Ashmere Hospitals")
    expect(main).not_to_contain_text("Quillon")
    manager.goto(f"/ashmere/incidents/{Incident.objects.get().ref}/timeline/")
    expect(main).to_contain_text("4 entries from agencies’ accounts")
    expect(main).to_contain_text("These may tell of the same thing")


def written(manager: Visitor, step: str, more: str = "") -> None:
    """The four aims are answered, and what follows."""
    move(manager, "Write the rapid review")
    for label, text in AIMS.items():
        manager.page.get_by_label(label).fill(f"{text} {more}".strip())
    manager.page.get_by_label(step).check()
    manager.press("Save")


def signed_by_all_three_before_it_is_sent(visit, manager: Visitor, *, again: bool = False) -> None:
    """Marked sent while a signature is missing, it is refused in a sentence; then all three sign, and it goes."""
    for who in PARTNERS:
        move(manager, "Mark it sent to the Panel")
        manager.press("It is sent")
        expect(manager.page.locator("main")).to_contain_text("It is not signed as it stands by")
        partner = visit(who)
        there(partner)
        if again:
            expect(partner.page.locator("main")).to_contain_text("Changed or opened again since: to be signed anew")
        move(partner, "Sign the rapid review")
        partner.press("Sign it")
        expect(partner.page.locator("main")).to_contain_text("Signed")
    move(manager, "Mark it sent to the Panel")
    manager.press("It is sent")
    expect(manager.page.locator("main")).to_contain_text("With the national Panel")


def answer(manager: Visitor, word: str, says: str) -> None:
    """Record what the Panel answered."""
    move(manager, "Record the Panel’s answer")
    page = manager.page
    day(page, "When did its answer come?", ANSWERED if word == "Disagrees" else AGREED)
    page.get_by_label(word, exact=True).check()
    page.get_by_role("group", name="Does it hold a national review?").get_by_label("No").check()
    page.get_by_label("What does it say or ask?").fill(says)
    manager.press("Record it")


def the_panel_disagrees(manager: Visitor) -> None:
    """The review opens again by itself: what was signed stays in what was done."""
    answer(manager, "Disagrees", "Say why fathers were not worked with.")
    main = manager.page.locator("main")
    expect(main).to_contain_text("The national Panel disagrees")
    expect(main).to_contain_text("Rapid review open")


def the_panel_agrees(manager: Visitor) -> None:
    """Now a local review can be commissioned."""
    answer(manager, "Agrees", "We agree to a local review.")
    expect(manager.page.locator("main")).to_contain_text("Answered by the Panel")


def a_local_review_is_begun(manager: Visitor) -> None:
    """Its six months run from the day it was decided on, and its last day is said at once."""
    move(manager, "Commission the local review")
    manager.press("It is commissioned")
    manager.press("Begin a local review")
    page = manager.page
    page.get_by_label("Local child safeguarding practice review").check()
    day(page, "When was it decided on?", BEGUN)
    manager.press("Begin it")
    expect(page.locator("main")).to_contain_text(f"by {BEGUN_DUE}")


def at_review(visitor: Visitor, tail: str = "") -> None:
    """Open a page of the local review."""
    visitor.goto(f"/ashmere/local-reviews/{LocalReview.objects.get().ref}/{tail}")
    if visitor.page.get_by_role("button", name="Open the room").count():
        into_the_room(visitor)


def a_text_with_a_name_in_it_is_refused(manager: Visitor, visit) -> None:
    """The search shows the place; once it is taken out, somebody else checks it."""
    at_review(manager, "publication/")
    manager.press("Write the text that is published")
    page, main = manager.page, manager.page.locator("main")
    page.get_by_label("Title").fill("Child Wren")
    page.get_by_label("The whole text as it is published").fill("Farthingdale was hurt on 25 March 2027.")
    manager.press("Save and search it")
    expect(main).to_contain_text("It points to a child at 2 places")
    manager.press("Write it anew")
    page.get_by_label("The whole text as it is published").fill("A child was hurt. Agencies did not ask twice.")
    manager.press("Save and search it")
    expect(main).to_contain_text("The search finds no name, exact day or place of this room in it.")
    health = visit("icb", **DESK)
    at_review(health, "publication/")
    health.press("Check it as a second person")
    health.press("I have read it: nothing does")
    expect(health.page.locator("main")).to_contain_text("Checked")


def a_court_holds_publication(manager: Visitor) -> None:
    """Everything is dated and checked, and it is not published: the page says why, and when to look again."""
    at_review(manager)
    manager.follow("Note a proceeding")
    page = manager.page
    page.get_by_label("Criminal investigation or trial").check()
    page.get_by_label("Which court or agency?").fill("Ashmere Crown Court")
    page.get_by_role("group", name="Does it hold publication?").get_by_label("Yes").check()
    day(page, "Since when?", PREPARED)
    day(page, "When do you look at it again?", LOOK_AGAIN)
    manager.press("Note it")
    expect(page.locator("main")).to_contain_text("Publication is held")
    manager.press("Publish the review")
    publish(manager, PREPARED)
    expect(page.locator("main")).to_contain_text("Publication is held")
    assert LocalReview.objects.get().state == "preparing"


def publish(manager: Visitor, when: date) -> None:
    """Say that it is published."""
    page = manager.page
    day(page, "On which day is it published?", when)
    page.get_by_role("group", name="Keep the checked text here").get_by_label("Yes").check()
    manager.press("It is published")


def what_was_learned_goes_out_all_the_same(manager: Visitor, visit) -> None:
    """Worded by one person, read by another for what points to a child, and released with who acts and how it is
    tested, while the court still holds the report."""
    there(manager)
    manager.follow("Word what was learned")
    page = manager.page
    page.get_by_label("What was learned?").fill(LEARNED)
    page.locator("[name=stage]").last.check()
    page.get_by_label("Something to develop").check()
    page.get_by_label("Which part of practice is it about?").select_option(label="Assessment and planning")
    manager.press("Keep it in the room")
    manager.press("Add who acts on it")
    page.get_by_label("What will be done?").fill(ACTION)
    page.get_by_label("Who owns it?").select_option(label="Hal Health, Ashmere Health Board")
    day(page, "By when?", date(2027, 12, 1))
    page.get_by_label("How will one know that it worked?").fill("8 of 10 records show a second visit")
    page.get_by_label("What kind of evidence will show it?").select_option(label="An audit of records")
    page.get_by_label("What would be different if it worked?").fill("Nobody is left after one visit called off")
    page.get_by_label("Practice: whether people work differently").check()
    page.locator("[name=method][value=audit]").check()
    day(page, "When is it tested?", TESTED)
    page.get_by_label("Who tests it?").select_option(label="Cher Chair")
    manager.press("Add it")
    partner = visit("chief_executive", **DESK)
    partner.goto(manager.page.url.removeprefix(manager.url))
    into_the_room(partner)
    partner.press("Read it and release it")
    for box in partner.page.locator("[name=read_for]").all():
        box.check()
    partner.press("Release it")
    lead = visit("health", **DESK)
    lead.goto("/ashmere/inbox/")
    lead.follow(ACTION)
    expect(lead.page.locator("main")).to_contain_text(LEARNED)
    expect(lead.page.locator("main")).not_to_contain_text("Quillon")


def the_court_lets_go_and_it_is_published(manager: Visitor, visit, town) -> None:
    """The proceeding ends, the review is published, and everybody appointed reads it under the chosen name."""
    at_review(manager)
    manager.follow("It has ended")
    day(manager.page, "When did it end?", RELEASED)
    manager.press("Note it")
    manager.press("Publish the review")
    publish(manager, RELEASED)
    expect(manager.page.locator("main")).to_contain_text("published on 17 January 2028 as “Child Wren”")
    school = visit("school")
    school.goto("/ashmere/local-reviews/published/")
    expect(school.page.locator("main")).to_contain_text("Child Wren")
    expect(school.page.locator("main")).not_to_contain_text("Quillon")
    until = clock.today() + timedelta(days=300)
    admit_person(
        town.manager, room=Incident.objects.get().room, person=town.person("manager"), part="coordinator", until=until
    )


def its_effect_is_looked_at_from_outside(visit, town) -> None:
    """Health has done it, with evidence; a year on the chair audits records again and says what was found."""
    done = Action.objects.get(text=ACTION)
    actions.agree_action(town.health, action=done, support="None is needed")
    actions.give_action_evidence(town.health, action=done, seen=thread.seen())
    actions.say_done(town.health, action=done)
    chair = visit("chair", **DESK)
    chair.goto(f"/ashmere/actions/{done.ref}/")
    chair.press("Say what its test found")
    chair.page.get_by_label("Some change").check()
    chair.page.get_by_label("How do you know?").fill(FOUND)
    day(chair.page, "When?", TESTED)
    chair.press("Say so")
    expect(chair.page.locator("main")).to_contain_text(FOUND)


def what_changed_stands_with_the_incident(manager: Visitor) -> None:
    """Two years on, whoever is entitled sees on one page what was learned, done and found."""
    there(manager)
    became = manager.page.get_by_role("table", name="What became of it")
    expect(became).to_contain_text(ACTION)
    expect(became).to_contain_text(FOUND)
    assert not manager.complaints
