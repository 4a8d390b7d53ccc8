"""SSDA903: read as it comes, and each measure agrees with its plain reference."""

from contextlib import closing
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.agency.measures import MEASURES, count
from lineofsight.agency.measures.counting import count_plainly
from lineofsight.agency.measures.looked_after import looked_after_tables
from lineofsight.agency.read.care import Absence, Checks, Leaver, LookedAfter, Person, Review, Stay
from lineofsight.agency.read.faults import Unreadable
from lineofsight.agency.read.ssda903 import read_looked_after
from lineofsight.agency.tests.made_up import YEAR, returns
from lineofsight.kernel.periods import Period

pytestmark = pytest.mark.once

OURS = sorted((each for each in MEASURES.values() if each.source == "ssda903"), key=lambda each: each.name)
LAST = YEAR.end  # 31 March 2024
FIRST = date(2023, 4, 1)
CARE = Stay("made-up", date(2020, 5, 5), "S", "E1", "U1")


@settings(max_examples=10)
@given(returns(), st.sampled_from([YEAR, Period.snapshot(LAST)]))
def test_duckdb_counts_what_the_reference_counts(found, period):
    with closing(looked_after_tables(found)) as tables:
        for measure in OURS:
            assert count(measure, tables, period) == count_plainly(measure, found, period), measure.name


def counted(name: str, *stays: Stay, period: Period = YEAR, **lists) -> tuple[int, int]:
    found = LookedAfter(list(stays), **{kind: list(rows) for kind, rows in lists.items()})
    with closing(looked_after_tables(found)) as tables:
        made = count(MEASURES[name], tables, period)
    assert made == count_plainly(MEASURES[name], found, period)
    return made.counts, made.things


def moved(*days: date, reason: str = "P", place: str = "U1") -> list[Stay]:
    """A child in care who moved on some days."""
    begun = [CARE.began, *days]
    ends = [*days, None]
    return [
        Stay("made-up", began, "S" if began == CARE.began else reason, "E1", place, ended, "X1" if ended else "")
        for began, ended in zip(begun, ends, strict=True)
    ]


@pytest.mark.parametrize("status", ["V3", "V4"])
def test_an_agreed_series_of_short_breaks_is_left_out(status):
    stay = Stay("made-up", FIRST, "S", status, "U1")
    assert counted("children_looked_after", stay) == (0, 0)
    assert counted("started_to_be_looked_after", stay) == (0, 0)


def test_who_leaves_on_the_last_day_has_ceased_and_is_not_looked_after():
    gone = Stay("made-up", FIRST, "S", "E1", "U1", LAST, "E11")
    assert counted("children_looked_after", gone) == (0, 0)
    assert counted("ceased_to_be_looked_after", gone) == (1, 1)


def test_who_comes_twice_in_the_period_is_one_child():
    twice = [
        Stay("made-up", FIRST + timedelta(days=n), "S", "C2", "U1", FIRST + timedelta(n + 5), "E4A") for n in (0, 50)
    ]
    assert counted("started_to_be_looked_after", *twice) == (1, 1)
    assert counted("ceased_to_be_looked_after", *twice) == (1, 1)


def test_the_placement_open_on_1_april_counts_among_three():
    assert counted("three_placements", *moved(date(2023, 6, 1), date(2023, 9, 1))) == (1, 1)
    assert counted("three_placements", *moved(date(2022, 6, 1), date(2023, 9, 1))) == (0, 1)
    assert counted("three_placements", *moved(FIRST, date(2023, 9, 1))) == (0, 1), "one that ended that day is over"


@pytest.mark.parametrize(
    ("reason", "place"), [("T", "U1"), ("L", "U1"), ("U", "U1"), ("P", "A3"), ("P", "A5"), ("P", "T1")]
)
def test_what_is_no_move(reason, place):
    """The same carer, a legal change alone, adoption by those one lives with, a temporary absence."""
    stays = moved(date(2023, 6, 1), date(2023, 9, 1), reason=reason, place="U1")
    for stay in stays[1:]:
        stay.place = place
    assert counted("three_placements", *stays) == (0, 1)


@pytest.mark.parametrize(("since", "asked"), [(FIRST, 1), (FIRST + timedelta(days=1), 0)])
def test_twelve_months_are_from_1_april_to_31_march(since, asked):
    stay = Stay("made-up", since, "S", "E1", "U1")
    assert counted("health_checks", stay, checks=(Checks("made-up", health=True),)) == (asked, asked)


def test_who_refused_or_has_no_row_was_not_checked():
    assert counted("dental_checks", CARE, checks=(Checks("made-up", health=True),)) == (0, 1)
    assert counted("dental_checks", CARE) == (0, 1)


@pytest.mark.parametrize(
    ("held", "on_time"),
    [
        ([], (0, 1)),  # the first is due on 4 May, and nobody held it
        ([date(2023, 5, 3)], (1, 2)),  # then the second is due on 3 August
        ([date(2023, 5, 5), date(2023, 8, 5)], (1, 3)),  # the first a day late; the third due on 5 February
        ([date(2023, 5, 3), date(2023, 8, 3), date(2024, 2, 3)], (3, 3)),
    ],
)
def test_reviews_by_the_20th_working_day_then_three_months_then_six(held, on_time):
    """Care began on Monday 3 April 2023: Good Friday, Easter Monday and 1 May are no working days."""
    found = LookedAfter([Stay("a", date(2023, 4, 3), "S", "C2", "U1")], reviews=[Review("a", day) for day in held])
    with closing(looked_after_tables(found)) as tables:
        made = count(MEASURES["looked_after_reviews_on_time"], tables, YEAR)
    assert made == count_plainly(MEASURES["looked_after_reviews_on_time"], found, YEAR)
    assert (made.counts, made.things) == on_time


def test_no_review_is_due_once_care_is_over():
    gone = Stay("made-up", date(2023, 4, 3), "S", "C2", "U1", date(2023, 4, 28), "E4A")
    assert counted("looked_after_reviews_on_time", gone) == (0, 0)


YOUNG = Person("made-up", date(2012, 2, 2))
TWO_YEARS, LONG_AGO = date(2022, 4, 1), date(2021, 10, 1)


def in_steps(*steps: tuple[date, str, str]) -> list[Stay]:
    """A child in care from step to step: a day, why, where."""
    ends = [began for began, _, _ in steps[1:]]
    return [
        Stay("made-up", began, reason, "E1", place, ended, "X1" if ended else "")
        for (began, reason, place), ended in zip(steps, [*ends, None], strict=True)
    ]


@pytest.mark.parametrize(
    ("steps", "settled"),
    [
        ([(LONG_AGO, "S", "U1")], (1, 1)),
        ([(LONG_AGO + timedelta(days=1), "S", "U1")], (0, 0)),  # a day short of two and a half years
        ([(LONG_AGO, "S", "U1"), (TWO_YEARS, "P", "U4")], (1, 1)),  # two years to the day
        ([(LONG_AGO, "S", "U1"), (TWO_YEARS + timedelta(days=1), "P", "U4")], (0, 1)),
        ([(LONG_AGO, "S", "U1"), (date(2023, 5, 5), "L", "U1")], (1, 1)),  # only the legal status changed
        ([(LONG_AGO, "S", "U1"), (date(2023, 5, 5), "T", "U2")], (1, 1)),  # the same carers
        ([(LONG_AGO, "S", "U1"), (date(2023, 5, 5), "P", "A4")], (1, 1)),  # adoptive, and the placement before it
        ([(LONG_AGO, "S", "U1"), (date(2023, 1, 1), "P", "U4"), (date(2023, 5, 5), "P", "A4")], (0, 1)),
        ([(LONG_AGO, "S", "U1"), (date(2023, 5, 5), "P", "A3")], (1, 1)),  # adopted by one's foster carers
        ([(LONG_AGO, "S", "U1"), (date(2023, 5, 5), "P", "T1"), (date(2023, 5, 9), "P", "U1")], (1, 1)),  # came back
        ([(LONG_AGO, "S", "U1"), (date(2023, 5, 5), "P", "T1"), (date(2023, 5, 9), "P", "U4")], (0, 1)),
    ],
)
def test_settled_is_two_years_in_one_placement(steps, settled):
    assert counted("settled_in_one_place", *in_steps(*steps), people=[YOUNG]) == settled


@pytest.mark.parametrize(("born", "asked"), [(date(2008, 3, 31), 0), (date(2008, 4, 1), 1), (None, 0)])
def test_only_who_is_under_16_can_be_settled(born, asked):
    assert counted("settled_in_one_place", CARE, people=[Person("made-up", born)]) == (asked, asked)


@pytest.mark.parametrize(
    ("age", "lives", "older", "younger"),
    [
        (19, "U1", (1, 1), (0, 0)), (21, "U2", (0, 1), (0, 0)), (17, "B1", (0, 0), (1, 1)), (18, "Z2", (0, 0), (0, 1)),
        (20, "0", (0, 1), (0, 0)), (19, "", (0, 1), (0, 0)), (16, "U1", (0, 0), (0, 0)), (22, "U1", (0, 0), (0, 0)),
    ],
)  # fmt: skip
def test_a_care_leavers_home_is_suitable_by_its_second_sign(age, lives, older, younger):
    leaver = Leaver("x", date(2023 - age, 6, 1), "YES", "F1", lives)
    assert counted("leavers_housed", leavers=[leaver]) == older
    assert counted("younger_leavers_housed", leavers=[leaver]) == younger


def test_who_was_missing_while_looked_after_is_one_child_however_often():
    gone = [Absence("made-up", "M", FIRST + timedelta(days=n)) for n in (0, 9)] + [Absence("made-up", "A", LAST)]
    assert counted("missing_from_care", CARE, absences=gone) == (1, 1)
    assert counted("away_from_care", CARE, absences=gone) == (1, 1)
    before = [Absence("made-up", "M", FIRST - timedelta(days=1)), Absence("another", "M", FIRST)]
    assert counted("missing_from_care", CARE, absences=before) == (0, 1)


FILES = {
    "m.csv": "CHILD,DOB,MISSING,MIS_START,MIS_END\n7,01/01/2012,M,01/07/2020,02/07/2020\n",
    "l.csv": "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n7,01/01/2012,YES,F1,U1\n",
    "u.csv": "CHILD,SEX,DOB,DUC\n7,2,01/01/2012,01/01/2021\n",
    "ep.csv": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n7,05/05/2020,S,E1,N1,U1,PR1,,\n",
    "health.csv": "CHILD,DOB,SDQ_SCORE,TEETH_CHECK,HEALTH_ASSESSMENT,IMMUNISATIONS\n7,01/01/2012,17,1,1,0\n",
    "h.csv": "CHILD,SEX,DOB,ETHNIC\n7,2,01/01/2012,WBRI\n",
    "r.csv": "CHILD,DOB,REVIEW,REVIEW_CODE\n7,01/01/2012,01/06/2020,PN1\n",
}
AS_XML = """<EXPSSDA903><CHILD><HEADER><CHILDID>7</CHILDID><DOB>2012-01-01</DOB>
<SEX>2</SEX><ETHNIC>WBRI</ETHNIC><UASC>1</UASC><DUC>2021-01-01</DUC>
<IN_TOUCH>YES</IN_TOUCH><ACTIV>F1</ACTIV><ACCOM>U1</ACCOM>
<AMISSING><MISSING>M</MISSING><MIS_START>2020-07-01</MIS_START><MIS_END>2020-07-02</MIS_END></AMISSING><AREVIEW>
<REVIEW>2020-06-01</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW><OC2><SDQ_SCORE>17</SDQ_SCORE>
<IMMUNISATIONS>0</IMMUNISATIONS><TEETH_CHECK>1</TEETH_CHECK><HEALTH_ASSESSMENT>1</HEALTH_ASSESSMENT></OC2></HEADER>
<EPISODE><DECOM>2020-05-05</DECOM><RNE>S</RNE><LS>E1</LS><PL>U1</PL><DEC/><REC/></EPISODE></CHILD></EXPSSDA903>"""


def test_files_are_told_by_their_headings_and_the_xml_says_the_same(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "all.xml").write_text(AS_XML)
    found = read_looked_after([tmp_path])
    assert found.stays == [Stay("7", date(2020, 5, 5), "S", "E1", "U1")]
    assert found.checks == [Checks("7", health=True, teeth=True, immunised=False, score=17)]
    assert found.reviews == [Review("7", date(2020, 6, 1))]
    assert found.absences == [Absence("7", "M", date(2020, 7, 1), date(2020, 7, 2))]
    assert found.leavers == [Leaver("7", date(2012, 1, 1), "YES", "F1", "U1")]
    assert found.unaccompanied[0].until == date(2021, 1, 1)
    assert found.births == {"7": date(2012, 1, 1)}
    assert read_looked_after([tmp_path / "all.xml"]) == found


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("ep.csv", FILES["ep.csv"].replace("05/05/2020", "2020/05/05"), "ep.csv, B2 (decom)"),
        ("ep.csv", FILES["ep.csv"].replace("05/05/2020", ""), "An episode needs its first day"),
        ("m.csv", FILES["m.csv"].replace("01/07/2020", "July"), "m.csv, D2 (mis start)"),
        ("ep.csv", "A,B\n1,2\n", "headings are those of no SSDA903 file"),
        ("h.csv", FILES["h.csv"], "There is no list of episodes"),
        ("ep.csv", 'CHILD,DECOM\n"7', "cannot be read as a table"),
        ("a.xml", AS_XML.replace("2020-05-05", "May"), "child 1 (line 1), DECOM"),
        ("a.xml", '<!DOCTYPE x [<!ENTITY e "x">]><EXPSSDA903/>', "declares a document type"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_taken(tmp_path, name, text, said):
    (tmp_path / name).write_text(text)
    with pytest.raises(Unreadable) as caught:
        read_looked_after([tmp_path / name])
    assert said in "\n".join(map(str, caught.value.faults))
