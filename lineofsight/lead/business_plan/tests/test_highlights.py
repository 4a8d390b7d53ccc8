"""A highlight report: filled from what is known since a day, kept as it was sent, answered by the Executive."""

import io

import pytest
from pypdf import PdfReader

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.documents.pdf import pdf
from lineofsight.core.documents.tree import BulletList, from_json
from lineofsight.core.notices.models import Due
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.business_plan.models import Highlight
from lineofsight.lead.business_plan.selectors.highlights import WHOLE, known_since, subjects_of
from lineofsight.lead.business_plan.services import challenges, highlights
from lineofsight.lead.business_plan.tests import factories
from lineofsight.lead.business_plan.tests import plans as made
from tests.documents.outputs import pdf_text
from tests.thread import factories as thread


def told(lines) -> set[tuple[str, str]]:
    return {(line.kind, line.state) for line in lines}


def test_it_tells_what_moved_since_a_day_and_what_is_stuck(world):
    priority = made.running(world)
    objective = priority.objectives.get()
    made.known(world, "25.4", 2024)
    made.by_indicator(world, objective)
    made.known(world, "22.0", 2025)
    done = made.acted(world, objective)
    thread.found(world, done)
    late = made.acted(world, objective)
    type(late).objects.filter(pk=late.pk).update(due=made.day(-3))
    challenge = factories.issued(world, about_ref=priority.ref)
    challenges.reply_to_challenge(world.lead, challenge=challenge, reply="We call")
    subject = subjects_of(priority.plan)[WHOLE]
    known = known_since(world.chair, priority.plan, subject, made.day(-400))
    assert told(known.moved) == {
        ("Action", "Agreed"), ("Test", "Some change"), ("Challenge", "Answered"), ("Figure", "Nearer to its target"),
    }  # fmt: skip
    assert [line.state.split(",")[1] for line in known.stuck] == [" not done"]
    assert "25.4% (2024/25), now 22.0% (2025/26), target 20.0%" in next(
        line.says for line in known.moved if line.kind == "Figure"
    )
    soon = known_since(world.chair, priority.plan, subject, made.day())
    assert ("Figure", "Nearer to its target") not in told(soon.moved), "it was known before that day"


def test_it_covers_a_priority_a_group_or_an_owner(world):
    priority = made.running(world)
    subjects = subjects_of(priority.plan)
    assert {subject.about for subject in subjects.values()} == {
        priority.question, "Exploitation sub-group", "Lee Lead’s priorities", priority.plan.name
    }  # fmt: skip
    assert {subject.priorities for subject in subjects.values()} == {(priority,)}


def test_it_is_kept_as_it_was_sent_and_the_executive_answers(world):
    priority = made.running(world)
    made.acted(world, priority.objectives.get())
    with pytest.raises(NotPermitted):
        highlights.send_highlight(
            world.analyst, plan=priority.plan, subject=subjects_of(priority.plan)[WHOLE], since=made.day(-9), decide="x"
        )
    with pytest.raises(MoveRefused, match="has gone"):
        highlights.send_highlight(
            world.chair, plan=priority.plan, subject=subjects_of(priority.plan)[WHOLE], since=made.day(), decide="x"
        )
    sent = made.reported(world, priority.plan)
    made.acted(world, priority.objectives.get(), text="Another")
    kept = from_json(Highlight.objects.get(pk=sent.pk).document)
    (moved,) = (block for block in kept.blocks if isinstance(block, BulletList))
    assert len(moved.items) == 1, "what came after it was sent is not in it"
    owed = Due.objects.get(record_ref=sent.ref)
    assert (owed.role, owed.done_at) == ("business_manager", None)
    with pytest.raises(NotPermitted):
        highlights.answer_highlight(world.lead, highlight=sent, answer="Yes")
    with pytest.raises(MoveRefused, match="what the Executive said"):
        highlights.answer_highlight(world.icb, highlight=sent, answer="")
    assert highlights.answer_highlight(world.icb, highlight=sent, answer="It will pay").state == "answered"
    assert Due.objects.get(record_ref=sent.ref).done_at


def test_whoever_owns_a_priority_reports_on_its_plan_and_no_other(world):
    priority = made.running(world)
    given = {"plan": priority.plan, "subject": subjects_of(priority.plan)[WHOLE], "since": made.day(-9), "decide": "x"}
    assert highlights.send_highlight(world.lead, **given).sent_by == world.person("lead")
    with pytest.raises(NotPermitted):
        highlights.send_highlight(world.police, **given)
    other = made.drafted(world, name="Not agreed")
    with pytest.raises(MoveRefused, match="not agreed"):
        highlights.send_highlight(world.chair, **given | {"plan": other})


def test_a_full_report_is_one_page_and_says_how_many_more_there_are(world):
    priority = made.running(world)
    for number in range(9):
        action = made.acted(
            world, priority.objectives.get(), text=f"{number} " + "Ask each one, and write it down " * 8
        )
        type(action).objects.filter(pk=action.pk).update(due=made.day(-3))
    sent = made.reported(world, priority.plan, decide="\n".join(["Whether to pay for a second worker. " * 3] * 3))
    document = from_json(sent.document)
    printed = pdf(document, sent.created_at)
    assert len(PdfReader(io.BytesIO(printed)).pages) == 1
    assert pdf_text(printed, document.title).count("And5more") == 2


def test_a_small_count_is_in_no_report_whoever_sends_it(world):
    priority = made.running(world, owner="analyst")
    objective = priority.objectives.get()
    made.by_indicator(world, objective, indicator="protection.plans", target="0")
    made.small_count(world)
    (line,) = known_since(world.analyst, priority.plan, subjects_of(priority.plan)[WHOLE], made.day(-400)).moved
    assert "now suppressed" in line.says
    page = world.client("analyst").get(f"/ashmere/objectives/{objective.ref}/").content.decode()
    assert ">3<" in page, "the analyst checking it sees it"
    place = f"/ashmere/measures/{objective.measures.get(kind='indicator').ref}/found/"
    assert "now suppressed" in world.client("analyst").get(place).content.decode()
