"""Figures placed in a text: what is printed, where it leads, and what an author must put right or explain."""

from datetime import date

from lineofsight.core.documents import tree
from lineofsight.core.insight import library
from lineofsight.core.insight import services as insight
from lineofsight.kernel.periods import Period
from lineofsight.lead.annual_report.rules.findings import NOTE, PROBLEM, QUESTION
from lineofsight.lead.annual_report.selectors.reading import read_section
from lineofsight.lead.annual_report.tests.factories import (
    BEFORE,
    YEAR,
    contacts_known,
    corrected,
    known,
    section_of,
    started,
)


def read(world, text, report=None):
    return read_section(section_of(report or started(world)), text=text)


def printed(reading):
    return "".join(tree.plain(block.inlines) for block in reading.blocks if isinstance(block, tree.Paragraph))


def test_a_number_is_that_of_the_reports_own_period(world):
    contacts_known(world)
    reading = read(world, "It took {front_door.contacts} contacts.")
    assert printed(reading) == "It took 24,629 contacts."
    assert not reading.problems
    assert reading.uses[0].footnote == (
        "Contacts with the Front Door. 2018/19: 24,629. Source: Ashmere Council Children's Services, as published in "
        "the 2018/19 report, line 2309."
    )


def test_a_number_of_another_period_is_placed_by_naming_it(world):
    contacts_known(world)
    assert printed(read(world, f"{{front_door.contacts period={BEFORE}}} before")) == "21,534 before"


def test_a_snapshot_is_of_the_last_day_of_the_period(world):
    known(world, "protection.plans", Period.snapshot(date(2019, 3, 31)), value=414)
    assert printed(read(world, "{protection.plans} children")) == "414 children"


def test_a_change_names_both_periods_beside_its_number(world):
    contacts_known(world)
    reading = read(world, "Contacts went {front_door.contacts as=change}.")
    assert printed(reading) == "Contacts went up 14.4% from 21,534 in 2017/18."
    assert not reading.findings
    assert "2017/18: 21,534; 2018/19: 24,629" in reading.uses[0].footnote


def test_a_change_leaves_its_earlier_period_to_a_sentence_that_names_it(world):
    contacts_known(world)
    reading = read(world, "From 2017/18 contacts went {front_door.contacts as=change earlier=said}.")
    assert printed(reading) == "From 2017/18 contacts went up 14.4% from 21,534."
    assert not reading.findings


def test_a_percentage_changes_in_points(world):
    known(world, "front_door.health_conversion", BEFORE, counts=(1371, 2911), agency="Health")
    known(world, "front_door.health_conversion", YEAR, counts=(1322, 3399), agency="Health")
    text = ", ".join(f"{{front_door.health_conversion as={kind}}}" for kind in ("number", "change", "share")) + "."
    assert printed(read(world, text)) == ("38.9%, down 8.2 percentage points from 47.1% in 2017/18, 1,322 of 3,399.")


def test_a_part_is_a_share_of_the_whole(world):
    contacts_known(world)
    known(world, "front_door.contacts", YEAR, value=9509, breakdown="source=police")
    reading = read(world, "The police made {front_door.contacts as=share breakdown=source=police}.")
    assert printed(reading) == "The police made 9,509 of 24,629."
    assert "Contacts with the Front Door: Police. 2018/19: 9,509; in all 24,629." in reading.uses[0].footnote


def test_a_comparison_across_a_break_is_refused(world):
    contacts_known(world)
    insight.mark_break(
        world.analyst, partnership=world.partnership, indicator=library.indicator("front_door.contacts"),
        on=date(2018, 4, 1), note="A new system counts calls as well.",
    )  # fmt: skip
    reading = read(world, "Contacts went {front_door.contacts as=change}.")
    [problem] = reading.problems
    assert "cannot be compared: A new system counts calls as well." in problem.title
    assert "{front_door.contacts as=change}" in printed(reading)


def test_a_chart_over_a_break_leaves_a_gap_and_makes_no_comparison(world):
    contacts_known(world)
    insight.mark_break(
        world.analyst, partnership=world.partnership, indicator=library.indicator("front_door.contacts"),
        on=date(2018, 4, 1), note="A new system counts calls as well.",
    )  # fmt: skip
    [chart] = read(world, "{front_door.contacts as=chart}").blocks
    assert [point.value is None for point in chart.series] == [False, True, False]
    assert "cannot be compared" in chart.sentence
    assert "14.4%" not in chart.sentence


def test_a_chart_asks_its_question_and_carries_the_same_numbers_as_a_table(world):
    contacts_known(world)
    [chart] = read(world, "{front_door.contacts as=chart}").blocks
    assert chart.title == "Are contacts with the Front Door rising?"
    assert chart.sentence == "24,629 contacts in 2018/19, up 14.4% from 21,534 in 2017/18."
    assert [row[0] for row in chart.table.rows] == ["2017/18", "2018/19"]
    assert [tree.plain(row[1]) for row in chart.table.rows] == [point.text for point in chart.series]


def test_a_table_shows_the_counts_a_percentage_is_made_of(world):
    known(world, "front_door.health_conversion", YEAR, counts=(1322, 3399), agency="Health")
    [table] = read(world, "{front_door.health_conversion as=table}").blocks
    assert [column.label for column in table.columns][-1] == "Made of"
    assert table.rows[0][2] == "1,322 of 3,399"
    assert table.notes
    assert table.source.startswith("Ashmere Health Board")


def test_values_after_the_reported_period_stay_out_of_its_table(world):
    contacts_known(world)
    known(world, "front_door.contacts", YEAR.next(), value=25118)
    [table] = read(world, "{front_door.contacts as=table}").blocks
    assert [row[0] for row in table.rows] == ["2017/18", "2018/19"]


def test_a_figure_not_returned_must_be_put_right_and_is_told_where_there_is_one(world):
    known(world, "front_door.contacts", BEFORE, value=21534)
    [problem] = read(world, "It took {front_door.contacts}.").problems
    assert "was returned for 2018/19" in problem.title
    assert f"for 2017/18 write period={BEFORE}" in problem.title


def test_unknown_keys_and_other_areas_must_be_put_right(world):
    contacts_known(world)
    reading = read(world, "{front_door.nothing} and {front_door.contacts area=E08000035}")
    unknown, elsewhere = reading.problems
    assert "There is no figure called front_door.nothing" in unknown.title
    assert "“E08000035” is not an area figures are given for here: area=X00000001 is Ashmere" in elsewhere.title


def test_a_share_without_counts_must_be_put_right(world):
    contacts_known(world)
    [problem] = read(world, "{front_door.contacts as=share} of them").problems
    assert "without the two counts" in problem.title


def test_a_small_returned_count_prints_as_suppressed_and_is_questioned(world):
    observation = known(world, "front_door.contacts", YEAR, value=24629)
    corrected(world, observation, 3)
    reading = read(world, "It took {front_door.contacts}.")
    assert printed(reading) == "It took suppressed."
    assert not reading.problems
    assert any("is suppressed" in finding.title for finding in reading.findings)


def test_numbers_typed_by_hand_are_listed_beside_their_line(world):
    reading = read(world, "First.\n\nAbout 44% said so, 12 in all.")
    assert reading.typed == ("44%", "12")
    [finding] = reading.parts[1].findings
    assert finding.kind == QUESTION
    assert finding.title == "“44%”, “12”"


def test_what_is_known_about_one_value_stands_beside_its_first_use_only(world):
    known(world, "front_door.contacts", YEAR, value=24629, comment="The outcomes add to two more.")
    reading = read(world, "{front_door.contacts} once.\n\n{front_door.contacts} twice.")
    assert [len(part.findings) for part in reading.parts] == [1, 0]
    assert reading.parts[0].findings[0].body == "The outcomes add to two more."
    assert reading.parts[0].findings[0].kind == NOTE
    assert not reading.questions


def test_findings_stand_with_the_paragraph_they_are_about(world):
    reading = read(world, "Fine.\n\nNot {fine}.\n\n- a list\n- with {no.figure}\n")
    assert [[finding.kind for finding in part.findings] for part in reading.parts] == [[], [PROBLEM], [PROBLEM]]


def test_words_are_counted(world):
    assert read(world, "Four words and {front_door.contacts}.").words == 4
