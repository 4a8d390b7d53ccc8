"""Leeds: what it published for 2017/18 and 2018/19 (`leeds.toml`), and a draft that nobody has signed."""

import re
import tomllib
from collections.abc import Iterable
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
from lineofsight.kernel.definitions import load_edition
from lineofsight.kernel.periods import Period
from lineofsight.know.performance.services import arrangements
from lineofsight.lead.business_plan.services import past as plans
from lineofsight.lead.governance.services import past as governed

PUBLISHED = Path(__file__).parent / "leeds"
PAST = Path(__file__).parent / "past_arrangements" / "leeds.toml"
LATEST = "2024"
# The children in need tables are numbered: "c1_children_in_need_referrals_…" is table c1.
NUMBERED = re.compile(r"[a-d]\d+(?=_)")
MANAGER = "manager@leeds.example"
# The areas, beside its own, that what it published has figures for.
AREAS = (("E23000010", "West Yorkshire"), ("E92000001", "England"))
# The questions its board put to every figure: the partnership's 2012/13 report, executive summary.
QUESTIONS = (
    "Where is progress being made?",
    "What are the outcomes for children?",
    "What difference has it made?",
    "Where is more improvement needed?",
    "What needs to be looked into further?",
)


def build(administrator: Actor) -> None:
    """Make the partnership, load what it published, and draft its report in our own sentences."""
    leeds = cast.partnership(administrator, "leeds", "Leeds Safeguarding Children Partnership", "E08000035", "Leeds")
    with scope(leeds):
        manager = cast.actor(MANAGER)
        for code, name in AREAS:
            insight.declare_area(manager, partnership=leeds, code=code, name=name)
        arrangements.set_questions(manager, partnership=leeds, texts=QUESTIONS)
        load_published(leeds)
        plans.load_past_challenges(system("demonstration"), partnership=leeds, edition="leeds")
        plans.load_past_plans(system("demonstration"), partnership=leeds, edition="leeds")
        governed.load_past_arrangements(system("demonstration"), partnership=leeds, edition=load_edition(PAST))
        draft(manager, leeds, "Demonstration draft: yearly report 2018/19", LEEDS)


def published() -> dict[str, list[dict]]:
    """What Leeds published, from every file of its folder: documents, values and where they disagree."""
    found: dict[str, list[dict]] = {}
    for path in sorted(PUBLISHED.glob("*.toml")):
        for name, items in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if isinstance(items, list):
                found.setdefault(name, []).extend(items)
    return found


def load_published(leeds: Partnership) -> None:
    """Load what Leeds published: each value with its document and the place in it, known since it came out.

    The documents give no day of publication, only a year or less (`published_assumed`); the last day of that year is
    taken, so that "as at" never shows a value before it can have been known.
    """
    found = published()
    documents = {document["key"]: document for document in found["document"]}
    organisations = {organisation.name: organisation for organisation in Organisation.objects.all()}
    values = [(reading(value), told(value, documents, organisations[value["source"]])) for value in found["value"]]
    insight.load_published(system("demonstration"), partnership=leeds, values=values)
    for each in found["disagreement"]:
        insight.note_disagreement(
            system("demonstration"), partnership=leeds, indicator=library.indicator(each["indicator"]),
            period=Period.parse(each["period"]), sentence=each["says"], breakdown=each.get("breakdown", ""),
        )  # fmt: skip


def told(value: dict, documents: dict[str, dict], source: Organisation) -> insight.Told:
    """How a published value came: in which document, and where in it."""
    cited = [documents[cite["document"]] for cite in value["cites"]]
    years = [int(document["published"] or LATEST) for document in cited]
    return insight.Told(
        source=source,
        origin=value["origin"],
        document=named_whole(document["title"] for document in cited),
        place=named_whole(places(value)),
        known_from=datetime(max(years), 12, 31, 12, tzinfo=UTC),
    )


def reading(value: dict) -> insight.Reading:
    """A published value as it is observed: its counts where they are printed, else the value itself."""

    def number(part: str) -> Decimal | None:
        return Decimal(value[part]) if part in value else None

    return insight.Reading(
        indicator=library.indicator(value["indicator"]),
        period=Period.parse(value["period"]),
        breakdown=value.get("breakdown", ""),
        area=value.get("area", ""),
        comment=" ".join(value.get("caveats", ())),
        value=number("value"),
        numerator=number("numerator"),
        denominator=number("denominator"),
    )


def named_whole(names: Iterable[str], most: int = 200) -> str:
    """Some names in a row, each once and none cut short: as many as there is room for, and how many more there are."""
    names = list(dict.fromkeys(names))
    for kept in range(len(names), 0, -1):
        said = "; ".join([*names[:kept], *([f"and {len(names) - kept} more"] if kept < len(names) else [])])
        if len(said) <= most:
            return said
    return names[0][:most] if names else ""


def places(value: dict) -> list[str]:
    """Where a value stands: lines of a text, or rows and columns of a table."""
    found = []
    for cite in value["cites"]:
        if "line" in cite:
            found.append(f"line {cite['line']}")
        else:
            named = NUMBERED.match(cite["table"])
            table = named[0] if named else cite["table"].replace("_", " ")
            found.append(f"table {table}, {cite['column'].replace('_', ' ')}")
    return found
