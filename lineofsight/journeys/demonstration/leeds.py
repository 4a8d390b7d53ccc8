"""Leeds: what it published for 2017/18 and 2018/19 (`leeds.toml`), and a draft that nobody has signed."""

import re
import tomllib
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from lineofsight.core.access.actors import Actor, system
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.scope import scope
from lineofsight.core.insight import library
from lineofsight.core.insight import services as insight
from lineofsight.core.people.models import Organisation
from lineofsight.journeys.demonstration import cast
from lineofsight.journeys.demonstration.drafts import LEEDS, draft
from lineofsight.kernel.periods import Period

PUBLISHED = Path(__file__).parent / "leeds.toml"
LATEST = "2024"
# The children in need tables are numbered: "c1_children_in_need_referrals_…" is table c1.
NUMBERED = re.compile(r"[a-d]\d+(?=_)")
MANAGER = "manager@leeds.example"


def build(administrator: Actor) -> None:
    """Make the partnership, load what it published, and draft its report in our own sentences."""
    leeds = cast.partnership(administrator, "leeds", "Leeds Safeguarding Children Partnership", "E08000035", "Leeds")
    with scope(leeds):
        load_published(leeds)
        draft(cast.actor(MANAGER), leeds, "Demonstration draft: yearly report 2018/19", LEEDS)


def load_published(leeds: Partnership) -> None:
    """Load what Leeds published: each value with its document and the place in it, known since it came out.

    The documents give no day of publication, only a year or less (`published_assumed`); the last day of that year is
    taken, so that "as at" never shows a value before it can have been known.
    """
    published = tomllib.loads(PUBLISHED.read_text(encoding="utf-8"))
    documents = {document["key"]: document for document in published["document"]}
    sources = {
        "council_children": Organisation.objects.get(name="Leeds City Council Children and Families"),
        "police": Organisation.objects.get(name="West Yorkshire Police"),
        "icb": Organisation.objects.get(name="NHS Leeds Clinical Commissioning Group"),
    }
    for value in published["value"]:
        cited = [documents[cite["document"]] for cite in value["cites"]]
        insight.load_published(
            system("demonstration"),
            partnership=leeds,
            source=sources[value["source_agency"]],
            reading=reading(value),
            document="; ".join(dict.fromkeys(document["title"] for document in cited))[:200],
            place=places(value)[:200],
            known_from=datetime(max(int(d["published"] or LATEST) for d in cited), 12, 31, 12, tzinfo=UTC),
            origin=value["origin"],
        )


def reading(value: dict) -> insight.Reading:
    """A published value as it is observed: its counts where they are printed, else the value itself."""

    def number(part: str) -> Decimal | None:
        return Decimal(value[part]) if part in value else None

    return insight.Reading(
        indicator=library.indicator(value["indicator"]),
        period=Period.parse(value["period"]),
        breakdown=value.get("breakdown", ""),
        comment=" ".join(value.get("caveats", ())),
        value=number("value"),
        numerator=number("numerator"),
        denominator=number("denominator"),
    )


def places(value: dict) -> str:
    """Where a value stands: lines of a text, or rows and columns of a table."""
    found = []
    for cite in value["cites"]:
        if "line" in cite:
            found.append(f"line {cite['line']}")
        else:
            named = NUMBERED.match(cite["table"])
            found.append(f"table {named[0] if named else cite['table']}, {cite['column'].replace('_', ' ')}")
    return "; ".join(dict.fromkeys(found))
