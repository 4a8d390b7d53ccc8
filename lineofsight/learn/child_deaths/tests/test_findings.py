"""Findings sent to others: only what was released, asked about until it is known what came of them; and own rules."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import DatabaseError, transaction

from lineofsight.core.notices.models import Due
from lineofsight.core.thread.models import LearningPoint
from lineofsight.core.thread.services.learning import note_learning_point
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Choice, Finding, FindingUse
from lineofsight.learn.child_deaths.rules.choices import choice_refusal, choosable, shipped
from lineofsight.learn.child_deaths.selectors.choices import fewest_on, required_on
from lineofsight.learn.child_deaths.selectors.findings import released_points
from lineofsight.learn.child_deaths.selectors.opened import running
from lineofsight.learn.child_deaths.selectors.panels import members_in
from lineofsight.learn.child_deaths.services import choices, findings, panels
from lineofsight.learn.child_deaths.tests import factories
from lineofsight.learn.child_deaths.tests.test_deaths import refused_to_rank

BODY = "The maternity network (invented)"


def owed(finding) -> list[date]:
    return [due.on for due in Due.objects.filter(record_ref=finding.ref, done_at=None, lifted_at=None)]


def test_only_a_released_wording_is_sent_and_it_leads_to_no_child(world):
    point = factories.released(world, factories.agreed(world, factories.members(world)))
    loose = note_learning_point(
        world.chair, partnership=world.partnership, text="Not from a room.", kind="development", area="health",
        learnt_on=clock.today(), themes=(),
    )  # fmt: skip
    told = factories.sent_to(point)
    refused_to_rank(world, findings.send_finding, partnership=world.partnership, **told)
    for wrong, why in (
        ({"point": loose}, "released"), ({"body": ""}, "name a body"),
        ({"ask_on": told["sent_on"] - timedelta(days=1)}, "after it was sent"),
    ):  # fmt: skip
        with pytest.raises(MoveRefused, match=why):
            findings.send_finding(world.coordinator, partnership=world.partnership, **{**told, **wrong})
    finding = findings.send_finding(world.coordinator, partnership=world.partnership, **told)
    assert (finding.text, finding.body, owed(finding)) == (point.text, BODY, [told["ask_on"]])
    council = world.organisation("Council")
    named = findings.send_finding(
        world.coordinator, partnership=world.partnership, **{**told, "organisation": council, "body": ""}
    )
    assert named.body == council.name


def test_it_is_asked_about_until_it_is_known_what_came_of_it(world):
    finding = factories.finding(world)
    later, last = clock.today() + timedelta(days=90), clock.today() + timedelta(days=200)
    answer = {"answer": "We will look at it.", "on": clock.today(), "ask_on": last}
    refused_to_rank(world, findings.ask_again, finding=finding, ask_on=later)
    findings.ask_again(world.coordinator, finding=finding, ask_on=later)
    assert owed(finding) == [later]
    refused_to_rank(world, findings.answer_finding, finding=finding, **answer)
    long_ago = finding.sent_on - timedelta(days=1)
    with pytest.raises(MoveRefused, match="before it was sent"):
        findings.answer_finding(world.coordinator, finding=finding, **{**answer, "on": long_ago})
    findings.answer_finding(world.coordinator, finding=finding, **answer)
    assert (finding.state, owed(finding)) == ("answered", [last])
    refused_to_rank(world, findings.close_finding, finding=finding)
    with pytest.raises(MoveRefused, match="what was done"):
        findings.close_finding(world.coordinator, finding=finding)
    refused_to_rank(world, findings.note_use, finding=finding, changed=True, text="A campaign")
    use = findings.note_use(world.coordinator, finding=finding, changed=True, text="A campaign")
    with pytest.raises(DatabaseError), transaction.atomic():
        FindingUse.objects.filter(pk=use.pk).update(text="Nothing")
    assert (finding.state, owed(finding)) == ("used", []), "nobody asks what is noted"
    findings.ask_again(world.coordinator, finding=finding, ask_on=later)
    assert (finding.state, owed(finding)) == ("sent", [later])
    findings.note_use(world.coordinator, finding=finding, changed=False, text="Nothing since")
    assert findings.close_finding(world.coordinator, finding=finding).state == "closed"
    assert owed(finding) == []
    with pytest.raises(MoveRefused, match="closed"):
        findings.note_use(world.coordinator, finding=finding, changed=False, text="Late")
    again = {"reason": "It came up again", "ask_on": last}
    refused_to_rank(world, findings.reopen_finding, finding=finding, **again)
    findings.reopen_finding(world.coordinator, finding=finding, **again)
    assert (finding.state, owed(finding)) == ("sent", [last])


MIGRATIONS = "lineofsight.learn.child_deaths.migrations"
WAITS, NOTED, CLOSE = "Waits for an answer", "What came of it is noted", "Close it"


def pages(world, finding) -> list[str]:
    """Its page, and the list it stands on."""
    client = world.client("coordinator")
    return [client.get(f"/ashmere/child-deaths/sent/{part}").content.decode() for part in (f"{finding.ref}/", "")]


def test_what_was_noted_waits_for_no_answer_on_its_page_or_in_the_list(world):
    finding = factories.finding(world)
    for page in pages(world, finding):
        assert WAITS in page
        assert f"{finding.ask_on:%-d %B %Y}" in page
    assert CLOSE not in pages(world, finding)[0], "it could only refuse"
    findings.note_use(world.coordinator, finding=finding, changed=False, text="They had done so before")
    own, listed = pages(world, finding)
    for page in (own, listed):
        assert NOTED in page
        assert WAITS not in page
        assert "They had done so before" in page
        assert f"{finding.ask_on:%-d %B %Y}" not in page, "nor is it asked on a day"
    assert "None yet" not in own
    assert CLOSE in own
    findings.close_finding(world.coordinator, finding=finding)
    assert not [page for page in pages(world, finding) if WAITS in page.split("What happened")[0]]


def test_what_was_noted_before_there_was_a_word_for_it_is_said_so_too(world):
    noted, open_still = factories.finding(world), factories.finding(world, factories.agreed(world, sitting(world)))
    findings.note_use(world.coordinator, finding=noted, changed=True, text="A campaign")
    Finding.objects.filter(pk=noted.pk).update(state="sent")
    Due.objects.filter(record_ref=noted.ref).update(done_at=None)
    import_module(f"{MIGRATIONS}.0004_too_near_and_what_came_of_it").say_what_came(apps, None)
    states = [Finding.objects.get(pk=each.pk).state for each in (noted, open_still)]
    assert states == ["used", "sent"]
    assert (owed(noted), owed(open_still)) == ([], [open_still.ask_on])


def sitting(world) -> list:
    return list(members_in(world.partnership))


def test_what_waits_to_be_released_cannot_be_chosen(world):
    death = factories.agreed(world, factories.members(world))
    assert not released_points(world.partnership).exists()
    point = factories.released(world, death)
    assert list(released_points(world.partnership)) == [LearningPoint.objects.get(pk=point.pk)]


@pytest.mark.once
def test_what_ships_is_what_could_be_settled():
    assert all(choice_refusal(key, shipped(key)) is None for key in choosable())
    assert "notification_2008" not in choosable(), "what a rule of its time set is not local"
    wrong = (("quorum", "0"), ("quorum", "1000"), ("quorum", "½"), ("required_cdop", "police, king"), ("nothing", "3"))
    assert all(choice_refusal(*pair) for pair in wrong)


def test_a_rule_holds_from_its_day_on(world):
    today, later = clock.today(), clock.today() + timedelta(days=7)
    told = {"what": "quorum", "value": "2", "start": later, "source": "The Executive, today"}
    refused_to_rank(world, choices.set_rule, partnership=world.partnership, **told)
    with pytest.raises(MoveRefused, match="whole number"):
        choices.set_rule(world.coordinator, partnership=world.partnership, **{**told, "value": "many"})
    choices.set_rule(world.coordinator, partnership=world.partnership, **told)
    assert (fewest_on(world.partnership, today), fewest_on(world.partnership, later)) == (5, 2)
    seats = {"what": "required_cdop", "value": "police", "start": today}
    row = choices.set_rule(world.coordinator, partnership=world.partnership, **{**told, **seats})
    assert required_on(world.partnership, "themed", today) == ("police",)
    assert "midwifery" in required_on(world.partnership, "neonatal", today)
    with pytest.raises(DatabaseError), transaction.atomic():
        Choice.objects.filter(pk=row.pk).update(value="lay")


def test_a_panel_and_a_clock_run_by_the_rule_of_their_own_day(world):
    sitting, death, panel = factories.members(world), factories.ready(world), factories.planned(world)
    before = {each.clock.key: each.due for each in running(death, factories.opened(world, death.room))}
    told = {"partnership": world.partnership, "source": "The Executive, today"}
    for what, value, start in (
        ("quorum", "3", clock.today()), ("required_cdop", "police", clock.today()),
        ("year", "9", factories.DIED), ("half_year", "5", factories.DIED + timedelta(days=1)),
    ):  # fmt: skip
        choices.set_rule(world.coordinator, what=what, value=value, start=start, **told)
    after = {each.clock.key: each.due for each in running(death, factories.opened(world, death.room))}
    assert after["year"] == factories.DIED.replace(month=12)
    assert after["half_year"] == before["half_year"], "it began the day before"
    factories.put(world, death, panel, sitting[0])
    panels.send_pack(world.coordinator, panel=panel)
    assert panels.hold_panel(world.coordinator, panel=panel, came=sitting[:3]).state == "held"
