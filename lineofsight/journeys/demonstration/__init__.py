"""The demonstration: Leeds with what it published, and a made-up town in which people act.

Real figures say "as published", with document and line. No act (sign-off, reply, meeting) is invented for a real body:
acts happen in the made-up town, and everybody in both is labelled as of the demonstration.
"""

import tomllib
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from lineofsight.core.access import services as access
from lineofsight.core.access.actors import Actor, system
from lineofsight.core.access.models import Account, Grant, Partnership
from lineofsight.core.access.scope import scope
from lineofsight.core.insight import library
from lineofsight.core.insight import services as insight
from lineofsight.core.insight.models import Origin
from lineofsight.core.people import selectors as people
from lineofsight.core.people import services as people_services
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.people.rules import Row
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period

PASSWORD = "demonstration only"  # noqa: S105 - printed on the page it opens
PUBLISHED = Path(__file__).parent / "leeds.toml"

WHO = (
    ("Leeds: business manager", "manager@leeds.example"),
    ("Leeds: performance analyst", "analyst@leeds.example"),
    ("Ashmere, a made-up town: business manager", "manager@ashmere.example"),
    ("Ashmere: performance analyst", "analyst@ashmere.example"),
    ("Ashmere: lead safeguarding partner, council", "council@ashmere.example"),
    ("Ashmere: agency lead, council", "lead@ashmere.example"),
    ("the installation's administrator", "administrator@installation.example"),
)

LEEDS = """
Leeds City Council Children and Families|council_children
West Yorkshire Police|police
NHS Leeds Clinical Commissioning Group|icb
Leeds Safeguarding Children Partnership Business Unit|business_unit|Demonstration manager|manager@leeds.example|business_manager
Leeds Safeguarding Children Partnership Business Unit|business_unit|Demonstration analyst|analyst@leeds.example|analyst
"""
ASHMERE = """
Ashmere Council Children's Services|council_children|Demonstration lead, council|lead@ashmere.example|partner_lead
Ashmere Council Children's Services|council_children|Demonstration chief executive|council@ashmere.example|lead_partner
Ashmere Council Children's Services|council_children|Demonstration chief executive|council@ashmere.example|statutory_partner
Ashmere Police|police|Demonstration lead, police|police@ashmere.example|partner_lead
Ashmere Police|police|Demonstration chief constable|constable@ashmere.example|lead_partner
Ashmere Police|police|Demonstration chief constable|constable@ashmere.example|statutory_partner
Ashmere Health Board|icb|Demonstration lead, health|health@ashmere.example|partner_lead
Ashmere Health Board|icb|Demonstration health chief|icb@ashmere.example|lead_partner
Ashmere Health Board|icb|Demonstration health chief|icb@ashmere.example|statutory_partner
Ashmere Business Unit|business_unit|Demonstration manager|manager@ashmere.example|business_manager
Ashmere Business Unit|business_unit|Demonstration analyst|analyst@ashmere.example|analyst
Ashmere Business Unit|business_unit|Demonstration scrutineer|scrutineer@ashmere.example|scrutineer
"""


def rows(sheet: str) -> list[Row]:
    """A sheet's lines as the rows a spreadsheet would give."""
    lines = [(line.split("|") + ["", "", ""])[:5] for line in sheet.strip().splitlines()]
    return [Row(number, *line) for number, line in enumerate(lines, start=2)]


def build() -> None:
    """Make both partnerships, by services and nothing else."""
    administrator = first_administrator()
    leeds = partnership(
        administrator, "leeds", "Leeds Safeguarding Children Partnership", "E08000035", "Leeds", LEEDS
    )
    with scope(leeds):
        load_published(leeds)
    ashmere = partnership(
        administrator, "ashmere", "Ashmere Safeguarding Children Partnership (made up)", "X00000001", "Ashmere", ASHMERE
    )
    with scope(ashmere):
        act(ashmere)


def first_administrator() -> Actor:
    email = "administrator@installation.example"
    people_services.start_installation(system("demonstration"), name="Demonstration administrator", email=email)
    join(email)
    return actor(email)


def join(email: str) -> None:
    """Let a person take up their invitation, with the demonstration's password."""
    person = Person.objects.get(email=email)
    if person.account_id:
        return
    people_services.start_again(system("demonstration"), person=person)
    grant = Grant.objects.filter(holder_ref=person.ref, ended_at=None).latest("id")
    people_services.join(people.holder_of(grant.ref), person=person, password=PASSWORD)


def actor(email: str) -> Actor:
    return people.actor_of(Account.objects.get(email=email))


def partnership(by: Actor, slug: str, name: str, code: str, area: str, sheet: str) -> Partnership:
    made = access.create_partnership(by, slug=slug, name=name, area_code=code, area_name=area, demonstration=True)
    with scope(made):
        people_services.load_people(by, partnership=made, rows=rows(sheet))
    for row in rows(sheet):
        if row.email:
            join(row.email)
    return made


def load_published(leeds: Partnership) -> None:
    """Load what Leeds published: each value with its document and the place in it, known since it came out.

    The documents give no day of publication, only a year or less (`published_assumed`); the last day of that year is
    taken, so that "as at" never shows a value before it can have been known.
    """
    published = tomllib.loads(PUBLISHED.read_text())
    documents = {document["key"]: document for document in published["document"]}
    sources = {o.kind: o for o in Organisation.objects.filter(name__contains="Leeds")}
    sources["police"] = Organisation.objects.get(name="West Yorkshire Police")
    for value in published["value"]:
        cited = [documents[cite["document"]] for cite in value["cites"]]
        year = max(int(document["published"] or "2024") for document in cited)
        insight.load_published(
            system("demonstration"),
            partnership=leeds,
            source=sources[value["source_agency"]],
            reading=reading(value),
            document="; ".join(dict.fromkeys(document["title"] for document in cited))[:200],
            place=places(value)[:200],
            known_from=datetime(year, 12, 31, 12, tzinfo=UTC),
            origin=value["origin"],
        )


def reading(value) -> insight.Reading:
    """A published value as it is observed: its counts where they are printed, else the value itself."""
    number = {part: Decimal(value[part]) if part in value else None for part in ("value", "numerator", "denominator")}
    indicator = library.indicator(value["indicator"])
    return insight.Reading(
        indicator=indicator,
        period=Period.parse(value["period"]),
        breakdown=value.get("breakdown", ""),
        comment=" ".join(value.get("caveats", ())),
        **number,
    )


def places(value) -> str:
    """Where a value stands: lines of a text, or rows and columns of a table."""
    found = []
    for cite in value["cites"]:
        place = f"line {cite['line']}" if "line" in cite else f"table {cite.get('table', '')} {cite.get('column', '')}"
        found.append(" ".join(place.split()))
    return ", ".join(dict.fromkeys(found))


def act(ashmere: Partnership) -> None:
    """Ashmere's year: figures asked for, answered, corrected; filled in by the modules that have something to show."""


__all__ = ["PASSWORD", "WHO", "Origin", "act", "build", "clock", "date", "timedelta"]
