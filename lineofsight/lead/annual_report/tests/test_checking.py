"""What arithmetic finds in a section as it is written: figures placed by key, from the values the partnership knows."""

import pytest

from lineofsight.core.documents import tree
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.selectors import checking
from lineofsight.lead.annual_report.selectors.composing import read_report
from lineofsight.lead.annual_report.selectors.reading import GOOD, PROBLEM, QUESTION, read_section
from lineofsight.lead.annual_report.services import sections
from lineofsight.lead.annual_report.tests.factories import (
    BEFORE,
    YEAR,
    contacts_known,
    corrected,
    known,
    section_of,
    started,
    written,
)

OUTCOMES = (
    "Of {front_door.contacts} contacts {front_door.contacts breakdown=outcome=referral} became a referral and "
    "{front_door.contacts breakdown=outcome=no_social_work} had another outcome"
)
REFERRALS = "{front_door.contacts breakdown=outcome=referral}"


def front_door_known(world):
    """The contacts of two years, and two outcomes of the later: together two more than there were contacts."""
    contacts_known(world)
    known(world, "front_door.contacts", YEAR, value=10930, breakdown="outcome=referral")
    known(world, "front_door.contacts", YEAR, value=13701, breakdown="outcome=no_social_work")


def read(world, text, **how):
    return read_section(section_of(started(world)), text=text, **how)


def of_words(reading, words):
    return [finding for finding in reading.findings if finding.words == words]


def test_outcomes_that_are_more_than_the_contacts_are_a_problem_beside_their_paragraph(world):
    front_door_known(world)
    reading = read(world, f"First.\n\n{OUTCOMES}.\n\nLast.")
    [found] = reading.parts[1].findings
    assert (found.kind, found.line) == (PROBLEM, 3)
    assert found.title == "10,930 + 13,701 = 24,631; the total is 24,629. That is two more than the total."


def test_a_remainder_that_the_text_says_lets_the_section_be_finished(world):
    front_door_known(world)
    section = written(world, section_of(started(world)), f"{OUTCOMES}.")
    with pytest.raises(MoveRefused, match="There is 1 thing to put right"):
        sections.finish_section(world.manager, section=section)
    written(world, section, f"{OUTCOMES}: two more outcomes than contacts.")
    assert sections.finish_section(world.manager, section=section).state == "finished"
    [found] = read_section(section).findings
    assert found.kind == GOOD


def test_a_percentage_typed_beside_a_part_that_is_placed_is_worked_out_again(world):
    front_door_known(world)
    [found] = read(world, f"Some {REFERRALS} (44.3%) became a referral.").problems
    assert found.title == "10,930 of 24,629 is 44.4%, not 44.3%."
    assert not read(world, f"Some {REFERRALS} (44.4%) became a referral.", href=str).problems


def test_a_rise_typed_between_two_figures_is_worked_out_again(world):
    contacts_known(world)
    text = f"A rise of 14.3%, from {{front_door.contacts period={BEFORE}}} in 2017/18 to {{front_door.contacts}}."
    [found] = read(world, text).problems
    assert found.title == "From 21,534 to 24,629 is 14.4%, not 14.3%."
    assert "{front_door.contacts as=change}" in found.body


def test_a_share_placed_as_counts_may_be_put_in_words(world):
    known(world, "front_door.health_conversion", YEAR, counts=(1322, 3399), agency="Health")
    text = "{} of contacts, {{front_door.health_conversion as=share}}, became a referral."
    [found] = read(world, text.format("Nearly half")).problems
    assert found.title == "“Nearly half” is said of 1,322 of 3,399, 38.9%."
    assert not read(world, text.format("Over a third")).problems


def test_a_change_placed_is_held_against_the_words_before_it(world):
    contacts_known(world)
    [found] = read(world, "Contacts fell, {front_door.contacts as=change} in 2017/18.").problems
    assert found.title == "The sentence says it went down; Contacts with the Front Door is up 14.4% from 21,534."
    stable = read(world, "Contacts remained stable, {front_door.contacts as=change} the year before.")
    assert [finding.words for finding in stable.problems] == ["The words do not fit"]


def test_a_change_is_asked_from_when_it_is(world):
    contacts_known(world)
    [found] = read(world, "Contacts went {front_door.contacts as=change}.").findings
    assert (found.kind, found.words) == (QUESTION, "From when to when?")
    assert not read(world, "Contacts went {front_door.contacts as=change} in 2017/18.").findings


def test_a_number_typed_is_pointed_at_with_the_figure_it_could_be(world):
    contacts_known(world)
    [found] = read(world, "The team took 24,629 contacts, 21,534 in 2017/18.", suggest=True).findings
    assert found.title == "“24,629”, “21,534”"
    assert "24,629 is {front_door.contacts} (Contacts with the Front Door, 2018/19)." in found.body
    assert f"21,534 is {{front_door.contacts period={BEFORE}}} (" in found.body


def test_a_percentage_typed_is_pointed_at_as_it_prints(world):
    known(world, "front_door.health_conversion", YEAR, counts=(1322, 3399), agency="Health")
    [found] = read(world, "Of their contacts 38.9% became a referral.", suggest=True).findings
    assert "38.9% is {front_door.health_conversion}" in found.body
    [other] = read(world, "Of their contacts 38.8% became a referral.", suggest=True).findings
    assert "Place the figure instead" in other.body


def test_a_hidden_count_is_never_offered_for_a_number_that_was_typed(world):
    observation = known(world, "front_door.contacts", YEAR, value=24629)
    corrected(world, observation, 12)
    book = checking.suggestions(section_of(started(world)), ["12", "3"], frozenset())
    shown = read(world, "It took {front_door.contacts}.").uses[0].text
    assert bool(book.get("12")) is (shown == "12")
    corrected(world, observation, 3)
    assert not checking.suggestions(section_of(started(world, BEFORE)), ["3"], frozenset()).get("3")


def test_a_count_rounded_by_hand_beside_its_figure_is_a_problem(world):
    contacts_known(world)
    [found] = read(world, "Of {front_door.contacts} contacts.\n\nThe 24,600 contacts were read.").problems
    assert (found.line, found.words) == (3, "Two values for one thing")


def test_findings_stand_on_their_own_line_of_a_long_paragraph(world):
    contacts_known(world)
    reading = read(world, "One line,\nand about half\nof {front_door.contacts} contacts.\n\n- an item\n- few of 12\n")
    assert [(finding.line, finding.words) for finding in reading.findings] == [
        (2, "No figure beside these words"), (6, "Typed by hand"), (6, "No figure beside these words"),
    ]  # fmt: skip


def test_what_another_section_prints_otherwise_is_a_problem_in_both(world, monkeypatch):
    contacts_known(world)
    report = started(world)
    written(world, section_of(report), "We took {front_door.contacts}.")
    written(world, section_of(report, "how_effective"), "It took {front_door.contacts}, all of them.")
    assert not any(reading.problems for _, reading in read_report(report))
    mentions = checking.mentions

    def as_other_day(where, uses):
        made = mentions(where, uses)
        return [type(m)(m.what, m.name, "24,600" if where.startswith("2") else m.text, where, m.line) for m in made]

    monkeypatch.setattr(checking, "mentions", as_other_day)
    found = [reading.problems for _, reading in read_report(report)]
    assert [[finding.words for finding in each] for each in found] == [["Two values for one thing"]] * 2
    assert "24,600 in 2 How well it worked" in found[0][0].title


def test_a_table_in_the_text_is_added_up():
    table = tree.Table(
        "T", (tree.Column("Source"), tree.Column("Contacts", numeric=True)),
        (("Police", "9,509"), ("Others", "15,122"), ("Total", "24,629")),
    )  # fmt: skip
    use = type("Placed", (), {"placement": type("P", (), {"as_": "table", "line": 7})()})()
    [found] = checking.tables_found([use], [table])
    assert found.line == 7
    assert "two more than its total" in found.title


def test_what_cannot_be_resolved_is_passed_over(world):
    reading = read(world, "About half, {no.figure}, and `{front_door.contacts}`.")
    assert [finding.kind for finding in reading.findings] == [PROBLEM, QUESTION]
