"""Under what two lists are compared, and what is known of why they differ: both are kept with the count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lineofsight.agency.compare.lists import NO_SUCH_CHILD, NO_SUCH_INCIDENT
from lineofsight.agency.read.faults import Fault, Unreadable
from lineofsight.kernel.days import date_text

KINDS: Mapping[str, str] = {
    NO_SUCH_CHILD: "children in one list alone",
    NO_SUCH_INCIDENT: "incidents of children in both lists that one has alone",
}


@dataclass(frozen=True)
class Agreement:
    """The sharing agreement by which one agency may look at another's list: its name, and the day it was signed."""

    name: str
    signed: date


def explained(agreement: Agreement, said: Iterable[str], shown: Iterable[str]) -> str:
    """The sentence that goes with the count: the agreement, and an explanation for each kind of difference there is.

    Args:
        said: explanations as they were given, "child_in_one_list=They live outside the area".
        shown: the kinds of difference that were found.

    Raises:
        Unreadable: a kind of difference was found that nobody explained, or one is explained that there is not.
    """
    given = {kind.strip(): why.strip() for kind, _, why in (each.partition("=") for each in said)}
    if unknown := [kind for kind in given if kind not in KINDS]:
        raise Unreadable("--explain", [Fault(unknown[0], f"There is no such difference. Use {' or '.join(KINDS)}")])
    missing = [kind for kind in sorted(shown) if not given.get(kind)]
    if missing:
        faults = [Fault(kind, f'Say why there are {KINDS[kind]}: --explain "{kind}=…"') for kind in missing]
        raise Unreadable("The comparison", faults)
    told = [f"{KINDS[kind][0].upper()}{KINDS[kind][1:]}: {given[kind]}." for kind in sorted(shown)]
    return " ".join([f"Compared under “{agreement.name}” of {date_text(agreement.signed)}.", *told])
