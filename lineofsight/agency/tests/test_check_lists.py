"""Each rule on SSDA903 and Annex A finds what breaks it and no more; no child is named but in the agency's own file."""

from dataclasses import replace
from datetime import date

import pytest

from lineofsight.agency import command
from lineofsight.agency.check import CARE_RULES, LIST_RULES, check_annex_a, check_looked_after
from lineofsight.agency.read.annex_a import AnnexA, Contact, EarlyHelp, InCare, OnPlan
from lineofsight.agency.read.care import Absence, Checks, Leaver, LookedAfter, Person, Review, Stay, Unaccompanied

pytestmark = pytest.mark.once


def day(text: str) -> date:
    return date.fromisoformat(text)


# Nothing is wrong with this child: in care since 2021, moved in 2023, reviewed, missing for a night, checked.
ONE = Person("one", day("2009-09-09"), "1", where="header.csv, row 2")
FIRST = Stay("one", day("2021-05-05"), "S", "C2", "U1", day("2023-06-01"), "X1", where="episodes.csv, row 2")
SECOND = Stay("one", day("2023-06-01"), "P", "C2", "U4", where="episodes.csv, row 3")
HELD = Review("one", day("2023-06-01"))
GONE = Absence("one", "M", day("2023-08-01"), day("2023-08-02"))
AGAIN = Absence("one", "A", day("2023-08-02"), day("2023-08-03"))
SEEN = Checks("one", health=True)
# And this one has left, and turned 19 in the year.
LEFT = Leaver("two", day("2004-12-01"), "YES", "F2", "U1")
CARE = LookedAfter([FIRST, SECOND], [SEEN], [LEFT], [HELD], [ONE], [GONE, AGAIN])


def with_stays(*stays: Stay, **more) -> LookedAfter:
    return replace(CARE, stays=list(stays), **more)


def over(**about) -> Stay:
    """The second stay, come to an end."""
    return replace(SECOND, **({"ended": day("2024-01-09"), "why_ended": "E4A"} | about))


LATER = replace(SECOND, began=day("2024-02-01"), reason="S")
ALONE = {"checks": [], "absences": [], "reviews": []}
BROKEN_CARE = {
    "in_the_list_of_children": replace(CARE, people=[]),
    "listed_once_in_care": replace(CARE, people=[ONE, ONE]),
    "birthday_given": replace(CARE, people=[replace(ONE, born=None)]),
    "mothers_are_girls_and_older": replace(CARE, people=[replace(ONE, mother=True)]),
    "child_of_a_mother_only": replace(CARE, people=[replace(ONE, sex="2", mothers_child_born=day("2023-01-01"))]),
    "unaccompanied_until_eighteen": replace(CARE, unaccompanied=[Unaccompanied("one", None, day("2027-09-10"))]),
    "review_while_looked_after": replace(CARE, reviews=[replace(HELD, held=day("2021-05-04"))]),
    "absence_of_a_known_kind": replace(CARE, absences=[replace(GONE, kind="")]),
    "absence_ends_after_it_begins": replace(CARE, absences=[replace(GONE, ended=day("2023-07-31"))]),
    "absences_do_not_overlap": replace(CARE, absences=[GONE, replace(AGAIN, began=day("2023-08-01"))]),
    "absent_while_looked_after": replace(CARE, absences=[replace(GONE, began=day("2021-05-04"))]),
    "checks_after_a_year": with_stays(replace(FIRST, began=day("2023-04-02")), SECOND),
    "checked_once": replace(CARE, checks=[SEEN, SEEN]),
    "leaver_of_age": replace(CARE, leavers=[replace(LEFT, born=day("2002-03-31"))]),
    "leaver_has_left": replace(CARE, leavers=[replace(LEFT, child="one")]),
    "leaver_listed_once": replace(CARE, leavers=[LEFT, LEFT]),
    "home_of_a_known_kind": replace(CARE, leavers=[replace(LEFT, lives="U3")]),
    "born_before_care": replace(CARE, people=[replace(ONE, born=day("2021-05-06"))]),
    "looked_after_as_a_child": replace(CARE, people=[replace(ONE, born=day("2006-03-30"))]),
    "stay_ends_after_it_begins": with_stays(over(reason="S", ended=day("2023-05-31")), **ALONE),
    "end_has_its_reason": with_stays(FIRST, over(why_ended=""), **ALONE),
    "stays_do_not_overlap": with_stays(FIRST, replace(SECOND, began=day("2023-05-31"))),
    "no_gap_while_care_goes_on": with_stays(FIRST, replace(SECOND, began=day("2023-06-02"))),
    "starts_from_outside_care": with_stays(FIRST, replace(SECOND, reason="S"), checks=[]),
    "starts_again_after_an_end": with_stays(FIRST, over(), replace(LATER, reason="P"), **ALONE),
    "only_what_is_said_changes": with_stays(FIRST, replace(SECOND, reason="L")),
    "adopted_from_an_adoptive_placement": with_stays(FIRST, over(why_ended="E11"), **ALONE),
    "codes_in_use": with_stays(FIRST, replace(SECOND, place="Q9")),
}


def found_care(found: LookedAfter) -> list[str]:
    return [each.rule for each in check_looked_after(found)]


def test_nothing_is_found_of_care_where_nothing_is_wrong():
    assert found_care(CARE) == []
    assert found_care(with_stays(FIRST, over(), LATER, **ALONE)) == []


@pytest.mark.parametrize("rule", sorted(BROKEN_CARE))
def test_a_rule_on_care_finds_what_breaks_it_and_no_other_does(rule):
    assert set(found_care(BROKEN_CARE[rule])) == {rule}


@pytest.mark.parametrize(
    "right",
    [
        replace(CARE, people=[replace(ONE, born=FIRST.began)]),  # in care from birth
        with_stays(FIRST, over(ended=day("2024-01-09")), people=[replace(ONE, born=day("2006-01-09"))], **ALONE),
        with_stays(FIRST, over(why_ended="E12", place="A4"), **ALONE),
        with_stays(replace(FIRST, began=day("2023-04-01")), SECOND),  # a year to the day
        with_stays(FIRST, replace(SECOND, reason="L", place="U1", status="E1")),
        with_stays(over(reason="S", status="V2", place="K2"), people=[replace(ONE, born=day("2005-12-01"))], **ALONE),
        replace(CARE, leavers=[replace(LEFT, born=day("2003-03-31"))]),  # 21 on the last day
    ],
)
def test_care_that_is_just_right_is_left_alone(right):
    assert found_care(right) == []


TOLD = Contact(day("2024-02-01"), "6", "one", day("2015-05-05"))
HELPED = EarlyHelp("one", day("2024-02-01"), day("2024-02-20"), "A school")
PLAN = OnPlan("one", day("2023-05-16"), None, day("2024-03-20"), True, day("2023-08-01"))
LOOKED_AFTER = InCare("one", day("2022-05-05"), None, day("2009-09-09"), 2, True, False)
LISTS = AnnexA((TOLD,), (HELPED,), (PLAN,), (LOOKED_AFTER,), read_on=day("2024-04-02"))


def lists(**about) -> AnnexA:
    return replace(LISTS, **{name: rows if isinstance(rows, tuple) else (rows,) for name, rows in about.items()})


BROKEN_LISTS = {
    "row_names_a_child": lists(plans=replace(PLAN, child="")),
    "no_day_to_come": lists(contacts=replace(TOLD, day=day("2024-04-03"))),
    "contact_about_a_child": lists(contacts=replace(TOLD, born=day("2006-02-01"))),
    "contact_listed_once": lists(contacts=(TOLD, TOLD)),
    "early_help_ends_after_it_begins": lists(early_help=replace(HELPED, ended=day("2024-01-31"))),
    "early_help_listed_once": lists(early_help=(HELPED, HELPED)),
    "listed_plan_lasts": lists(plans=replace(PLAN, ended=PLAN.began)),
    "one_plan_for_a_child": lists(plans=(PLAN, replace(PLAN, began=day("2023-06-01")))),
    "visited_under_the_plan": lists(plans=replace(PLAN, visited=day("2023-05-15"))),
    "seen_alone_on_a_visit": lists(plans=replace(PLAN, visited=None)),
    "care_ends_after_it_begins": lists(care=replace(LOOKED_AFTER, ceased=day("2022-05-04"))),
    "one_row_for_a_child_in_care": lists(care=(LOOKED_AFTER, LOOKED_AFTER)),
    "born_before_care_began": lists(care=replace(LOOKED_AFTER, born=day("2022-05-06"))),
    "interview_after_an_absence": lists(care=replace(LOOKED_AFTER, missing=0)),
}


def test_nothing_is_found_in_lists_where_nothing_is_wrong():
    ended = replace(PLAN, ended=day("2024-01-01"))
    assert not list(check_annex_a(LISTS))
    assert not list(check_annex_a(lists(plans=(ended, PLAN), contacts=(TOLD, replace(TOLD, source="3A")))))


@pytest.mark.parametrize("rule", sorted(BROKEN_LISTS))
def test_a_rule_on_lists_finds_what_breaks_it_and_no_other_does(rule):
    assert {each.rule for each in check_annex_a(BROKEN_LISTS[rule])} == {rule}


def test_every_rule_is_broken_once_and_has_a_sentence_with_its_source():
    assert set(BROKEN_CARE) == set(CARE_RULES)
    assert set(BROKEN_LISTS) == set(LIST_RULES)
    said = [" ".join((rule.__doc__ or "").split()) for rule in (*CARE_RULES.values(), *LIST_RULES.values())]
    assert all(each.endswith(("SSDA903 return)", "(Ofsted Annex A)")) for each in said)


def test_a_finding_says_the_row_and_only_the_agencys_own_file_says_who(tmp_path, capsys):
    folder, out = tmp_path / "903", tmp_path / "own" / "check.csv"
    folder.mkdir()
    (folder / "e.csv").write_text("CHILD,DECOM,RNE,LS,PLACE,DEC,REC\nmade-up-7,05/05/2020,S,E1,Q9,,\n")
    (folder / "h.csv").write_text("CHILD,SEX,DOB,ETHNIC\nmade-up-7,2,01/01/2012,WBRI\n")
    assert command.main(["check", "--ssda903", str(folder), "--out", str(out)]) == 1
    told = out.read_text(encoding="utf-8-sig")
    assert "made-up-7,PLACE,codes_in_use" in told
    assert "e.csv, row 2" in told
    printed = capsys.readouterr().out
    assert "1 × The reason an episode began" in printed
    assert "made-up" not in printed


def test_nothing_to_check_is_said(tmp_path, capsys):
    assert command.main(["check", "--out", str(tmp_path / "x.csv")]) == 2
    assert "Name a file to check" in capsys.readouterr().err
