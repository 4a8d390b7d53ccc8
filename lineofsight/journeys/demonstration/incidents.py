"""Ashmere's serious incidents: one whose rapid review is open, with an account still to come, and one of the year
before that the national Panel answered. Every child and every name is made up."""

from datetime import date, timedelta

from lineofsight.core.access.models import Partnership
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Person
from lineofsight.core.people.roles import Role
from lineofsight.core.sealed.services import open_room, read_room
from lineofsight.journeys.demonstration import cast, reviewed
from lineofsight.journeys.demonstration.days import at_work, on
from lineofsight.journeys.demonstration.links import holder
from lineofsight.kernel import clock
from lineofsight.learn.reviews.selectors.incidents import incidents_in
from lineofsight.learn.reviews.selectors.partners import COUNCIL, partners
from lineofsight.learn.reviews.selectors.report import digest_of
from lineofsight.learn.reviews.services import accounts, deciding, incident, panel, rapid

NAME = "Juniper Tidewater (made up)"
ELDER = "Rowan Saltmarsh (made up)"
INVOLVED = "Seen four times in the half year before, twice at home (made up)"
BRIEF = "Everything known of {name} and of the household, from two years before the incident (made up)"
SAID = {
    "facts": "What happened, told from five agencies’ accounts (made up)",
    "child_life": "School was the place where the day had a shape (made up)",
    "safety": "Brothers and sisters were seen the same day, and are safe (made up)",
    "improvement": "Nobody asked twice when visits were called off (made up)",
    "next_steps": "A local review, because the same was learned in an audit two years ago (made up)",
}


def live(town: Partnership) -> None:
    """Two incidents, each lived on its own days."""
    today = clock.today()
    first = at_work(today - timedelta(days=330))
    reviewed.live(town, answered(town, first), first)
    being_reviewed(town, at_work(today - timedelta(days=13)))


def reported(town: Partnership, day: date, name: str, born: str):
    """An incident the council became aware of on a day, of one child."""
    manager = cast.actor("manager@ashmere.example")
    told = {
        "happened_when": day.isoformat(), "happened_in": "Ashmere", "place": "At home (made up)", "harm": "harmed",
        "abuse": "suspected", "what_happened": f"{name} was hurt at home (made up)", "siblings": "One brother",
        "siblings_safe": "yes", "known_to": "School, health visitor", "police": "Enquiries", "coroner": "",
        "referrer_view": "It meets the criteria", "other_names": "",
    }  # fmt: skip
    made = incident.refer_incident(manager, partnership=town, aware_on=day, told=told)
    child = {
        "name": name, "born": born, "unborn": "", "harm": "harmed", "sex": "U", "ethnicity": "NOBT",
        "legal_status": "cin", "lives_in": "Ashmere", "lives_with": "Parents",
    }  # fmt: skip
    incident.add_child(manager, incident=made, opened=opened(manager, made), told=child)
    return made


def opened(actor, made):
    """The room of an incident, opened to work on it."""
    open_room(actor, room=made.room, reason="case_work")
    return read_room(actor, room=made.room)


def voices(town: Partnership) -> dict[str, Person]:
    """Who speaks for each of the three partners, by the kind of body."""
    return {each.organisation.kind: each.people[0] for each in partners(town) if each.people}


def acting(person: Person):
    return cast.actor(person.email)


def notified(town: Partnership, made, day: date) -> None:
    """Each partner says what it thinks, and the council notifies."""
    speak = voices(town)
    with on(day):
        for kind, person in speak.items():
            deciding.say_view(acting(person), incident=made, view="notify", why=f"It is serious harm ({kind}, made up)")
        council = acting(speak[COUNCIL])
        deciding.notify_incident(
            council, incident=made, opened=opened(council, made), notified_on=day, reference="Made up",
            reason="Abuse is suspected and the harm is serious (made up)",
        )  # fmt: skip


def ask(town: Partnership, made, name: str, *emails: str) -> list:
    """Ask the agencies of some leads for their accounts."""
    manager = cast.actor("manager@ashmere.example")
    leads = {each.email: each for each in people.appointed(town, Role.PARTNER_LEAD)}
    homes = {
        email: leads[email].appointments.filter(role=Role.PARTNER_LEAD).latest("id").organisation for email in emails
    }
    return [
        accounts.ask_agency(
            manager, incident=made, organisation=homes[email], brief=BRIEF.format(name=name),
            due_on=at_work(clock.today() + timedelta(days=10)), opened=opened(manager, made),
        )
        for email in emails
    ]  # fmt: skip


def give(account, when: date, what: str) -> None:
    """An agency's lead comes by the link, tells of one thing and gives the account."""
    lead = holder(account, accounts.OWED)
    accounts.save_account(lead, account=account, told={"author": "Demonstration lead", "involvement": INVOLVED})
    accounts.add_episode(
        lead, account=account,
        told={"when": when.isoformat(), "what": f"{what} (made up)", "who": "A practitioner", "source": "Records"},
    )  # fmt: skip
    accounts.give_account(lead, account=account)


def being_reviewed(town: Partnership, day: date) -> None:
    """Notified; of three agencies one gave its account, one knows nothing, one has yet to answer."""
    with on(day):
        made = reported(town, day, NAME, f"{day.year - 3}-05-11")
    notified(town, made, at_work(day + timedelta(days=2)))
    with on(at_work(day + timedelta(days=3))):
        first, second, _ = ask(
            town, made, NAME, "health@ashmere.example", "education@ashmere.example", "police@ashmere.example"
        )
    with on(at_work(day + timedelta(days=8))):
        give(first, day - timedelta(days=40), "A visit was called off for the third time, and nobody rang back")
        accounts.give_nil_return(holder(second, accounts.OWED), account=second)


def answered(town: Partnership, day: date):
    """One that was reviewed, signed by all three, sent, and answered by the Panel, which agrees to a local review."""
    with on(day):
        made = reported(town, day, ELDER, f"{day.year - 9}-02-03")
    notified(town, made, at_work(day + timedelta(days=3)))
    with on(at_work(day + timedelta(days=4))):
        asked = ask(town, made, ELDER, "health@ashmere.example", "police@ashmere.example")
    with on(at_work(day + timedelta(days=10))):
        give(asked[0], day - timedelta(days=200), "Moved to another practice, and records took nine weeks")
        give(asked[1], day - timedelta(days=60), "A call to the address; nobody asked to see the child")
    with on(at_work(day + timedelta(days=16))):
        review(town, made)
    manager = cast.actor("manager@ashmere.example")
    with on(at_work(day + timedelta(days=34))):
        return panel.record_response(
            manager, incident=incidents_in(manager, town).get(pk=made.pk), received_on=clock.today(), agrees="yes",
            asks="Say how fathers were worked with (made up)", national=False,
        )  # fmt: skip


def review(town: Partnership, made) -> None:
    """The rapid review is written, signed and sent."""
    manager = cast.actor("manager@ashmere.example")
    made = incidents_in(manager, town).get(pk=made.pk)
    rapid.write_review(
        manager, incident=made, step="local", criteria=["themes", "together"], opened=opened(manager, made), told=SAID
    )
    for person in voices(town).values():
        keys = opened(acting(person), made)
        rapid.sign_review(acting(person), incident=made, opened=keys, seen=digest_of(made, keys))
    rapid.send_review(manager, incident=made, opened=opened(manager, made), sent_on=clock.today())
