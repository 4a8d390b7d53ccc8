"""What is known not to agree is asked of a report once, unless its reader can see it; a caveat is not asked."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.insight import library
from lineofsight.core.insight import services as insight
from lineofsight.kernel.numbers import number_text
from lineofsight.lead.annual_report.rules import noted as rules
from lineofsight.lead.annual_report.rules.findings import NOTE, QUESTION
from lineofsight.lead.annual_report.selectors.composing import read_report
from lineofsight.lead.annual_report.selectors.noted import DISAGREES
from lineofsight.lead.annual_report.selectors.reading import read_section
from lineofsight.lead.annual_report.tests.factories import (
    BEFORE,
    YEAR,
    contacts_known,
    known,
    section_of,
    started,
    written,
)
from lineofsight.lead.annual_report.tests.test_arithmetic import passage

PLACED = "We took {front_door.contacts} contacts."
ADD = "Lines 2313 and 2314 give 10,930 and 13,701, 24,631 together; line 2309 gives 24,629: two fewer."


def note(world, sentence=ADD, period=YEAR, breakdown="", key="front_door.contacts"):
    return insight.note_disagreement(
        world.analyst, partnership=world.partnership, indicator=library.indicator(key), period=period,
        sentence=sentence, breakdown=breakdown,
    )  # fmt: skip


@pytest.fixture
def report(world):
    contacts_known(world)
    known(world, "front_door.contacts", YEAR, value=10930, breakdown="outcome=referral")
    return started(world)


def asked(report, text):
    return [f for f in read_section(section_of(report), text=text).questions if f.words == DISAGREES]


def test_what_is_noted_of_a_figure_is_asked_where_the_text_shows_nothing_of_it(world, report):
    note(world)
    [found] = asked(report, f"Words first.\n\n{PLACED}")
    assert (found.kind, found.line) == (QUESTION, 3)
    assert found.title == "“Contacts with the Front Door”, 2018/19."
    assert found.body.startswith(ADD)


@pytest.mark.parametrize(
    "shown",
    [
        f"{PLACED}\n\nOf these {{front_door.contacts breakdown=outcome=referral}} became a referral.",
        f"{PLACED}\n\n{{front_door.contacts as=share breakdown=outcome=referral}} became a referral.",
        f"{PLACED}\n\nThe parts come to 24,631.",
        f"{PLACED} The parts and the whole do not agree.",
        f"{PLACED} The police count in another way.",
    ],
)
def test_a_text_that_prints_another_of_the_numbers_or_says_so_is_not_asked(world, report, shown):
    note(world)
    assert asked(report, shown) == []


@pytest.mark.parametrize(
    "hidden",
    [
        PLACED.replace("}", f" period={BEFORE}}}"),
        f"{PLACED}\n\nThe police count in another way.",
        f"The police count in another way. {PLACED}",
        f"{PLACED} Of {{front_door.referrals}} others the police count in another way.",
    ],
)
def test_words_speak_of_the_figure_beside_them(world, report, hidden):
    known(world, "front_door.referrals", YEAR, value=10917)
    note(world)
    note(world, "The year before 21,540 were counted; 21,534 were published.", period=BEFORE)
    assert len(asked(report, hidden)) == 1


def test_what_is_noted_of_one_figure_in_one_paragraph_is_told_together_and_once_in_a_report(world, report):
    note(world)
    note(world, "The year before 21,540 were counted; 21,534 were published.", period=BEFORE)
    both = PLACED + " That is {front_door.contacts as=change}."
    for key in ("what_was_done", "how_effective"):
        written(world, section_of(report, key), f"{both}\n\nAgain {both}")
    alone = [asked(report, None), asked_in(report, "how_effective")]
    assert [len(found) for found in alone] == [1, 0]
    assert alone[0][0].title == "“Contacts with the Front Door”, 2017/18 and 2018/19."
    together = [[f for f in reading.questions if f.words == DISAGREES] for _, reading in read_report(report)]
    assert together == alone


def asked_in(report, key):
    return [f for f in read_section(section_of(report, key)).questions if f.words == DISAGREES]


def test_what_another_section_prints_of_the_same_figure_shows_it(world, report):
    note(world)
    written(world, section_of(report), PLACED)
    assert len(asked_in(report, "what_was_done")) == 1
    written(world, section_of(report, "how_effective"), "{front_door.contacts breakdown=outcome=referral}")
    assert asked_in(report, "what_was_done") == []
    assert not [f for _, reading in read_report(report) for f in reading.questions if f.words == DISAGREES]


def test_a_note_on_how_a_share_was_rounded_is_not_about_the_count_it_was_made_of(world, report):
    note(world, "10,930 of 24,629 is printed as 44.3%; rounded half up it is 44.4%.", breakdown="outcome=referral")
    assert asked(report, "{front_door.contacts breakdown=outcome=referral} became a referral.") == []


def test_a_note_in_words_alone_is_answered_in_words(world, report):
    note(world, "The two systems do not count the same calls.")
    assert len(asked(report, PLACED)) == 1
    assert asked(report, f"{PLACED} The two systems do not agree.") == []


def test_what_was_said_of_a_value_prints_with_the_report_and_is_not_asked(world):
    for period, value in ((BEFORE, 21534), (YEAR, 24629)):
        known(world, "front_door.contacts", period, value=value, comment="Calls are in it.")
    reading = read_section(section_of(started(world)), text=f"{PLACED} That is {{front_door.contacts as=change}}.")
    [found] = reading.findings
    assert (found.kind, found.body) == (NOTE, "Calls are in it.")
    assert "2018/19: 24,629." in found.title
    assert "2017/18: 21,534." in found.title
    assert reading.questions == ()


NUMBERS = st.lists(st.integers(13, 10**6), min_size=2, max_size=5, unique=True)


@pytest.mark.once
@given(NUMBERS, st.data())
def test_whatever_other_number_is_printed_the_reader_can_see_it(numbers, data):
    own, *others = [number_text(number) for number in numbers]
    sentence = f"One table has {own}; {', '.join(f'another {each}' for each in others)}."
    mine, shown = (Decimal(numbers[0]), False), data.draw(st.sampled_from(others))

    def hidden(text):
        return rules.is_hidden(mine, sentence, [own, *others], rules.amounts([passage(text)]))

    assert hidden(f"There were {own} children.")
    assert not hidden(f"There were {own} children, or {shown}.")
    assert hidden(f"There were {own} children, or {shown}%.")


@pytest.mark.once
@pytest.mark.parametrize(
    "text",
    ["It counts in another way.", "They do not agree.", "It is not set against the other.", "There are two counts.",
     "Their count, which is\nnarrower, is used.", "Each counts differently."],
)  # fmt: skip
def test_words_that_say_so(text):
    assert rules.says_so(text)
    assert not rules.says_so("By one count they are higher, in one way or other.")
