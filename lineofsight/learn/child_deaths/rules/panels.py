"""Rules of panel meetings: what goes on them, who must be there, and who may not lead."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from lineofsight.core.sealed.wording import DAY, MONTH, NUMBER, Known, hits

KINDS = {"cdop": "Child death overview panel", "neonatal": "Neonatal panel", "themed": "Themed panel"}
SEATS = {
    "public_health": "Public health", "health": "Designated doctor or nurse", "social_care": "Children’s social care",
    "police": "Police", "education": "Education", "health_visiting": "Health visiting", "hospital": "Hospital",
    "hospice": "Hospice", "neonatology": "Neonatology", "obstetrics": "Obstetrics", "midwifery": "Midwifery",
    "safeguarding": "Safeguarding partnership", "lay": "Lay member",
}  # fmt: skip


@dataclass(frozen=True)
class PanelFacts:
    """What must be known to judge a move of a panel.

    Args:
        unwritten: deaths without a summary. conflicted: deaths led by somebody who cared for the child. gone: deaths
            led by somebody who sits no longer. there: the seats whose members came. present: how many came.
    """

    today: date
    on: date
    deaths: int = 0
    unwritten: int = 0
    conflicted: int = 0
    gone: int = 0
    required: tuple[str, ...] = field(default=())
    fewest: int = 0
    there: frozenset[str] = frozenset()
    present: int = 0


def has_deaths(facts: PanelFacts) -> str | None:
    """There is a death to review."""
    return None if facts.deaths else "Put a death on it first."


def every_summary_is_written(facts: PanelFacts) -> str | None:
    """Each death has a summary without names."""
    return None if not facts.unwritten else "Write the summary of each death first."


def nobody_leads_whom_they_cared_for(facts: PanelFacts) -> str | None:
    """Whoever cared for the child does not lead its review."""
    return None if not facts.conflicted else "Somebody leads the review of a child they cared for. Name another lead."


def every_lead_sits(facts: PanelFacts) -> str | None:
    """Whoever leads a review sits on the panel still."""
    return None if not facts.gone else "Somebody who leads a review sits on this panel no longer. Name another lead."


def is_its_day(facts: PanelFacts) -> str | None:
    """It is recorded on its day or later."""
    return None if facts.on <= facts.today else "Its day has not come yet."


def is_quorate(facts: PanelFacts) -> str | None:
    """Enough members were there, and the seats that must be. No national rule was read: local."""
    missing = lacking(facts.required, facts.there)
    if missing:
        return f"Not quorate. Missing: {', '.join(SEATS[seat].lower() for seat in missing)}."
    return None if facts.present >= facts.fewest else f"Not quorate: {facts.present} came, and {facts.fewest} must."


def lacking(required: Iterable[str], there: Collection[str]) -> list[str]:
    """The seats that must be there and are not."""
    return [seat for seat in required if seat not in there]


def seats_of(text: str) -> tuple[str, ...] | None:
    """The seats a rule names; none where it names one that there is not."""
    named = tuple(seat for seat in re.split(r"[,\s]+", text.strip()) if seat)
    return named if all(seat in SEATS for seat in named) else None


def gives_away(text: str, known: Known) -> str | None:
    """What leaves a child's room has no names, addresses or exact dates: statutory guidance on child death reviews, of
    packs. Nor has it the month the child was born or died in (local)."""
    found = {hit.what for hit in hits(text, known)}
    if DAY in found:
        return "Give months or intervals, not a day."
    if MONTH in found:
        return "It has the month the child was born or died in. Give an age or an interval."
    if NUMBER in found:
        return "Leave out postcodes and NHS numbers."
    return "It has a word of the child’s name or address in it. Leave it out." if found else None
