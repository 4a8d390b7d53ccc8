"""For which area and by which source a figure is placed: between sources that disagree nobody chooses in silence."""

from datetime import date

import pytest

from lineofsight.core.documents import tree
from lineofsight.core.insight import services as insight
from lineofsight.kernel.periods import Period
from lineofsight.lead.annual_report.rules.findings import PROBLEM, QUESTION
from lineofsight.lead.annual_report.selectors.reading import read_section
from lineofsight.lead.annual_report.selectors.sources import changes_since
from lineofsight.lead.annual_report.services import signing
from lineofsight.lead.annual_report.tests.factories import (
    BEFORE,
    DUE,
    YEAR,
    contacts_known,
    corrected,
    finished,
    frozen_of,
    known,
    section_of,
    started,
)

PLANS = "protection.plans"
DAY, DAY_BEFORE = Period.snapshot(date(2019, 3, 31)), Period.snapshot(date(2018, 3, 31))
COUNCIL, HEALTH = "Ashmere Council Children's Services", "Ashmere Health Board"
BY_COUNCIL, BY_HEALTH = "source=ashmere-council-childrens-services", "source=ashmere-health-board"
WIDER = "X00000009"


@pytest.fixture
def reading(world):
    """Read a text as a section of a report that is in the making."""
    report = started(world)
    return lambda text: read_section(section_of(report), text=text)


@pytest.fixture
def wider(world):
    """The county around Ashmere, for which the police count."""
    return insight.declare_area(world.analyst, partnership=world.partnership, code=WIDER, name="Eastshire")


@pytest.fixture
def counts(world):
    """Two counts of one thing, of two years, that do not agree."""
    for period, council, health in ((DAY, 414, 399), (DAY_BEFORE, 527, 522)):
        known(world, PLANS, period, value=council)
        known(world, PLANS, period, value=health, agency="Health")


def printed(reading) -> str:
    return "".join(tree.plain(block.inlines) for block in reading.blocks if isinstance(block, tree.Paragraph))


def only_problem(reading) -> str:
    [problem] = reading.problems
    return problem.title


@pytest.mark.parametrize("kind", ["number", "change", "table", "chart"])
def test_where_sources_disagree_and_none_is_named_the_placing_is_refused_and_names_them(counts, reading, kind):
    title = only_problem(reading(f"{{{PLANS} as={kind}}}"))
    assert f"{COUNCIL} says 414 ({BY_COUNCIL})" in title
    assert f"{HEALTH} says 399 ({BY_HEALTH})" in title
    assert "source=each" in title


def test_a_source_that_is_named_stands_with_its_name_in_the_footnote(counts, reading):
    found = reading(f"{{{PLANS} {BY_HEALTH}}} and {{{PLANS} {BY_COUNCIL}}}")
    assert printed(found) == "399 and 414"
    assert [use.source.split(",")[0] for use in found.uses] == [HEALTH, COUNCIL]


def test_each_source_stands_beside_the_other_with_its_name(counts, reading):
    found = reading(f"{{{PLANS} source=each}} children")
    assert printed(found) == f"414 ({COUNCIL}) and 399 ({HEALTH}) children"
    assert not found.problems
    assert {seen.source.name for seen in found.uses[0].observations} == {COUNCIL, HEALTH}
    assert COUNCIL in found.uses[0].footnote
    assert HEALTH in found.uses[0].footnote


def test_a_change_is_of_one_source(counts, reading):
    assert printed(reading(f"{{{PLANS} as=change {BY_HEALTH}}}")) == "down 23.6% from 522 on 31 March 2018"
    assert printed(reading(f"{{{PLANS} as=change {BY_COUNCIL}}}")) == "down 21.4% from 527 on 31 March 2018"


def test_a_change_from_one_source_to_another_is_refused(world, reading):
    known(world, PLANS, DAY, value=414)
    known(world, PLANS, DAY_BEFORE, value=522, agency="Health")
    for text in (f"{{{PLANS} as=change}}", f"{{{PLANS} as=change {BY_COUNCIL}}}"):
        assert f"{COUNCIL} gave no value of" in only_problem(reading(text))
        assert f"it came from {HEALTH}" in only_problem(reading(text))


def test_a_change_is_refused_where_the_earlier_values_disagree(world, reading):
    known(world, PLANS, DAY, value=414)
    known(world, PLANS, DAY_BEFORE, value=527)
    known(world, PLANS, DAY_BEFORE, value=522, agency="Health")
    assert "do not agree" in only_problem(reading(f"{{{PLANS} as=change}}"))
    assert printed(reading(f"{{{PLANS} as=change {BY_COUNCIL}}}")) == "down 21.4% from 527 on 31 March 2018"


def test_a_share_takes_part_and_whole_from_one_source(counts, world, reading):
    known(world, PLANS, DAY, value=108, breakdown="category=neglect", agency="Health")
    text = f"{{{PLANS} as=share breakdown=category=neglect"
    assert "do not agree" in only_problem(reading(text + "}"))
    assert printed(reading(f"{text} {BY_HEALTH}}}")) == "108 of 399"
    assert "has given no value" in only_problem(reading(f"{text} {BY_COUNCIL}}}"))


def test_each_source_is_for_numbers_only(counts, reading):
    for kind in ("change", "share", "table", "chart"):
        assert f"does not go with as={kind}" in only_problem(reading(f"{{{PLANS} as={kind} source=each}}"))


def test_a_table_of_a_named_source_holds_its_values_only(counts, reading):
    [table] = reading(f"{{{PLANS} as=table {BY_HEALTH}}}").blocks
    assert [tree.plain(row[1]) for row in table.rows] == ["522", "399"]
    assert table.source.startswith(HEALTH)


def test_sources_that_agree_are_one_figure(world, reading):
    known(world, PLANS, DAY, value=414)
    known(world, PLANS, DAY, value=414, agency="Health")
    assert printed(reading(f"{{{PLANS}}}")) == "414"


def test_a_source_nobody_knows_is_refused_with_those_there_are(counts, reading):
    title = only_problem(reading(f"{{{PLANS} source=nobody}}"))
    assert f"Write {BY_COUNCIL} or {BY_HEALTH}." in title
    assert "Nobody else has" in only_problem(reading("{front_door.contacts as=table source=nobody}"))


def test_where_each_agency_answers_for_itself_one_must_be_named(world, reading):
    known(world, "health.cp_medicals", YEAR, value=117, agency="Health")
    assert "Each agency answers for itself" in only_problem(reading("{health.cp_medicals}"))
    assert printed(reading(f"{{health.cp_medicals {BY_HEALTH}}}")) == "117"


def test_another_areas_figure_says_its_area_wherever_it_stands(world, wider, reading):
    contacts_known(world)
    known(world, "front_door.contacts", BEFORE, value=90000, area=WIDER)
    known(world, "front_door.contacts", YEAR, value=99000, area=WIDER)
    found = reading(f"{{front_door.contacts area={WIDER}}}, {{front_door.contacts as=change area={WIDER}}}")
    assert printed(found) == "99,000 in Eastshire, up 10.0% from 90,000 in Eastshire in 2017/18"
    assert found.uses[0].footnote.startswith("Contacts with the Front Door, Eastshire. ")
    [table] = reading(f"{{front_door.contacts as=table area={WIDER}}}").blocks
    [chart] = reading(f"{{front_door.contacts as=chart area={WIDER}}}").blocks
    assert table.caption.startswith("Contacts with the Front Door, Eastshire")
    assert (chart.title, chart.sentence[:18]) == ("Contacts with the Front Door, Eastshire", "Eastshire: 99,000 ")
    assert printed(reading("{front_door.contacts}")) == "24,629"


def test_a_wider_areas_value_never_stands_for_the_partnerships_own(world, wider, reading):
    known(world, "front_door.contacts", YEAR, value=99000, area=WIDER)
    title = only_problem(reading("{front_door.contacts}"))
    assert f"There is one for another area: write area={WIDER}." in title
    known(world, "front_door.contacts", BEFORE, value=21534)
    assert "was returned for" in only_problem(reading(f"{{front_door.contacts as=change area={WIDER}}}"))


def test_the_partnerships_own_area_may_be_named(world, reading):
    contacts_known(world)
    assert printed(reading(f"{{front_door.contacts area={world.partnership.area_code}}}")) == "24,629"


def test_two_figures_that_are_kept_apart_are_questioned_in_one_paragraph(world, reading):
    known(world, "protection.children_in_need", DAY, value=2920)
    known(world, "protection.children_in_need_rate", DAY, counts=(5472, 167673))
    own, national = "{protection.children_in_need}", "{protection.children_in_need_rate}"
    found = reading(f"{own} by one count,\n{national} by the other, {own} again")
    [finding] = [each for each in found.findings if "differ." in each.title]
    assert (finding.kind, finding.line) == (QUESTION, 2)
    assert "far wider" in finding.title
    assert not [each for each in reading(f"{own}\n\n{national}").findings if "differ." in each.title]
    assert PROBLEM not in {each.kind for each in found.findings}
    said = reading(f"{own} by one count, {national} by the other: they count in different ways.")
    assert not [each for each in said.findings if "differ." in each.title]


def test_what_is_kept_apart_in_one_paragraph_is_told_once(world, reading):
    for key in ("context.children", "context.children_0_19", "context.people_0_25"):
        known(world, key, DAY, value=180000)
    found = reading("{context.children_0_19}, {context.people_0_25} and {context.children}.")
    [finding] = [each for each in found.questions if each.words == "Counted in different ways"]
    assert finding.title.count("differ.") == 2


def test_what_changed_since_is_the_same_sources_value_for_the_same_area(world, wider):
    contacts_known(world)
    there = known(world, "front_door.contacts", YEAR, value=99000, area=WIDER)
    report = finished(world, started(world), f"{{front_door.contacts}} and {{front_door.contacts area={WIDER}}}.")
    signing.send_for_sign_off(world.manager, report=report, due=DUE)
    corrected(world, there, 98000)
    [change] = changes_since(frozen_of(report))
    assert (change.name, change.printed, change.corrected) == (
        "Contacts with the Front Door, Eastshire", "99,000", "98,000",
    )  # fmt: skip
