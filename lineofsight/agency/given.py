"""The files an agency gives to count from, as options of the command, and all of them read."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from lineofsight.agency.build import Sources
from lineofsight.agency.compare.agreement import Agreement, explained
from lineofsight.agency.compare.lists import SAME, Comparison, compare
from lineofsight.agency.earlier import read_earlier
from lineofsight.agency.read.annex_a import read_annex_a
from lineofsight.agency.read.census import lay_over
from lineofsight.agency.read.cin import read_census
from lineofsight.agency.read.faults import Fault, Unreadable
from lineofsight.agency.read.missing import MissingList, read_missing
from lineofsight.agency.read.ssda903 import read_looked_after
from lineofsight.agency.request import Request
from lineofsight.kernel.days import date_text

# The measure whose value carries the agreement and the explanations.
COMPARED = "missing_compared"
# Each list of Annex A as a kind of file of its own: one that is not in the workbook is not given.
KINDS = {"contacts": "annex_a", "early_help": "annex_a_early_help", "plans": "annex_a_plans", "care": "annex_a_care"}
LINKAGE = "Comparing two lists needs a further library: pip install “lineofsight[linkage]”"


def add_files(verb: argparse.ArgumentParser) -> None:
    """The options that name files, and what goes with them."""
    many = {"type": Path, "action": "append", "default": []}
    verb.add_argument("--cin", **many, help="a children in need census (XML); give the year before as well")  # type: ignore[arg-type]
    verb.add_argument("--ssda903", **many, help="SSDA903: a folder of its CSV files, or its XML")  # type: ignore[arg-type]
    verb.add_argument("--annex-a", type=Path, help="an Annex A workbook (lists 1, 2, 7 and 8)")
    verb.add_argument("--missing", type=Path, help="your list of missing incidents (CSV or XLSX)")
    verb.add_argument("--population", type=int, help="people aged 0 to 17 in the area, for rates")
    verb.add_argument("--earlier", **many, help="the folder of a return you sent before; once for each")  # type: ignore[arg-type]
    verb.add_argument("--police", type=Path, help="the police’s list of missing incidents, to compare yours with")
    verb.add_argument("--agreement", default="", help="the sharing agreement by which you may look at their list")
    verb.add_argument("--agreed", type=date.fromisoformat, help="the day it was signed, like 2024-03-31")
    verb.add_argument("--explain", action="append", default=[], help="why lists differ: KIND=SENTENCE")


def read_sources(given: argparse.Namespace, request: Request) -> Sources:
    """Everything that was given, read whole.

    Raises:
        Unreadable: one of the files is wrong, or lists are to be compared without an agreement.
    """
    records: dict[str, Any] = {}
    names: list[str] = []
    if given.cin:
        records["cin"] = census = lay_over([read_census(path) for path in given.cin])
        names.append(f"CIN census to {date_text(census.reference)}")
    if given.ssda903:
        records["ssda903"] = read_looked_after(given.ssda903)
        names.append("SSDA903")
    if given.annex_a:
        lists = read_annex_a(given.annex_a)
        records |= {KINDS[name]: lists for name in sorted(lists.lists)}
        names.append("Annex A")
    if given.missing:
        records["missing"] = read_missing(given.missing)
        names.append("list of missing incidents")
    comments: dict[str, str] = {}
    if given.police:
        agreement = agreed(given)
        records["compared"] = found = compared(records.get("missing"), given.police)
        names.append(f"the police’s list of missing incidents, under “{agreement.name}”")
        shown = {e.difference for e in found.incidents if request.period.contains(e.began)} - {SAME}
        said = explained(agreement, given.explain, shown)
        comments = {asked.key: said for asked in request.asked if asked.measure == COMPARED}
    return Sources(records, tuple(names), given.population, comments, read_earlier(given.earlier))


def agreed(given: argparse.Namespace) -> Agreement:
    """The agreement: without its name and its day nobody's list is opened."""
    if not (given.agreement.strip() and given.agreed):
        told = "Name the sharing agreement by which you look at their list: --agreement NAME --agreed DAY"
        raise Unreadable(given.police.name, [Fault("", told)])
    return Agreement(given.agreement.strip(), given.agreed)


def compared(ours: MissingList | None, theirs: Path) -> Comparison:
    """Our list beside theirs."""
    if ours is None:
        raise Unreadable(theirs.name, [Fault("", "Give your own list as well, to compare it with: --missing FILE")])
    try:
        from lineofsight.agency.compare.people import same_child
    except ModuleNotFoundError:
        raise Unreadable(theirs.name, [Fault("", LINKAGE)]) from None
    return compare(ours, read_missing(theirs), same_child)
