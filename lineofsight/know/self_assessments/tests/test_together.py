"""What organisations said together: an organisation beside others of its kind, and what of a round may be published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.know.self_assessments.rules.publishing import publishable, published
from lineofsight.know.self_assessments.rules.reading import FEWEST_TOGETHER, Tally
from lineofsight.know.self_assessments.selectors import together
from lineofsight.know.self_assessments.tests import factories

RECEIVED = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 12))


@pytest.mark.once
@given(RECEIVED)
def test_nothing_published_is_of_too_few_nor_can_too_few_be_worked_out(received):
    found = published(received)
    groups = [received[kind] for kind in found.kinds]
    if found.others:
        groups.append(sum(received[kind] for kind in found.others))
    assert all(number >= FEWEST_TOGETHER for number in groups)
    # The total is the sum of what is shown: nothing is left over that could be worked out from it.
    assert sum(groups) == sum(received[kind] for kind in found.counted)
    assert sum(groups) + found.left_out == sum(received.values())


@pytest.mark.once
def test_an_answer_that_few_are_held_to_is_not_shown():
    assert list(publishable({"a": Tally(met=4, not_applicable=9), "b": Tally(met=3, partly=1, not_met=1)})) == ["b"]


@pytest.fixture
def six(world):
    """A round in which six police forces handed in; the last has one answer not in place."""
    return factories.many(world, 6)


def test_an_organisation_stands_beside_five_others_of_its_kind_and_sees_no_name(world, six):
    _, item = six
    assessment = factories.assessment_of(world, "Police")
    found = together.beside_others(assessment)
    assert (found.others, found.enough) == (5, True)
    tallies = {key.key: tally for _, lines in found.lines for key, _, tally in lines}
    assert (tallies[item.key].met, tallies[item.key].not_met) == (4, 1)
    seen = world.client("police").get(f"/ashmere/self-assessments/own/{assessment.ref}/beside/").content.decode()
    assert "80.0%" in seen
    assert "Force" not in seen


def test_with_four_others_nothing_of_them_is_said(world):
    factories.many(world, 5)
    found = together.beside_others(factories.assessment_of(world, "Police"))
    assert (found.others, found.enough, found.lines) == (4, False, ())


def test_what_is_published_leaves_out_kinds_of_which_too_few_answered(world, six):
    one, item = six
    factories.signed(world, one, "Health", "health", **{item.key: "not_met"})
    found = together.findings_of(one)
    assert (found.shown.kinds, found.shown.left_out) == (("police",), 1)
    assert found.tallies[item.key].judged == 6
    client = world.client("scrutineer")
    seen = client.get(f"/ashmere/self-assessments/rounds/{one.ref}/findings/").content.decode()
    assert "The answers of 1 are left out" in seen
    assert "Ashmere Police" not in seen
    assert client.get(f"/ashmere/self-assessments/rounds/{one.ref}/findings.pdf").content.startswith(b"%PDF")
    inside = client.get(f"/ashmere/self-assessments/rounds/{one.ref}/analysis/").content.decode()
    assert "5 of 7" in inside
