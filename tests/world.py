"""One small imaginary partnership, built only by calling services, with a named cast; every test speaks of these.

Its neighbour, another partnership, must see nothing of it. Everybody and everything here is made up.
"""

from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property

from django.test import Client

from lineofsight.core.access import services as access
from lineofsight.core.access.actors import Actor, system
from lineofsight.core.access.models import Account, Partnership
from lineofsight.core.access.scope import scope
from lineofsight.core.people import selectors as people
from lineofsight.core.people import services as people_services
from lineofsight.core.people.middleware import PROVEN
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.people.rules import Row

SHEET = """
Ashmere Council Children's Services|council_children|Bel Manager|manager@ashmere.example|business_manager
Ashmere Council Children's Services|council_children|Ana Analyst|analyst@ashmere.example|analyst
Ashmere Council Children's Services|council_children|Lee Lead|lead@ashmere.example|partner_lead
Ashmere Council Children's Services|council_children|Cate Chief|chief.executive@ashmere.example|lead_partner
Ashmere Council Children's Services|council_children|Cate Chief|chief.executive@ashmere.example|statutory_partner
Ashmere Police|police|Pat Police|police@ashmere.example|partner_lead
Ashmere Police|police|Con Constable|chief.constable@ashmere.example|lead_partner
Ashmere Police|police|Con Constable|chief.constable@ashmere.example|statutory_partner
Ashmere Health Board|icb|Hal Health|health@ashmere.example|partner_lead
Ashmere Health Board|icb|Ida Icb|icb@ashmere.example|lead_partner
Ashmere Health Board|icb|Ida Icb|icb@ashmere.example|statutory_partner
Ashmere Primary School|school|Sam School|school@ashmere.example|school_lead
Ashmere Primary School|school|Gus Governor|governors@ashmere.example|chair_of_governors
Ashmere Business Unit|business_unit|Cher Chair|chair@ashmere.example|chair
Ashmere Business Unit|business_unit|Scout Scrutineer|scrutineer@ashmere.example|scrutineer
Ashmere Business Unit|business_unit|Pru Practitioner|practitioner@ashmere.example|practitioner
Ashmere Business Unit|business_unit|Cy Coordinator|coordinator@ashmere.example|cdop_coordinator
Ashmere Business Unit|business_unit|Rex Reviewer|reviewer@ashmere.example|lead_reviewer
"""
NEIGHBOURS = """
Netherby Council|council_children|Ned Neighbour|neighbour@netherby.example|business_manager
Netherby Council|council_children|Nia Neighbour|nia@netherby.example|analyst
Netherby Council|council_children|Nat Neighbour|nat@netherby.example|partner_lead
"""
# Whether a file of tests keeps it: what it holds then stays as it is from test to test.
kept = False
PASSWORD = "three words together"
# Everybody of the cast who signs in, by the word the tests call them.
PERSONAS = {
    "administrator": "administrator@installation.example",
    **{line.split("|")[3].split("@")[0].replace(".", "_"): line.split("|")[3] for line in SHEET.split("\n") if line},
    "neighbour": "neighbour@netherby.example",
}


def rows(sheet: str) -> list[Row]:
    """The lines of a sheet as the rows a spreadsheet would give."""
    lines = [line.split("|") for line in sheet.strip().splitlines()]
    return [Row(number, *[line[0], line[1], line[2], line[3], line[4]]) for number, line in enumerate(lines, start=2)]


def build() -> None:
    """Make both partnerships and everybody's account, by services."""
    people_services.start_installation(system("tests"), name="Ad Administrator", email=PERSONAS["administrator"])
    join(PERSONAS["administrator"])
    administrator = actor(PERSONAS["administrator"])
    for slug, name, area, sheet in (
        ("ashmere", "Ashmere Safeguarding Children Partnership", "X00000001", SHEET),
        ("netherby", "Netherby Safeguarding Children Partnership", "X00000002", NEIGHBOURS),
    ):
        made = access.create_partnership(administrator, slug=slug, name=name, area_code=area, area_name=slug.title())
        with scope(made):
            people_services.load_people(administrator, partnership=made, rows=rows(sheet))
        for row in rows(sheet):
            join(row.email)


def join(email: str) -> None:
    """Let a person of the cast make their account by their invitation."""
    person = Person.objects.get(email=email)
    if person.account_id is None:
        invite(system("tests"), person=person)
        from lineofsight.core.access.models import Grant

        grant = Grant.objects.filter(holder_ref=person.ref, record_kind="people.person", ended_at=None).latest("id")
        people_services.join(people.holder_of(grant.ref), person=person, password=PASSWORD)


def invite(by: Actor, *, person: Person) -> str:
    """Give an invitation outside a page, as the first administrator's is given."""
    return people_services.start_again(by, person=person)


def actor(email: str) -> Actor:
    """The actor a person of the cast is today."""
    return people.actor_of(Account.objects.get(email=email))


@dataclass
class World:
    """The cast at hand: `world.analyst` is an actor, `world.client("analyst")` a signed-in browser, without script."""

    partnership: Partnership
    neighbours: Partnership
    actors: dict[str, Actor] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Actor:
        if name not in PERSONAS:
            raise AttributeError(name)
        return self.actors.setdefault(name, actor(PERSONAS[name]))

    def person(self, name: str) -> Person:
        """A person of the cast."""
        return Person.objects.get(email=PERSONAS[name])

    def organisation(self, name: str) -> Organisation:
        """An organisation by a word of its name, such as "Police"."""
        return Organisation.objects.get(name__contains=name, name__startswith="Ashmere")

    def client(self, name: str | None = None) -> Client:
        """A browser: signed in as somebody, or nobody's."""
        client = Client()
        if name:
            client.force_login(Account.objects.get(email=PERSONAS[name]))
            session = client.session
            session[PROVEN] = True
            session.save()
        return client

    @cached_property
    def personas(self) -> tuple[str, ...]:
        return tuple(PERSONAS)


@contextmanager
def opened():
    """The world with its partnership's scope open."""
    partnership = Partnership.objects.get(slug="ashmere")
    with scope(partnership):
        yield World(partnership, Partnership.objects.get(slug="netherby"))
