"""The people of the demonstration, each labelled as such, and how they come in: by invitation, like everybody."""

from pathlib import Path

from lineofsight.core.access import services as access
from lineofsight.core.access.actors import Actor, system
from lineofsight.core.access.models import Account, Grant, Partnership
from lineofsight.core.access.scope import scope
from lineofsight.core.design.tables import read_table
from lineofsight.core.people import selectors, services
from lineofsight.core.people.models import Person
from lineofsight.core.people.rules import read_people

HERE = Path(__file__).parent
PASSWORD = "demonstration only"  # noqa: S105 - printed beside the address
ADMINISTRATOR = "administrator@installation.example"
WHO = (
    ("Leeds: business manager", "manager@leeds.example"),
    ("Leeds: performance analyst", "analyst@leeds.example"),
    ("Ashmere, a made-up town: business manager", "manager@ashmere.example"),
    ("Ashmere: performance analyst", "analyst@ashmere.example"),
    ("Ashmere: agency lead, hospitals, who have not answered yet", "hospitals@ashmere.example"),
    ("Ashmere: agency lead, community health, half-way through", "community@ashmere.example"),
    ("Ashmere: agency lead, advocacy, with figures entered for them", "advocacy@ashmere.example"),
    ("Ashmere: agency lead, council, who has signed off", "lead@ashmere.example"),
    ("Ashmere: chair of a sub-group", "chair@ashmere.example"),
    ("Ashmere: lead safeguarding partner, council", "council@ashmere.example"),
    ("Ashmere: delegated safeguarding partner, council", "delegate@ashmere.example"),
    ("Ashmere: independent scrutineer", "scrutineer@ashmere.example"),
    ("Ashmere: designated safeguarding lead of a school", "primary@ashmere.example"),
    ("Ashmere: chair of governors of that school", "chair.primary@ashmere.example"),
    ("Ashmere: education service, which supports schools", "education@ashmere.example"),
    ("Ashmere: commissioner, who reads what providers hand in", "commissioner@ashmere.example"),
    ("Ashmere: child death review coordinator", "deaths@ashmere.example"),
    ("Ashmere: lead reviewer of a local review", "reviewer@ashmere.example"),
    ("the installation's administrator", ADMINISTRATOR),
)


def administrator() -> Actor:
    """The installation's administrator."""
    services.start_installation(system("demonstration"), name="Demonstration administrator", email=ADMINISTRATOR)
    join(ADMINISTRATOR)
    return actor(ADMINISTRATOR)


def partnership(by: Actor, slug: str, name: str, area_code: str, area_name: str) -> Partnership:
    """A partnership with its agencies and people, from the spreadsheet beside this file."""
    made = access.create_partnership(
        by, slug=slug, name=name, area_code=area_code, area_name=area_name, demonstration=True
    )
    rows, problems = read_people(read_table((HERE / f"{slug}.csv").read_bytes()))
    if problems:
        raise ValueError(f"{slug}.csv: {problems[0]}")
    with scope(made):
        services.load_people(by, partnership=made, rows=rows)
    for email in dict.fromkeys(row.email for row in rows if row.email):
        join(email)
    return made


def join(email: str) -> None:
    """Let a person take up an invitation, with the demonstration's password."""
    person = Person.objects.get(email=email)
    services.start_again(system("demonstration"), person=person)
    grant = Grant.objects.filter(holder_ref=person.ref, record_kind="people.person", ended_at=None).latest("id")
    services.join(selectors.holder_of(grant.ref), person=person, password=PASSWORD)


def actor(email: str) -> Actor:
    """The actor a person is by the clock's day."""
    return selectors.actor_of(Account.objects.get(email=email))
