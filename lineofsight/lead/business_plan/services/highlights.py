"""Highlight reports: sent as one page to the Executive, frozen as it was sent; and what the Executive said."""

from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.design.text import day, thousands
from lineofsight.core.documents.tree import Block, BulletList, Document, Heading, Note, Paragraph, Strong, Text, to_json
from lineofsight.core.notices import services as notices
from lineofsight.core.people import selectors as people
from lineofsight.core.people.roles import Role
from lineofsight.core.records import services as records
from lineofsight.core.thread.services.owing import shortened
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.business_plan.models import Highlight, Plan
from lineofsight.lead.business_plan.rules.priorities import PriorityFacts
from lineofsight.lead.business_plan.selectors.highlights import Known, Line, Subject, known_since

ANSWER = "answer_highlight"
# Working days in which a report is put before the Executive and its answer written down. Strength: local.
ANSWERED_WITHIN = 20
# How many lines of each there is room for on one page; how many more there are is said.
MOST = 4
LONGEST = 100


@operation("business_plan.send_highlight", on="plan")
def send_highlight(actor: Actor, *, plan: Plan, subject: Subject, since: date, decide: str) -> Highlight:
    """Send a page to the Executive on what moved since a day and what is stuck. What it says stands as it was sent.

    Args:
        decide: what the Executive must decide, in words.

    Raises:
        MoveRefused: the plan does not run, or the day lies ahead.
    """
    if plan.state != "agreed":
        raise MoveRefused("The plan is not agreed, or has ended, so that there is nothing to report on it.")
    if since >= clock.today():
        raise MoveRefused("Choose a day that has gone.")
    sender = people.person(actor.ref)
    document = page_of(plan, known_since(actor, plan, subject, since), decide, sender.name)
    highlight = Highlight(
        partnership=plan.partnership, plan=plan, about=subject.about, since=since, document=to_json(document),
        decide=decide, sent_by=sender,
    )  # fmt: skip
    place = address("business_plan:highlight", ref=highlight.ref)
    records.open_record(highlight, label=shortened(highlight.title), address=place, words=plan.name)
    notices.owe(
        record_ref=highlight.ref, what=ANSWER, title=shortened(f"Put before the Executive: {subject.about}"),
        address=place, on=add_working_days(clock.today(), ANSWERED_WITHIN), role=Role.BUSINESS_MANAGER,
        rule="Twenty working days, local",
    )  # fmt: skip
    return highlight


@operation("business_plan.answer_highlight", on="highlight")
def answer_highlight(actor: Actor, *, highlight: Highlight, answer: str) -> Highlight:
    """Write down what the Executive said to a report."""
    records.move(highlight, "answer_highlight", facts=PriorityFacts(shown=answer))
    Highlight.objects.filter(pk=highlight.pk).update(answer=answer)
    highlight.refresh_from_db()
    notices.settle(record_ref=highlight.ref, what=ANSWER)
    return highlight


def page_of(plan: Plan, known: Known, decide: str, sender: str) -> Document:
    """A report as a document of one page, what must be decided first."""
    lines = [line for line in decide.splitlines() if line.strip()]
    return Document(
        title="Highlight report",
        subtitle=shortened(known.subject.about),
        meta=(("Plan", plan.name), ("From", f"{sender}, {day(known.since)} to {day(clock.today())}")),
        blocks=(
            Note("decide", "What the Executive must decide", tuple(map(Paragraph.of, lines))),
            *listing("What moved", "Nothing moved.", known.moved),
            *listing("What is stuck", "Nothing is late.", known.stuck),
        ),
    )


def listing(title: str, nothing: str, lines: tuple[Line, ...]) -> tuple[Block, ...]:
    """Some lines as a list of what there is room for, with how many more there are."""
    said = [*map(item, lines[:MOST]), *more(len(lines) - MOST)]
    return (Heading(1, title), BulletList(tuple((each,) for each in said)) if said else Paragraph.of(nothing))


def item(line: Line) -> Paragraph:
    """What became of something, what it is, and when."""
    told = f": {shortened(line.says, LONGEST)} ({line.kind.lower()}, {day(line.on)})"
    return Paragraph((Strong((Text(line.state),)), Text(told)))


def more(number: int) -> tuple[Paragraph, ...]:
    """How many there is no room for."""
    return (Paragraph.of(f"And {thousands(number)} more, on the priority’s page."),) if number > 0 else ()
