"""Answers held to be something else by the reader, by peers and by a panel, all beside what was said."""

import pytest

from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.rules.moderating import Differences, differences
from lineofsight.know.self_assessments.selectors import moderating, reading
from lineofsight.know.self_assessments.tests import factories


def judged(one):
    return next(item for item in one.questions.items.values() if item.judged and item.when is None)


@pytest.mark.once
def test_differences_count_what_is_lower_the_same_and_higher_and_leave_out_what_does_not_apply():
    pairs = [("met", "partly"), ("not_met", "met"), ("partly", "partly"), ("not_applicable", "met"), ("", "met")]
    assert differences(pairs) == Differences(lower=1, same=1, higher=1)


def test_reader_peers_and_panel_stand_beside_each_other_and_each_one_s_latest_counts(world):
    one = factories.begun(world)
    handed_in = factories.signed(world, one)
    copy, item = factories.copy_of(one, "Police"), judged(one)
    for value, by_whom, panel in (
        ("not_met", "panel", "Panel of March"), ("partly", "reader", ""), ("met", "peers", "Two charities"),
        ("partly", "panel", "Panel of March"), ("met", "panel", "Panel of May"),
    ):  # fmt: skip
        services.judging.moderate_answer(
            world.analyst, copy=copy, item=item.key, value=value, reason="Seen", by_whom=by_whom, panel=panel
        )
    held = {each.who: each.verdict for each in reading.moderations_of(copy)[item.key]}
    assert held == {
        "The reader itself": "partly", "Peers: Two charities": "met", "A panel: Panel of March": "partly",
        "A panel: Panel of May": "met",
    }  # fmt: skip
    assert handed_in.answers.get(item=item.key).verdict == "met"
    found = moderating.compared(one)
    assert [(section.key, each.key, said) for section, each, said in found.by_item] == [
        (item.section, item.key, Differences(lower=2, same=2))
    ]
    assert dict(found.by_whom)["The reader itself"] == Differences(lower=1)
    seen = world.client("scrutineer").get(f"/ashmere/self-assessments/rounds/{one.ref}/differences/")
    assert "Two charities" in seen.content.decode()


def test_a_panel_is_named_and_whoever_reads_is_not(world):
    one = factories.begun(world)
    factories.signed(world, one)
    copy, item = factories.copy_of(one, "Police"), judged(one)
    client = world.client("analyst")
    path = f"/ashmere/self-assessments/copies/{copy.ref}/moderate/{item.key}/"
    sent = {"value": "partly", "by_whom": "panel", "reason": "Two are missing"}
    refused = client.post(path, sent).content.decode()
    assert "Say which panel" in refused
    assert "Two are missing" in refused
    assert client.post(path, {**sent, "by_whom": "reader", "panel": "Mine"}).status_code == 302
    assert [each.panel for each in copy.moderations.all()] == [""]
