"""Made-up children for the tests: strategies for whole censuses, small in their days so that clocks are hit often."""

from datetime import date, timedelta

from hypothesis import strategies as st

from lineofsight.agency.read import census as cin
from lineofsight.agency.read.care import Absence, Checks, Leaver, LookedAfter, Person, Review, Stay
from lineofsight.kernel.periods import Period

YEAR = Period.financial_year(2023)
# From two and a half years before the year's end to a little after it: long plans, re-referrals, and what is too late.
days = st.integers(-1000, 60).map(lambda n: YEAR.end + timedelta(days=n)) | st.sampled_from([YEAR.start, YEAR.end])
maybe = st.none() | days
soon = st.integers(0, 90)


def after(start: date | None, by: int) -> date | None:
    return None if start is None else start + timedelta(days=by)


@st.composite
def enquiries(draw):
    started = draw(maybe)
    conference = after(started, draw(st.integers(-2, 40))) if draw(st.booleans()) else draw(maybe)
    return cin.Enquiry(started=started, conference=conference)


@st.composite
def plans(draw):
    started = draw(maybe)
    return cin.Plan(
        started=started,
        ended=after(started, draw(st.integers(0, 800))) if draw(st.booleans()) else None,
        first_category=draw(st.sampled_from(["NEG", "EMO", "MUL", "", "zz"])),
        latest_category=draw(st.sampled_from(["NEG", "SAB", "MUL", ""])),
        previous=draw(st.sampled_from([None, 0, 1])),
        reviews=tuple(day for by in draw(st.lists(st.integers(0, 400), max_size=5)) if (day := after(started, by))),
    )


@st.composite
def episodes(draw):
    referred = draw(maybe)
    assessments = tuple(
        cin.Assessment(authorised=after(referred, draw(st.integers(-3, 90))), factors=tuple(factors))
        for factors in draw(st.lists(st.lists(st.sampled_from(["3A", "3B", "10A", "13A", "21", "2A"])), max_size=2))
    )
    return cin.Episode(
        referred=referred,
        source=draw(st.sampled_from(["1A", "2A", "6", "10", ""])),
        closed=after(referred, draw(st.integers(0, 500))) if draw(st.booleans()) else None,
        no_action=draw(st.sampled_from([True, False, None])),
        conference=draw(maybe),
        assessments=assessments,
        enquiries=tuple(draw(st.lists(enquiries(), max_size=2))),
        plans=tuple(draw(st.lists(plans(), max_size=2))),
        need_plans=tuple(cin.NeedPlan(began, after(began, 90)) for began in draw(st.lists(maybe, max_size=1))),
    )


@st.composite
def censuses(draw):
    children = tuple(
        cin.Child(
            number=number,
            line=number,
            id=draw(st.sampled_from([f"made-up-{n}" for n in range(6)])),
            born=draw(st.none() | st.integers(0, 18 * 366).map(lambda n: YEAR.end - timedelta(days=n))),
            expected=draw(st.none() | st.just(YEAR.end)),
            ethnicity=draw(st.sampled_from(["WBRI", "MWBC", "REFU", "NOBT", ""])),
            episodes=tuple(draw(st.lists(episodes(), max_size=3))),
        )
        for number in range(draw(st.integers(0, 10)))
    )
    return cin.Census(YEAR.end, children)


@st.composite
def stays(draw):
    began = draw(days)
    return Stay(
        child=draw(st.sampled_from(["a", "b", "c", "d"])),
        began=began,
        reason=draw(st.sampled_from(["S", "S", "P", "L", "T", "B", "U"])),
        status=draw(st.sampled_from(["C2", "E1", "V2", "V3", "V4"])),
        place=draw(st.sampled_from(["U1", "U1", "A3", "A6", "T1", "K2"])),
        ended=after(began, draw(st.integers(0, 500))) if draw(st.booleans()) else None,
        why_ended=draw(st.sampled_from(["X1", "E4A", "E11", ""])),
    )


@st.composite
def returns(draw):
    flags = st.booleans()
    return LookedAfter(
        stays=draw(st.lists(stays(), max_size=14)),
        checks=[
            Checks(child, draw(flags), draw(flags), draw(flags), draw(st.none() | st.integers(0, 40)))
            for child in draw(st.lists(st.sampled_from(["a", "b", "c", "d"]), unique=True))
        ],
        reviews=[Review(draw(st.sampled_from(["a", "b", "c", "d"])), day) for day in draw(st.lists(days, max_size=10))],
        leavers=[
            Leaver(
                "x",
                draw(st.none() | births),
                draw(st.sampled_from(["YES", "NO", "DIED", "REFU", ""])),
                activity,
                draw(st.sampled_from(["U1", "B2", "0", "01", ""])),
            )
            for activity in draw(st.lists(st.sampled_from(["F1", "P3", "G4", "0", ""]), max_size=6))
        ],
        people=[Person(child, draw(st.none() | children)) for child in "abc"],
        absences=[
            Absence(draw(st.sampled_from(["a", "b", "z"])), draw(st.sampled_from(["M", "A"])), day)
            for day in draw(st.lists(days, max_size=5))
        ],
    )


children = st.integers(3 * 365, 18 * 365).map(lambda n: YEAR.end - timedelta(days=n)) | st.just(date(2008, 4, 1))
births = st.integers(16 * 365, 23 * 365).map(lambda n: YEAR.end - timedelta(days=n)) | st.just(date(2004, 2, 29))
