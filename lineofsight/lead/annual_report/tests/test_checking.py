"""What arithmetic finds in a section as it is written: figures placed by key, from the values the partnership knows."""

from decimal import Decimal

import pytest

from lineofsight.core.access.actors import system
from lineofsight.core.access.operations import bound_actor
from lineofsight.core.documents import tree
from lineofsight.core.insight import library
from lineofsight.core.insight.models import Origin, Status
from lineofsight.core.insight.services import Reading, Told, observe
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.models import Report
from lineofsight.lead.annual_report.rules.findings import GOOD, PROBLEM, QUESTION
from lineofsight.lead.annual_report.rules.values import one_value
from lineofsight.lead.annual_report.selectors import checking
from lineofsight.lead.annual_report.selectors.composing import read_report
from lineofsight.lead.annual_report.selectors.mentions import mentions
from lineofsight.lead.annual_report.selectors.reading import book_for, read_section
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
    return read_section(section_of(Report.objects.first() or started(world)), text=text, **how)


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
    [found] = read(world, "Contacts fell, {front_door.contacts as=change}.").problems
    assert found.title == (
        "The sentence says it went down; Contacts with the Front Door is up 14.4% from 21,534 in 2017/18."
    )
    stable = read(world, "Contacts remained stable, {front_door.contacts as=change}.")
    assert [finding.words for finding in stable.problems] == ["The words do not fit"]


def test_a_change_says_from_when_it_is_or_its_sentence_does(world):
    contacts_known(world)
    assert not read(world, "Contacts went {front_door.contacts as=change}.").findings
    left_out = "Contacts went {front_door.contacts as=change earlier=said}"
    [found] = read(world, f"{left_out}.").findings
    assert (found.kind, found.words) == (QUESTION, "From when")
    assert "earlier=said" in found.body
    assert not read(world, f"{left_out} in 2017/18.").findings


def test_a_change_that_leaves_its_period_to_the_sentence_is_the_same_change(world):
    contacts_known(world)
    both = "{front_door.contacts as=change}, that is {front_door.contacts as=change earlier=said} in 2017/18."
    assert not read(world, both).findings


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


def test_a_hidden_value_is_never_offered_for_a_number_that_was_typed(world):
    published = known(world, "front_door.health_conversion", YEAR, counts=(1322, 3399), agency="Health")
    for counts, offered in (((200, 1600), True), ((2, 16), False)):
        token = bound_actor.set(system("tests"))
        try:
            numerator, denominator = map(Decimal, counts)
            indicator = library.indicator("front_door.health_conversion")
            reading = Reading(indicator, YEAR, numerator=numerator, denominator=denominator)
            told = Told(source=published.source, origin=Origin.RETURNED, replaces=published, reason="Counted again.")
            published = observe(world.partnership, [(reading, told)])[0]
        finally:
            bound_actor.reset(token)
        [found] = read(world, "Of their contacts 12.5% became a referral.", suggest=True).findings
        assert ("{front_door.health_conversion}" in found.body) is offered


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


def test_what_is_shown_as_it_was_known_on_two_days_is_a_problem_in_both_places(world):
    observation = contacts_known(world)
    section, text = section_of(started(world)), "We took {front_door.contacts}."
    earlier = book_for(section.report, [text])
    corrected(world, observation, 24631)
    then, now = read_section(section, text=text, book=earlier), read_section(section, text=text)
    said = [*mentions("1 What we did", then.uses), *mentions("2 How well", now.uses)]
    [found] = one_value(said, "1 What we did")
    assert found.title == "Contacts with the Front Door, 2018/19, is 24,629 here and 24,631 in 2 How well."
    assert len(one_value(said, "2 How well")) == 1


def test_what_the_reports_other_sections_say_of_the_same_things_is_read_with_a_section(world):
    contacts_known(world)
    report = started(world)
    written(world, section_of(report), "We took {front_door.contacts}.")
    written(world, section_of(report, "how_effective"), "It took {front_door.contacts}, {no.figure}, all of them.")
    assert [len(reading.problems) for _, reading in read_report(report)] == [0, 1]


def test_a_table_in_the_text_is_added_up_on_the_line_it_was_placed_on(world):
    contacts_known(world)
    reading = read(world, "We took them:\n\n{front_door.contacts as=table}\n")
    table = tree.Table(
        "T", (tree.Column("Source"), tree.Column("Contacts", numeric=True)),
        (("Police", "9,509"), ("Others", "15,122"), ("Total", "24,629")),
    )  # fmt: skip
    assert checking.tables_found(reading.uses, reading.blocks) == []
    [found] = checking.tables_found(reading.uses, [table])
    assert found.line == 3
    assert "two more than its total" in found.title


def test_what_was_typed_into_one_paragraph_is_told_together(world):
    reading = read(world, "We met 12 times,\nwith 34 people,\nand 12 letters came.\n\nThen 56 more.")
    assert [(finding.line, finding.title) for finding in reading.questions] == [(1, "“12”, “34”"), (5, "“56”")]
    assert reading.typed == ("12", "34", "12", "56")


def test_a_value_that_may_still_change_is_told_once_and_those_of_a_paragraph_together(world):
    contacts_known(world)
    token = bound_actor.set(system("tests"))
    try:
        for key, value in (("front_door.referrals", 10917), ("protection.plans_started", 534)):
            told = Told(source=world.organisation("Council"), origin=Origin.RETURNED, status=Status.PROVISIONAL)
            observe(world.partnership, [(Reading(library.indicator(key), YEAR, value=Decimal(value)), told)])
    finally:
        bound_actor.reset(token)
    both = "{front_door.referrals} referrals, {protection.plans_started} plans and {front_door.contacts} contacts"
    reading = read(world, f"{both}.\n\nAgain {both}.")
    assert [(f.line, f.words, f.title) for f in reading.questions] == [
        (1, "Not final", "“10,917” and “534” are provisional."),
    ]  # fmt: skip


def test_what_cannot_be_resolved_is_passed_over(world):
    reading = read(world, "About half, {no.figure}, and `{front_door.contacts}`.")
    assert [finding.kind for finding in reading.findings] == [PROBLEM, QUESTION]


def test_a_remainder_typed_is_no_number_to_be_placed(world):
    known(world, "front_door.contacts", YEAR, value=24629)
    for code, value in (("referral", 10930), ("early_help", 1172), ("no_social_work", 12371)):
        known(world, "front_door.contacts", YEAR, value=value, breakdown=f"outcome={code}")
    parts = " ".join(f"{{front_door.contacts breakdown=outcome={c}}}" for c in ("referral", "early_help",
                     "no_social_work"))  # fmt: skip
    silent = read(world, f"Of {{front_door.contacts}} contacts: {parts}.")
    assert [(f.kind, f.words) for f in silent.findings] == [(QUESTION, "What is left over")]
    for said in ("156", "one hundred and fifty-six"):
        reading = read(world, f"Of {{front_door.contacts}} contacts: {parts}. That leaves {said} contacts over.")
        assert reading.typed == ()
        assert [(f.kind, f.words) for f in reading.findings] == [(GOOD, "Adds up")]
