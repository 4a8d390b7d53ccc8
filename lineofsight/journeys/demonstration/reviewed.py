"""What came of Ashmere's incident of the year before: a local review that a court holds back, and its learning, which
was let out meanwhile, is acted on, told to practitioners, and asked about in the year's declaration. All made up."""

from datetime import date, timedelta

from django.core.files.base import ContentFile

from lineofsight.core.access.models import Partnership
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.people.roles import Role
from lineofsight.core.people.rules import Row
from lineofsight.core.people.services import load_people
from lineofsight.core.sealed.services import open_room, read_room
from lineofsight.core.sealed.wording import READ_FOR
from lineofsight.core.thread.models import Theme
from lineofsight.core.thread.selectors.lists import themes_offered
from lineofsight.journeys.demonstration import cast
from lineofsight.journeys.demonstration.days import at_work, on
from lineofsight.kernel import clock
from lineofsight.learn.reviews.selectors import briefings as published
from lineofsight.learn.reviews.selectors.drafts import digest_of
from lineofsight.learn.reviews.selectors.partners import COUNCIL, partners
from lineofsight.learn.reviews.services import (
    briefings,
    declaring,
    drafting,
    involving,
    learning,
    local_review,
    panel,
    reviewer,
    telling,
)

REVIEWER = Row(2, "Ashmere Business Unit", "business_unit", "Demonstration lead reviewer", "reviewer@ashmere.example",
               "lead_reviewer")  # fmt: skip
LEARNED = "A visit that is called off is an event in a child’s life: ask why, and see the child within the week"
TOLD = {
    "terms": "Why nobody asked after visits were called off (made up)",
    "lines": "Who knew of how many? Who was to ask? (made up)",
    "period": "Two years (made up)",
    "panel": "A chair from health, police and the council (made up)",
    "contract": "Signed on both sides (made up)",
    "independence": "Has worked for none of the agencies (made up)",
}
FAMILY = {
    "family_plan": "One visit each month by the same person (made up)",
    "family_wishes": "To tell what a good week was like (made up)",
    "reads_first": "Yes, a week before anybody else (made up)",
    "pseudonym": "Child Wren (made up)",
}
DRAFT = b"A first draft of the local review, with every name made up.\n"
PRACTICE = (
    "Ask at every visit that is called off who called it off and why.\n"
    "See the child within the week, at home or at school.\nWrite down what the child said."
)
GUIDE = "Working together to safeguard children https://www.gov.uk/government/publications/working-together-to-safeguard-children--2"
DECLARED = {
    "hospitals@ashmere.example": ("in_place", "Records of forty visits were read (made up)", ""),
    "police@ashmere.example": ("partly", "", "Supervisors ask about it from January (made up)"),
}
MANAGER = "manager@ashmere.example"


def live(town: Partnership, made, day: date) -> None:
    """The local review as far as it came, and what was learned of it.

    Args:
        made: the incident, answered by the national Panel. day: when the council became aware of it.
    """
    review = commissioned(town, made, at_work(day + timedelta(days=40)))
    with on(at_work(day + timedelta(days=75))):
        learn(town, made)
    with on(at_work(day + timedelta(days=120))):
        tell(town)
    held_back(review, at_work(day + timedelta(days=150)))
    with on(at_work(clock.today() - timedelta(days=20))):
        declare(town)


def opened(actor, room):
    """A room, opened to work in it."""
    open_room(actor, room=room, reason="case_work")
    return read_room(actor, room=room)


def commissioned(town: Partnership, made, day: date):
    """Decided on, its terms agreed, its reviewer let in."""
    manager = cast.actor(MANAGER)
    with on(day):
        load_people(manager, partnership=town, rows=[REVIEWER])
        cast.join(REVIEWER.email)
        incident = panel.commission_local_review(manager, incident=made)
        telling.tell_agencies(manager, incident=incident)
        review = local_review.begin_local_review(manager, incident=incident, kind="local", decided_on=day)
        local_review.write_terms(
            manager, local_review=review, reviewer=person(REVIEWER.email), price=9000,
            methods=["records", "practitioners", "family"], told=TOLD,
        )  # fmt: skip
        local_review.agree_terms(manager, local_review=review)
        reviewer.let_reviewer_in(manager, local_review=review, until=day + timedelta(days=360))
        local_review.begin_gathering(manager, local_review=review)
        involving.write_family_plan(manager, local_review=review, told=FAMILY)
    with on(at_work(day + timedelta(days=50))):
        involving.add_event(
            manager, local_review=review, on=clock.today(),
            told={
                "place": "Town hall (made up)", "invited": "Two health visitors, a teacher (made up)",
                "support": "A supervisor for each (made up)", "told": "Visits were counted, not children (made up)",
            },
        )  # fmt: skip
    return review


def person(email: str) -> Person:
    return Person.objects.get(email=email)


def theme(town: Partnership) -> Theme:
    """What was learned is of one of the themes of the business plan."""
    return themes_offered(town).get(name="Neglect")


def home_of(lead: Person) -> Organisation:
    """The agency whose lead somebody is."""
    return lead.appointments.filter(role=Role.PARTNER_LEAD).latest("id").organisation


def acting() -> dict:
    """What is to be done about it, by whom, and who looks a year on whether it helped."""
    owner = person("community@ashmere.example")
    return {
        "text": "Ring the same day when a visit is called off, and see the child within the week (made up)",
        "owner": owner, "organisation": home_of(owner),
        "due": at_work(clock.today() + timedelta(days=120)), "measure": "9 of 10 are seen within the week (made up)",
        "expected": "audit", "expected_change": "Children are seen although visits are called off (made up)",
        "tests": "practice", "method": "audit", "planned_on": at_work(clock.today() + timedelta(days=365)),
        "tester": person("chair@ashmere.example"),
    }  # fmt: skip


def learn(town: Partnership, made) -> None:
    """Worded by the manager, read and let out by a safeguarding partner; the agency that owns the action is asked."""
    manager = cast.actor(MANAGER)
    reader = next(each.people[0] for each in partners(town) if each.organisation.kind == COUNCIL and each.people)
    draft = learning.propose_learning(
        manager, incident=made, stage="early", text=f"{LEARNED} (made up)", kind="development", area="health",
        themes=[theme(town)],
    )  # fmt: skip
    learning.add_learning_action(manager, draft=draft, said=acting())
    council = cast.actor(reader.email)
    keys = opened(council, made.room)
    learning.release_learning(council, draft=draft, opened=keys, read_for=list(READ_FOR), digest=digest_of(draft, keys))


def tell(town: Partnership) -> None:
    """A briefing for practitioners: written by the manager, read and published by the chair of the sub-group."""
    manager, chair = cast.actor(MANAGER), cast.actor("chair@ashmere.example")
    points = list(published.released_points(town))
    briefing = briefings.begin_briefing(manager, partnership=town, title="When a visit is called off", points=points)
    for part in briefing.parts.all():
        briefings.edit_briefing_part(manager, part=part, practice=PRACTICE, links=GUIDE)
    briefings.publish_briefing(chair, briefing=briefing, read_for=list(READ_FOR), digest=published.digest_of(briefing))


def held_back(review, day: date) -> None:
    """A first draft stands; a trial holds publication, and the Panel was told that it takes longer."""
    manager = cast.actor(MANAGER)
    with on(day):
        local_review.begin_drafting(manager, local_review=review)
        drafting.keep_draft(
            manager, local_review=review, changed="", upload=ContentFile(DRAFT, name="First draft (made up).txt")
        )
        local_review.add_proceeding(
            manager, local_review=review, kind="criminal", body="The Crown Court (made up)", holds=True, from_on=day,
            look_again_on=at_work(clock.today() + timedelta(days=210)), note="A trial is set (made up)",
        )  # fmt: skip
        local_review.note_delay(
            manager, local_review=review, reason="criminal", told_on=day, note="The trial first (made up)"
        )


def declare(town: Partnership) -> None:
    """The year's declaration: two agencies have said how far they are, the others are still asked."""
    manager = cast.actor(MANAGER)
    asked_of = theme(town)
    made = declaring.open_declaration(
        manager, partnership=town, year=clock.today().year, due=at_work(clock.today() + timedelta(days=34)),
        themes=[asked_of],
    )  # fmt: skip
    asked = {each.organisation_id: each for each in made.agencies.all()}
    for email, (answer, evidence, step) in DECLARED.items():
        lead, agency = cast.actor(email), asked[home_of(person(email)).pk]
        with on(at_work(clock.today() + timedelta(days=6))):
            declaring.declare_theme(
                lead, agency=agency, theme=asked_of, answer=answer, evidence=evidence, next_step=step
            )
            declaring.sign_declaration(lead, agency=agency)
