"""The open data of public figures: its two tables, and their dictionary as CSV on the Web (W3C, 2015) has it: pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lineofsight.core.insight.rules import Indicator
from lineofsight.kernel.numbers import half_up

SCORECARD, INDICATORS = "scorecard.csv", "indicators.csv"
LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
CSVW = "http://www.w3.org/ns/csvw"
# What a cell of the breakdown holds for a whole, which is no part.
TOTAL = "total"


@dataclass(frozen=True)
class Field:
    """A column: its name, what it is called, the type of its cells, and what they say. What is not `required` may be
    empty, which says that there is none."""

    name: str
    title: str
    datatype: str
    says: str
    required: bool = False


FIGURES = (
    Field("indicator", "Indicator", "string", "The key of the indicator; its definition is in indicators.csv.", True),
    Field("name", "Name", "string", "What the indicator is called.", True),
    Field("domain", "Domain", "string", "The key of the part of the work it belongs to.", True),
    Field("period", "Period", "string", "The period in words.", True),
    Field("start", "First day", "date", "The first day of the period.", True),
    Field("end", "Last day", "date", "The last day of the period; of a count on one day, that day.", True),
    Field("area", "Area", "string", "The code of the area, where there is one the GSS code.", True),
    Field("area_name", "Area’s name", "string", "What the area is called.", True),
    Field("breakdown", "Breakdown", "string", "Which part of the whole, as dimension=code; “total” for it all.", True),
    Field("part", "Part", "string", "What the part is called."),
    Field("value", "Value", "decimal", "The value in the unit of the indicator, as precise as it is printed."),
    Field("unit", "Unit", "string", "What the value is counted in.", True),
    Field("numerator", "Numerator", "decimal", "The count it is made of, where everybody may read it."),
    Field("denominator", "Denominator", "decimal", "What that is a part of, where everybody may read it."),
    Field(
        "why_none", "Why there is none", "string",
        "Why there is no value: suppressed, not applicable or not available. None of these is 0.",
    ),
    Field("status", "Status", "string", "Whether the value may still change.", True),
    Field("source", "Source", "string", "The agency that gave the value.", True),
    Field("origin", "Made public by", "string", "“owner”, who has published it, or “partnership”.", True),
    Field("document", "Document", "string", "Of what its owner has published, where it stands."),
    Field("made_public", "Made public on", "date", "Of what the partnership made public, the day."),
    Field("note", "Note", "string", "What its source says of it; it is to be read with the value."),
    Field("edition", "Edition", "string", "The edition of the library by which it was counted.", True),
)  # fmt: skip
DEFINITIONS = (
    Field("key", "Key", "string", "The key of the indicator.", True),
    Field("name", "Name", "string", "What it is called.", True),
    Field("domain", "Domain", "string", "The key of the part of the work it belongs to.", True),
    Field("question", "Question", "string", "The question it answers.", True),
    Field("definition", "Definition", "string", "What is counted.", True),
    Field("numerator", "Numerator", "string", "What the numerator counts.", True),
    Field("denominator", "Denominator", "string", "What the denominator counts, of a share or rate."),
    Field("unit", "Unit", "string", "What a value is counted in.", True),
    Field("kind", "Kind", "string", "count, percentage, rate or average.", True),
    Field("places", "Decimal places", "integer", "How precisely it is printed.", True),
    Field("direction", "Better is", "string", "Which way is better: higher, lower or neither.", True),
    Field("target", "Target", "decimal", "The target, where there is one."),
    Field("small_counts", "Small counts", "string", "How small counts are kept from showing.", True),
    Field("caveats", "Read with this in mind", "string", "What prints wherever a value prints."),
    Field("source", "Definition from", "string", "Where the definition comes from.", True),
    Field("edition", "Edition", "string", "The edition of the library that stands.", True),
)


def plain(value: Decimal | None, places: int | None = None) -> str:
    """A number without separators, as a machine reads it; nothing where there is none."""
    if value is None:
        return ""
    return f"{half_up(value, places):f}" if places is not None else f"{value.normalize():f}"


def definition_cells(each: Indicator) -> list[str]:
    """An indicator as a row of the table of definitions."""
    target = plain(each.target.value) if each.target else ""
    return [
        each.key, each.name, each.domain, each.question, each.definition, each.numerator, each.denominator, each.unit,
        each.kind, str(each.places), each.direction, target, each.policy.sentence, " ".join(each.caveats),
        each.official_source.instrument, each.edition,
    ]  # fmt: skip


def metadata(publisher: str, area: str, page: str) -> dict[str, Any]:
    """Both tables as a group, described as https://www.w3.org/TR/tabular-metadata/ has it.

    Args:
        page: the address on which everybody reads the same figures.
    """
    figures = schema(FIGURES, ["indicator", "start", "end", "area", "breakdown", "source"])
    figures["foreignKeys"] = [
        {"columnReference": "indicator", "reference": {"resource": INDICATORS, "columnReference": "key"}}
    ]
    return {
        "@context": [CSVW, {"@language": "en"}],
        "dc:title": f"Safeguarding figures of {area}",
        "dc:description": "The figures about the safeguarding of children that may be read by everybody. Small counts "
        "are kept from showing. An empty value is never 0: “why_none” says why there is none.",
        "dc:publisher": publisher,
        "dc:license": {"@id": LICENCE},
        "dc:source": {"@id": page},
        "tables": [
            {"url": SCORECARD, "dc:title": "Figures", "tableSchema": figures},
            {"url": INDICATORS, "dc:title": "What each indicator means", "tableSchema": schema(DEFINITIONS, ["key"])},
        ],
    }


def schema(columns: Sequence[Field], key: list[str]) -> dict[str, Any]:
    """A table's columns and what makes a row of it one."""
    return {"columns": [column(each) for each in columns], "primaryKey": key}


def column(each: Field) -> dict[str, Any]:
    """One column, described. Its name heads it in the file; what it is called is for its reader."""
    found: dict[str, Any] = {
        "name": each.name, "titles": [each.name, each.title], "datatype": each.datatype, "dc:description": each.says,
        "null": "",
    }  # fmt: skip
    return found | ({"required": True} if each.required else {})
