"""Whatever somebody sends as a library is answered by a list of its faults, and never by a failure."""

import tomllib
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.core.insight.rules import Library, read_library
from lineofsight.kernel.definitions import DefinitionError, load_edition
from lineofsight.know.performance.rules.own_edition import written
from lineofsight.know.performance.tests import own_editions

pytestmark = pytest.mark.once

HEADING = 'name = "indicators"\nedition = "own-2026-1"\n'
DOMAIN = '[[domain]]\nkey = "front_door"\nlabel = "Front Door"\nquestion = "Who comes?"\n'
RIGHT = HEADING + DOMAIN + own_editions.indicator()
FIELDS = tuple(tomllib.loads(RIGHT)["indicator"][0])


def read(text: str) -> Library:
    """A library as it is read from what somebody sent."""
    return read_library(load_edition(text.encode(), label="this edition"))


def faults(text: str) -> str:
    """What is said of a text that cannot be read."""
    with pytest.raises(DefinitionError) as wrong:
        read(text)
    return "\n".join(wrong.value.problems)


def answered(reading) -> bool:
    """Whether reading came to a library, or to a list of what is wrong; anything else it raises is a failure."""
    try:
        return isinstance(reading(), Library)
    except DefinitionError as wrong:
        return bool(wrong.problems)


def with_line(line: str) -> str:
    """The right library with one line more, or in place of the one that gives the same field."""
    field = line.split(" =")[0]
    kept = [each for each in own_editions.indicator().splitlines() if not each.startswith(f"{field} =")]
    place = kept.index("[indicator.official_source]")
    return HEADING + DOMAIN + "\n".join([*kept[:place], line, *kept[place:]])


def test_a_right_one_is_read():
    assert list(read(RIGHT).indicators) == [own_editions.KEY]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("name = 7", "name must be text in quotes"),
        ('name = " "', "name is empty"),
        (f'name = "{"x" * 201}"', "one line of at most 200"),
        ('name = "two\\nlines"', "one line"),
        ('name = "a\\u0000b"', "cannot be seen"),
        ('name = "a\\u202Eb"', "cannot be seen"),
        (f'definition = "{"x" * 4001}"', "longer than 4,000"),
        ('places = "two"', "places must be a whole number from 0 to 6"),
        ("places = 7", "places must be a whole number"),
        ("places = true", "places must be a whole number"),
        ("places = 1.5", "places must be a whole number"),
        ('tolerance = "15"', "tolerance must be a number"),
        ("tolerance = -1", "tolerance must be a number"),
        ("tolerance = 1e30", "tolerance must be a number"),
        ("per = 0", "per must be a whole number"),
        ('caveats = "one"', "caveats must be a list"),
        ('caveats = ["one", 2]', "caveats: number 2 must be text"),
        ('kind = "sum"', "kind is “sum”"),
        ('kind = ["count"]', "kind is"),
        ('kind = "percentage"', "a percentage needs a denominator"),
        ('direction = "up"', "direction is “up”"),
        ('combine = "add"', "combine is “add”"),
        ('disclosure = "dfe"', "disclosure is “dfe”"),
        ('domain = "nowhere"', "domain is “nowhere”"),
        ('breakdowns = "age"', "breakdowns must be a list of tables"),
        ("breakdowns = [1]", "breakdowns must be a list of tables"),
        ('breakdowns = [{ dimension = "age" }]', "breakdowns: codes is missing"),
        ('breakdowns = [{ dimension = "a=b", not_classified = true, codes = [] }]', "“a=b” must be one word"),
        (
            'breakdowns = [{ dimension = "age", not_classified = 1, codes = [{ code = 5, label = "Five" }] }]',
            "not_classified must be true or false",
        ),
        (
            'breakdowns = [{ dimension = "age", not_classified = true, codes = '
            '[{ code = "x", label = "X" }, { code = "x", label = "Y" }] }]',
            "the code x is given 2 times",
        ),
        ('target = "80"', "target must be a table"),
        ('target = { value = "80", owner = "local", source = "x" }', "target: value must be a number"),
        ('target = { value = 80, owner = "us", source = "x" }', "target: owner must be one of law, national, local"),
        ("target = { value = 80 }", "target: source is missing"),
        ('apart_from = ["x"]', "apart_from must be a list of tables"),
        ('apart_from = [{ key = "x", why = "y" }]', "apart_from names “x”, which is not in the library"),
        ('quality_beside = "x"', "quality_beside names “x”, which is not in the library"),
        ("quality_beside = 3", "quality_beside must be text"),
    ],
)
def test_a_value_of_the_wrong_kind_is_named_with_its_key(line, says):
    said = faults(with_line(line))
    assert says in said
    assert own_editions.KEY in said


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (RIGHT.replace('strength = "local"', 'strength = "perhaps"'), "strength must be one of must, should, local"),
        (RIGHT.replace("unconfirmed = false", 'unconfirmed = "no"'), "unconfirmed must be true or false"),
        (RIGHT.replace('strength = "local"\n', ""), "official_source: strength is missing"),
        (RIGHT.replace('label = "Front Door"\n', ""), "front_door: label is missing"),
        (RIGHT.replace('label = "Front Door"', "label = 3"), "front_door: label must be text"),
        (RIGHT.replace(own_editions.KEY, "x" * 81), "at most 80 characters"),
        (HEADING + 'indicator = "none"\n', "indicator: must be a list of tables"),
        (HEADING + "gap = 3\n", "gap: must be a list of tables"),
        (RIGHT + own_editions.GAP.replace('why = "Nobody asks every child"\n', ""), "why is missing"),
        (RIGHT + own_editions.GAP.replace('"Schools"', "[]"), "owner_words must be text"),
    ],
)
def test_what_is_wrong_beside_the_indicators_is_named_too(text, says):
    assert says in faults(text)


def test_every_fault_is_said_and_not_only_the_first():
    said = faults(with_line("name = 7").replace("places = 0", 'places = "x"').replace('unit = "young carers"\n', ""))
    assert all(each in said for each in ("name must be", "places must be", "unit is missing"))


scalars = st.one_of(
    st.text(max_size=20), st.integers(-(10**6), 10**6), st.booleans(), st.decimals(allow_nan=False, places=2),
)  # fmt: skip
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=8,
)


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from((*FIELDS, "breakdowns", "target", "apart_from", "changed", "per")), values))
def test_whatever_stands_in_a_field_the_answer_is_a_library_or_its_faults(put):
    """Written as TOML by the same writer the files to start from are written by, and read back."""
    item = {**tomllib.loads(RIGHT, parse_float=Decimal)["indicator"][0], **put}
    assert answered(lambda: read(HEADING + DOMAIN + written("indicator", item)))


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from(("domain", "indicator", "gap", "remove", "extends")), values))
def test_whatever_stands_in_a_list_the_answer_is_a_library_or_its_faults(put):
    base = load_edition(RIGHT.encode())
    data = {"name": "indicators", "edition": "own-2026-2", "extends": "own-2026-1", **put}
    lines = written("indicator", data).split("\n", 1)[1]
    lines = lines.replace("[[indicator.", "[[").replace("[indicator.", "[")
    assert answered(lambda: read_library(load_edition(lines.encode(), {"own-2026-1": base})))


@given(st.text())
def test_whatever_text_is_sent_the_answer_is_a_library_or_its_faults(text):
    assert answered(lambda: read(text))


OWN = (
    '[[policy]]\nkey = "own_1_9"\nthreshold = 9\nsymbol = "c"\nsentence = "Counts from 1 to 9 are not shown."\n'
    'source = "Agreed by the Executive"\nbeyond = true\n'
)


def test_a_partnership_may_have_a_policy_for_small_counts_of_its_own():
    own = read(HEADING + DOMAIN + OWN + own_editions.indicator().replace('"dfe_1_5"', '"own_1_9"'))
    [made] = own.indicators.values()
    assert (made.policy.threshold, made.policy.beyond, made.policy.width) == (9, True, 1)
    assert made.hidden(Decimal(9), None)
    assert not made.hidden(Decimal(0), None)


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ('"own_1_9"', '"dfe_1_5"', "must begin with “own_”"),
        ("threshold = 9", "threshold = 0", "threshold must be a whole number from 1 to 100"),
        ("beyond = true", 'beyond = "yes"', "beyond must be true or false"),
        ("beyond = true", "ceiling = 3", "ceiling is not known"),
        ('symbol = "c"', "", "symbol is missing"),
    ],
)
def test_what_is_wrong_with_an_own_policy_is_said(was, becomes, says):
    assert says in faults(HEADING + DOMAIN + OWN.replace(was, becomes) + own_editions.indicator())
