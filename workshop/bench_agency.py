"""An agency's desk, measured: a census of ten and of a hundred thousand made-up children to a return, a count over
twenty million contacts, and an SSDA903 return read and checked. Each in a process of its own, as an agency runs it, so
that its memory is its own.

`BENCH_PEERS_CARE` may name the Python of another environment in which the open validator of SSDA903 is installed; what
it does with the same files is then measured in the same run (`peers.py`).
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from workshop.made_up_care import made_up_care
from workshop.timing import memory

SIZES = (10_000, 100_000)
EVENTS = 20_000_000
YEAR = (date(2023, 4, 1), date(2024, 3, 31))
SOURCES = ("1A", "1D", "2A", "2B", "3A", "3E", "4", "5A", "6", "6", "6", "7", "8", "9", "10")
CATEGORIES = ("NEG", "NEG", "EMO", "EMO", "EMO", "PHY", "SAB", "MUL")
ETHNICITIES = ("WBRI", "WBRI", "WBRI", "MWBC", "APKN", "BAFR", "REFU")
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2024</Year><ReferenceDate>2024-03-31</ReferenceDate>
</CollectionDetails></Header><Children>
"""


def made_up_census(path: Path, count: int) -> None:
    """A census of so many children who are nobody: each with a referral or two, and what comes of some of them."""
    chance = random.Random(7)  # noqa: S311 (made-up children need no secrets)
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for number in range(count):
            file.write(made_up_child(chance, number))
        file.write("</Children></Message>\n")


def made_up_child(chance: random.Random, number: int) -> str:
    born = YEAR[1] - timedelta(days=chance.randrange(18 * 365))
    details = "".join(made_up_episode(chance) for _ in range(1 + (chance.random() < 0.25)))
    return f"""<Child><ChildIdentifiers><LAchildID>made-up-{number}</LAchildID><UPN>A{number:012}</UPN>
<PersonBirthDate>{born}</PersonBirthDate><Sex>{chance.choice("FM")}</Sex></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>{chance.choice(ETHNICITIES)}</Ethnicity><Disabilities><Disability>NONE</Disability>
</Disabilities></ChildCharacteristics>{details}</Child>
"""


def made_up_episode(chance: random.Random) -> str:
    referred = YEAR[0] + timedelta(days=chance.randrange(-200, 365))
    parts = [
        f"<CINreferralDate>{referred}</CINreferralDate><ReferralSource>{chance.choice(SOURCES)}</ReferralSource>",
        "<PrimaryNeedCode>N1</PrimaryNeedCode>",
    ]
    if chance.random() < 0.15:
        return f"<CINdetails>{''.join(parts)}<ReferralNFA>true</ReferralNFA></CINdetails>\n"
    done = referred + timedelta(days=chance.randrange(10, 90))
    parts.append(
        f"<Assessments><AssessmentActualStartDate>{referred}</AssessmentActualStartDate><AssessmentAuthorisationDate>{done}"
        "</AssessmentAuthorisationDate><FactorsIdentifiedAtAssessment><AssessmentFactors>3B</AssessmentFactors>"
        "<AssessmentFactors>4A</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments><ReferralNFA>false</ReferralNFA>"
    )
    if chance.random() < 0.3:
        held = referred + timedelta(days=chance.randrange(5, 40))
        parts.append(
            f"<Section47><S47ActualStartDate>{referred}</S47ActualStartDate><DateOfInitialCPC>{held}</DateOfInitialCPC>"
            f"<ICPCnotRequired>false</ICPCnotRequired></Section47>{made_up_plan(chance, held)}"
        )
    return f"<CINdetails>{''.join(parts)}</CINdetails>\n"


def made_up_plan(chance: random.Random, begun: date) -> str:
    category = chance.choice(CATEGORIES)
    ended = begun + timedelta(days=chance.randrange(30, 900))
    over = f"<CPPendDate>{ended}</CPPendDate>" if ended <= YEAR[1] else ""
    return (
        f"<ChildProtectionPlans><CPPstartDate>{begun}</CPPstartDate>{over}<InitialCategoryOfAbuse>{category}"
        f"</InitialCategoryOfAbuse><LatestCategoryOfAbuse>{category}</LatestCategoryOfAbuse><NumberOfPreviousCPP>"
        f"{chance.randrange(2)}</NumberOfPreviousCPP><Reviews><CPPreviewDate>{begun + timedelta(days=80)}"
        "</CPPreviewDate></Reviews></ChildProtectionPlans>"
    )


def request_of(path: Path) -> None:
    """A request for everything that a census gives, by the newest edition of the library."""
    from lineofsight.agency.measures import MEASURES
    from lineofsight.agency.measures.cin import census_tables  # noqa: F401 (registers them)
    from lineofsight.core.insight import library
    from lineofsight.kernel.periods import Period
    from lineofsight.kernel.signed_returns import REQUEST_FORM
    from lineofsight.know.performance.rules.answers import parts_of
    from lineofsight.know.performance.selectors.desk import division

    year, plain = Period(*YEAR), (
        "key", "name", "definition", "numerator", "denominator", "unit", "kind", "places", "measure",
    )  # fmt: skip
    asked = [
        {name: getattr(each, name) for name in plain}
        | {
            "policy": vars(each.policy),
            "period": str(Period.snapshot(year.end) if each.period_kind == "snapshot" else year),
            "breakdowns": [division(dimension) for dimension in parts_of(each)],
        }
        for each in library.house_newest().indicators.values()
        if each.measure and MEASURES.get(each.measure) and MEASURES[each.measure].source == "cin"
    ]
    about = dict.fromkeys(("edition", "agency", "partnership"), "made up")
    about |= {"request": "7k3mq0z9xa", "period": str(year)}
    path.write_text(json.dumps({"form": REQUEST_FORM, "about": about, "code": "c", "asked": asked}))


def build_once(request_file: str, census_file: str) -> dict[str, float]:
    """From the files to what would leave: how long each step took, and the memory of all. In a process of its own."""
    began = perf_counter()
    from lineofsight.agency.build import Sources, build
    from lineofsight.agency.read.cin import read_census
    from lineofsight.agency.request import read_request

    loaded = perf_counter()
    census = read_census(Path(census_file))
    parsed = perf_counter()
    built = build(read_request(Path(request_file)), Sources({"cin": census}, population=170_000))
    done = perf_counter()
    return {
        "load": loaded - began, "parse": parsed - loaded, "count": done - parsed, "memory": memory(),
        "values": len(built.values), "left": len(built.left),
    }  # fmt: skip


def events_once() -> dict[str, float]:
    """A count over so many contacts, by who brought them. In a process of its own."""
    from lineofsight.agency.measures import MEASURES, count
    from lineofsight.agency.measures.annex_a import contacts  # noqa: F401 (registers it)
    from lineofsight.agency.measures.tables import Tables
    from lineofsight.kernel.periods import Period

    tables = Tables()
    tables.connection.execute(
        "CREATE TABLE contacts AS SELECT DATE '2014-01-01' + (range * 7919 % 4000)::INTEGER AS day, "
        "['police', 'health', 'education', 'other', ''][range % 5 + 1] AS origin FROM range(?)", [EVENTS],
    )  # fmt: skip
    began = perf_counter()
    found = count(MEASURES["contacts"], tables, Period(*YEAR))
    seconds = perf_counter() - began
    return {
        "count": seconds,
        "things": found.things,
        "memory": memory(),
    }


# Rules that are the validator's too, each with its code there; the planted faults break these.
SHARED = {
    "stays_do_not_overlap": "501", "starts_again_after_an_end": "432", "absences_do_not_overlap": "574",
    "looked_after_as_a_child": "359", "stay_ends_after_it_begins": "356", "absence_ends_after_it_begins": "567",
}  # fmt: skip


def care_once(folder: str) -> dict:
    """An SSDA903 return read and checked. In a process of its own."""
    from lineofsight.agency.check import CARE_RULES, check_looked_after
    from lineofsight.agency.read.ssda903 import read_looked_after

    began = perf_counter()
    found = read_looked_after([Path(folder)])
    read = perf_counter() - began
    began = perf_counter()
    counts = Counter(each.rule for each in check_looked_after(found))
    return {
        "read": read, "check": perf_counter() - began, "rules": len(CARE_RULES), "memory": memory(),
        "found": {code: counts[rule] for rule, code in SHARED.items()}, "count": perf_counter() - began,
    }  # fmt: skip


def care_table(folder: Path) -> list[str]:
    """Reading and checking an SSDA903 return; beside the open validator, where there is one."""
    made_up_care(folder, SIZES[0])
    ours = apart("care", str(folder))
    planted = ", ".join(f"{count}" for count in ours["found"].values())
    lines = [
        f"An SSDA903 return of {SIZES[0]:,} made-up children: read in {ours['read']:.2f} s, {ours['rules']} rules in "
        f"{ours['check']:.2f} s, {ours['memory']:.0f} MB. Faults found by six of them: {planted}."
    ]
    if peer := os.environ.get("BENCH_PEERS_CARE"):
        theirs = beside(peer, folder)
        same = ", ".join(f"{theirs['found'][code]}" for code in ours["found"])
        lines.append(
            f"The open validator (quality-lac-data-validator), the same files in the same run: read in "
            f"{theirs['read']:.2f} s, {theirs['rules']} rules in {theirs['check']:.1f} s; faults found by its same six "
            f"rules: {same}."
        )
    return lines


def beside(peer: str, folder: Path) -> dict:
    """What the validator does; it writes a log beside itself, so that it is run in the folder."""
    command = [peer, "-m", "workshop.peers", "care", str(folder), *SHARED.values()]
    about = {"PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder, env=os.environ | about)  # noqa: S603
    return json.loads(done.stdout.strip().splitlines()[-1])


def apart(*arguments: str) -> dict[str, float]:
    """What a step says of itself, run by itself three times: the quickest, since only the machine makes one slower."""
    command = [sys.executable, "-m", "workshop.bench_agency", *arguments]
    runs = [json.loads(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(3)]  # noqa: S603
    return min(runs, key=lambda each: each["count"])


def agency_table() -> str:
    """What an agency's desk takes, as it is written down."""
    with tempfile.TemporaryDirectory() as folder:
        request = Path(folder) / "request.json"
        request_of(request)
        lines = ["| children | file | read | count and protect | memory |", "|---|---|---|---|---|"]
        took = []
        for size in SIZES:
            census = Path(folder) / f"census-{size}.xml"
            made_up_census(census, size)
            found = apart("build", str(request), str(census))
            took.append(found["parse"] + found["count"])
            large = census.stat().st_size / 1e6
            lines.append(
                f"| {size:,} | {large:.0f} MB | {found['parse']:.2f} s | {found['count']:.2f} s | "
                f"{found['memory']:.0f} MB |"
            )
        care = Path(folder) / "ssda903"
        care.mkdir()
        checked = care_table(care)
    events = apart("events")
    return "\n".join([
        *lines, "",
        f"{found['values']:.0f} indicators each time. Ten times the children took {took[1] / took[0]:.1f} times "
        "as long.",
        "",
        f"A count over {EVENTS:,} contacts by who brought them, in DuckDB: {events['count']:.2f} s, "
        f"{events['memory']:.0f} MB. {os.cpu_count()} cores.",
        *(line for each in checked for line in ("", each)),
    ])  # fmt: skip


if __name__ == "__main__":
    verb, *rest = sys.argv[1:]
    verbs = {"build": build_once, "events": events_once, "care": care_once}
    sys.stdout.write(json.dumps(verbs[verb](*rest)))
