"""The children in need census as the department asks for it, formats of 2021 to 2026.

The formats differ in few elements: `Sex` took the place of `GenderCurrent`, an internal review date went, and since
2026 there is a group on pre-proceedings, which no measure here needs. What is not known is passed over, so that a later
format is read as far as it says the same.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from lineofsight.agency.read.census import Assessment, Census, Child, Enquiry, Episode, NeedPlan, Plan
from lineofsight.agency.read.faults import Faults
from lineofsight.agency.read.xml import records, without_collecting

YES, NO = frozenset({"1", "true"}), frozenset({"0", "false"})


class Reader:
    """Reads the elements of one child; what is wrong is noted with its place."""

    def __init__(self, faults: Faults) -> None:
        self.faults, self.where = faults, ""

    def wrong(self, element: Element, sentence: str) -> None:
        self.faults.add(f"{self.where}, {element.tag}", sentence)

    def text(self, element: Element) -> str:
        return (element.text or "").strip()

    def day(self, element: Element) -> date | None:
        """A day, as the department writes it; none where the element is empty."""
        said = (element.text or "").strip()
        if not said:
            return None
        try:
            if len(said) == len("2024-03-31"):
                return date.fromisoformat(said)
        except ValueError:
            pass
        self.wrong(element, f"“{said[:20]}” is not a day written like 2024-03-31")
        return None

    def flag(self, element: Element) -> bool | None:
        """Yes or no, in any of the forms that systems write; none where the element is empty."""
        said = self.text(element).lower()
        if said not in YES | NO | {""}:
            self.wrong(element, f"“{said[:20]}” is neither true nor false")
        return said in YES if said else None

    def number(self, element: Element) -> int | None:
        said = self.text(element)
        if said and not (said.isascii() and said.isdigit()):
            self.wrong(element, f"“{said[:20]}” is not a whole number")
            return None
        return int(said) if said else None

    def texts(self, element: Element) -> tuple[str, ...]:
        """The texts of the elements inside one; none where it is empty."""
        return tuple(said for each in element if (said := self.text(each)))

    def days(self, element: Element) -> tuple[date, ...]:
        return tuple(day for each in element if (day := self.day(each)))

    def take(self, into: Any, element: Element, known: "Known") -> Any:
        """Read what is known inside an element into a record. What may come often is kept in the order given."""
        for each in element:
            place = known.get(each.tag)
            if place is None:
                continue
            field, read, many = place
            found = read(self, each)
            setattr(into, field, (*getattr(into, field), *found) if many else found)
        return into


Known = dict[str, tuple[str, Callable[[Reader, Element], Any], bool]]


def one(field: str, read: Callable[[Reader, Element], Any]) -> tuple[str, Callable[[Reader, Element], Any], bool]:
    return field, read, False


def more(field: str, read: Callable[[Reader, Element], Any]) -> tuple[str, Callable[[Reader, Element], Any], bool]:
    return field, read, True


def record(make: Callable[[], Any], known: Known) -> Callable[[Reader, Element], tuple[Any, ...]]:
    """How a group of elements is read: into a record of its own."""
    return lambda reader, element: (reader.take(make(), element, known),)


ASSESSMENT: Known = {
    "AssessmentActualStartDate": one("started", Reader.day),
    "AssessmentInternalReviewDate": one("reviewed", Reader.day),
    "AssessmentAuthorisationDate": one("authorised", Reader.day),
    "FactorsIdentifiedAtAssessment": more("factors", Reader.texts),
}
ENQUIRY: Known = {
    "S47ActualStartDate": one("started", Reader.day),
    "InitialCPCtarget": one("target", Reader.day),
    "DateOfInitialCPC": one("conference", Reader.day),
    "ICPCnotRequired": one("not_required", Reader.flag),
}
PLAN: Known = {
    "CPPstartDate": one("started", Reader.day),
    "CPPendDate": one("ended", Reader.day),
    "InitialCategoryOfAbuse": one("first_category", Reader.text),
    "LatestCategoryOfAbuse": one("latest_category", Reader.text),
    "NumberOfPreviousCPP": one("previous", Reader.number),
    "Reviews": more("reviews", Reader.days),
}
NEED_PLAN: Known = {
    "CINPlanStartDate": one("started", Reader.day),
    "CINPlanEndDate": one("ended", Reader.day),
}
EPISODE: Known = {
    "CINreferralDate": one("referred", Reader.day),
    "ReferralSource": one("source", Reader.text),
    "PrimaryNeedCode": one("need", Reader.text),
    "CINclosureDate": one("closed", Reader.day),
    "ReasonForClosure": one("closure", Reader.text),
    "ReferralNFA": one("no_action", Reader.flag),
    "DateOfInitialCPC": one("conference", Reader.day),
    "Assessments": more("assessments", record(Assessment, ASSESSMENT)),
    "Section47": more("enquiries", record(Enquiry, ENQUIRY)),
    "ChildProtectionPlans": more("plans", record(Plan, PLAN)),
    "CINPlanDates": more("need_plans", record(NeedPlan, NEED_PLAN)),
}
IDENTIFIERS: Known = {
    "LAchildID": one("id", Reader.text),
    "UPN": one("upn", Reader.text),
    "FormerUPN": one("former_upn", Reader.text),
    "UPNunknown": one("upn_unknown", Reader.text),
    "PersonBirthDate": one("born", Reader.day),
    "ExpectedPersonBirthDate": one("expected", Reader.day),
    "GenderCurrent": one("sex", Reader.text),
    "Sex": one("sex", Reader.text),
    "PersonDeathDate": one("died", Reader.day),
}
CHARACTERISTICS: Known = {
    "Ethnicity": one("ethnicity", Reader.text),
    "Disabilities": one("disabilities", Reader.texts),
}


def read_child(reader: Reader, number: int, line: int, element: Element) -> Child:
    """One child's record. Its place is said by its number and line, never by who it is."""
    child = Child(number, line)
    reader.where = f"child {number:,} (line {line:,})"
    for group in element:
        if group.tag == "ChildIdentifiers":
            reader.take(child, group, IDENTIFIERS)
        elif group.tag == "ChildCharacteristics":
            reader.take(child, group, CHARACTERISTICS)
        elif group.tag == "CINdetails":
            child.episodes = (*child.episodes, reader.take(Episode(), group, EPISODE))
    if not child.id:
        reader.faults.add(reader.where, "The child has no LAchildID, so its records cannot be put together")
    return child


def read_census(path: Path) -> Census:
    """A children in need census.

    Raises:
        Unreadable: with each place that is wrong; then nothing of it was taken.
    """
    faults, reference, kind = Faults(), None, ""
    reader = Reader(faults)
    children: list[Child] = []
    with without_collecting():
        for line, element in records(path, frozenset({"Header", "Child"}), root="Message"):
            if element.tag == "Child":
                children.append(read_child(reader, len(children) + 1, line, element))
                continue
            kind = (element.findtext("CollectionDetails/Collection") or "").strip()
            reader.where = f"header (line {line})"
            said = element.find("CollectionDetails/ReferenceDate")
            reference = reader.day(said) if said is not None else None
    if kind != "CIN":
        faults.add("header", f"The collection is “{kind[:20]}”, and “CIN” was expected")
    elif reference is None:
        faults.add("header", "ReferenceDate is missing, so it cannot be said which year this is")
    faults.settle(path.name)
    assert reference is not None  # noqa: S101 (said above)
    return Census(reference, tuple(children), (path.name,))
