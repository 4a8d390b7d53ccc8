"""What must be right of a return that an agency's own system built: asked again here, and not believed."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.insight import library
from lineofsight.kernel.periods import Period
from lineofsight.kernel.signed_returns import SignedReturn, SignedValue, Signer
from lineofsight.know.performance.rules.answers import answer_problems
from lineofsight.know.performance.rules.desk import Expected, answer_of, return_faults

pytestmark = pytest.mark.once
YEAR = Period.financial_year(2018)
DAY = Period.snapshot(YEAR.end)
PLANS, SHARE = "protection.plans", "protection.conferences_on_time"
ASKED = {
    PLANS: (library.indicator(PLANS, "2026-3"), DAY),
    SHARE: (library.indicator(SHARE, "2026-3"), YEAR),
}
EXPECTED = Expected("7k3mq0z9xa", "2026-3", str(YEAR), ASKED)
PARTS = {
    "category=neglect": Decimal(30), "category=emotional": Decimal(0), "category=physical": Decimal(0),
    "category=sexual": Decimal(10), "category=not_classified": Decimal(0),
}  # fmt: skip
WHOLE = SignedValue(PLANS, str(DAY), Decimal(40), None, PARTS)
HIDDEN = replace(
    WHOLE,
    parts={part: count for part, count in PARTS.items() if not count},
    hidden={"category=neglect": "so", "category=sexual": "The count is small"},
)


def faults(*values: SignedValue, **about) -> list[str]:
    said = {"request": "7k3mq0z9xa", "edition": "2026-3", "period": str(YEAR), "agency": "a", "partnership": "p"}
    made = SignedReturn(said | about, "x", "now", (), values, Signer("A", "B", "2026-01-01T00:00:00+00:00"))
    return return_faults(made, EXPECTED)


def test_a_return_that_is_right_is_taken():
    share = SignedValue(SHARE, str(YEAR), Decimal(60), Decimal(80))
    assert faults(WHOLE, share) == []
    assert faults(HIDDEN) == []
    assert faults(SignedValue(PLANS, str(DAY), absence="suppressed", comment="The count is small")) == []


@pytest.mark.parametrize("name", ["request", "edition", "period"])
def test_it_answers_this_request_by_this_edition_about_this_period(name):
    (said,) = faults(WHOLE, **{name: "another"})
    assert f"another {name}" in said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (replace(WHOLE, indicator="crime.serious_sexual_offences"), "You were not asked for"),
        (replace(WHOLE, period=str(YEAR)), "31 March 2019 was asked for"),
        (replace(WHOLE, absence="secret"), "no reason that is known here"),
        (replace(WHOLE, absence="suppressed", comment="small"), "but not both"),
        (replace(WHOLE, parts={"category=dentists": Decimal(40)}), "no part called “category=dentists”"),
        (replace(WHOLE, parts={"category=neglect": Decimal(40)}), "or leave every category out"),
        (replace(WHOLE, numerator=Decimal(39)), "too many"),
        (replace(WHOLE, numerator=None), "Enter the number"),
        (replace(WHOLE, numerator=Decimal(4), parts={}), "a small count is in sight"),
        (replace(WHOLE, parts=PARTS | {"category=neglect": Decimal(37), "category=sexual": Decimal(3)}), "small part"),
        (SignedValue(SHARE, str(YEAR), Decimal(78), Decimal(80)), "a small count is in sight"),
        (SignedValue(SHARE, str(YEAR), Decimal(90), Decimal(80)), "cannot be more than the 80"),
        (
            replace(WHOLE, parts={p: n for p, n in PARTS.items() if p != "category=sexual"},
                    hidden={"category=sexual": "small"}),
            "can be worked out from the rest",
        ),
        (replace(HIDDEN, parts={**HIDDEN.parts, "category=physical": Decimal(39)}), "leave no room"),
    ],
)  # fmt: skip
def test_what_is_wrong_refuses_the_file(value, said):
    assert said in " ".join(faults(value))


SHARES = "protection.plans_by_category"
FAMILY = replace(EXPECTED, asked=ASKED | {SHARES: (library.indicator(SHARES, "2026-3"), DAY)})


def both(share: SignedValue, plans: SignedValue = HIDDEN) -> str:
    said = {"request": "7k3mq0z9xa", "edition": "2026-3", "period": str(YEAR), "agency": "a", "partnership": "p"}
    signer = Signer("A", "B", "2026-01-01T00:00:00+00:00")
    return " ".join(return_faults(SignedReturn(said, "x", "now", (), (plans, share), signer), FAMILY))


def test_two_indicators_that_count_the_same_children_keep_each_others_secrets():
    """The number of plans by category hides neglect and sexual; the share of each may not show either."""
    codes = [part for part, _ in FAMILY.asked[SHARES][0].breakdowns[0].cells]
    parts = {part: Decimal(0) for part in codes} | {"category=neglect": Decimal(30), "category=sexual": Decimal(10)}
    shown = SignedValue(SHARES, str(DAY), Decimal(40), Decimal(40), parts)
    hides = {part: HIDDEN.hidden[part] for part in HIDDEN.hidden}
    hidden = replace(shown, parts={part: n for part, n in parts.items() if part not in hides}, hidden=hides)
    assert both(hidden) == ""
    assert "what is hidden stands in " in both(shown)
    assert both(shown, WHOLE) == ""
    assert "counts the same as" in both(replace(shown, numerator=Decimal(39), denominator=Decimal(39), parts={}), WHOLE)


def test_nothing_in_it_is_no_return():
    assert faults() == ["There are no figures in it"]


numbers = st.none() | st.integers(0, 60).map(Decimal)
breakdowns = st.sampled_from([*PARTS, "category=dentists"])


@given(st.builds(
    SignedValue, st.sampled_from([PLANS, SHARE, "no.such"]), st.sampled_from([str(YEAR), str(DAY)]), numbers, numbers,
    st.dictionaries(breakdowns, st.integers(0, 60).map(Decimal)), st.dictionaries(breakdowns, st.just("why")),
    st.sampled_from(["", "suppressed", "x"]), st.sampled_from(["", "why"]),
))  # fmt: skip
def test_any_value_is_judged_and_what_is_taken_breaks_no_rule(value):
    if not faults(value):
        indicator, _ = ASKED[value.indicator]
        assert answer_problems(indicator, answer_of(value)) == {}
        assert not indicator.hidden(value.numerator, value.denominator)
