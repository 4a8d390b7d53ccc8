"""Census files as text, of made-up children, for tests: what a case system would export."""

from datetime import date, timedelta
from pathlib import Path

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>{year}</Year>
<ReferenceDate>{year}-03-31</ReferenceDate></CollectionDetails></Header><Children>
"""
TAIL = "</Children></Message>\n"


def child(number: int, inside: str, *, born: str = "2015-05-05", ethnicity: str = "WBRI") -> str:
    """One made-up child's record."""
    return f"""<Child><ChildIdentifiers><LAchildID>made-up-{number}</LAchildID><UPNunknown>UN1</UPNunknown>
<PersonBirthDate>{born}</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>{ethnicity}</Ethnicity></ChildCharacteristics>
<CINdetails>{inside}</CINdetails></Child>
"""


def episode(referred: date, *, source: str = "6", no_action: bool = False, more: str = "") -> str:
    """What stands in one referral's details."""
    return f"""<CINreferralDate>{referred}</CINreferralDate><ReferralSource>{source}</ReferralSource>
<PrimaryNeedCode>N1</PrimaryNeedCode><ReferralNFA>{"true" if no_action else "false"}</ReferralNFA>{more}"""


def plan(started: date, category: str = "NEG") -> str:
    return f"""<ChildProtectionPlans><CPPstartDate>{started}</CPPstartDate>
<InitialCategoryOfAbuse>{category}</InitialCategoryOfAbuse>
<LatestCategoryOfAbuse>{category}</LatestCategoryOfAbuse>
<NumberOfPreviousCPP>0</NumberOfPreviousCPP></ChildProtectionPlans>"""


def enquiry(started: date, days: int) -> str:
    """An enquiry, with a conference so many days later."""
    return f"""<Section47><S47ActualStartDate>{started}</S47ActualStartDate>
<DateOfInitialCPC>{started + timedelta(days=days)}</DateOfInitialCPC></Section47>"""


def census(folder: Path, *children: str, year: int = 2019) -> Path:
    """The file, written."""
    path = folder / f"census-{year}.xml"
    path.write_text(HEAD.format(year=year) + "".join(children) + TAIL, encoding="utf-8")
    return path
