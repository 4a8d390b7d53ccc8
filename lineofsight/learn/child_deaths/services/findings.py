"""Findings of reviews: sent to a body in the wording that was released, asked about, and what the body did with them.

Nothing here sends a letter: it is noted that somebody sent one, and the coordinator is reminded of it.
"""

from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.people.models import Organisation
from lineofsight.core.people.roles import Role
from lineofsight.core.records import services as records
from lineofsight.core.thread.models import LearningPoint
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Finding, FindingUse
from lineofsight.learn.child_deaths.selectors.findings import finding_facts, released_points

ANSWER = "answer"
RULE = "The child death overview panel’s own terms, local"


@operation("child_deaths.send_finding", on="partnership")
def send_finding(
    actor: Actor, *, partnership: Partnership, point: LearningPoint, sent_as: str, level: str, sent_on: date,
    ask_on: date, organisation: Organisation | None = None, body: str = "",
) -> Finding:  # fmt: skip
    """Note that a released wording was sent to a body, and by when its answer is asked for.

    Args:
        organisation: an organisation of the partnership; or `body`, the name of one outside it.

    Raises:
        MoveRefused: the wording was not released; or it is asked about before it was sent.
    """
    if not released_points(partnership).filter(pk=point.pk).exists():
        raise MoveRefused("Only a wording that somebody else has released is sent.")
    if bool(organisation) == bool(body):
        raise MoveRefused("Choose an organisation, or name a body outside the partnership.")
    if ask_on < sent_on:
        raise MoveRefused("It is asked about after it was sent.")
    finding = Finding(
        partnership=partnership, point_ref=point.ref, text=point.text, sent_as=sent_as, level=level,
        organisation=organisation, body=organisation.name if organisation else body, sent_on=sent_on, ask_on=ask_on,
    )  # fmt: skip
    records.open_record(
        finding, label=f"Finding sent to {finding.body}", address=own_address(finding), words=finding.text
    )
    owe_asking(finding)
    return finding


def own_address(finding: Finding) -> str:
    """A finding’s page."""
    return address("child_deaths:finding", ref=finding.ref)


def owe_asking(finding: Finding) -> None:
    """Whoever coordinates asks the body by the day."""
    notices.owe(
        record_ref=finding.ref, what=ANSWER, title=f"Ask {finding.body} what it did with a finding",
        address=own_address(finding), on=finding.ask_on, role=Role.CDOP_COORDINATOR, rule=RULE,
    )  # fmt: skip


@operation("child_deaths.ask_again", on="finding")
def ask_again(actor: Actor, *, finding: Finding, ask_on: date) -> Finding:
    """Note that a body was reminded, and when it is asked again. Where it was noted what it did, it is asked anew, and
    an answer is waited for."""
    if finding.state == "closed":
        raise MoveRefused("It is closed. Ask about it again first.")
    if finding.state == "used":
        records.move(finding, "ask_again")
    return asked_on(finding, ask_on)


def asked_on(finding: Finding, day: date) -> Finding:
    finding.ask_on = day
    finding.save(update_fields=["ask_on"])
    owe_asking(finding)
    return finding


@operation("child_deaths.answer_finding", on="finding")
def answer_finding(actor: Actor, *, finding: Finding, answer: str, on: date, ask_on: date) -> Finding:
    """Record what a body answered; whoever coordinates asks by a day what it did."""
    if on < finding.sent_on:
        raise MoveRefused("It cannot have answered before it was sent.")
    records.move(finding, "answer_finding")
    finding.answer, finding.answered_on = answer, on
    finding.save(update_fields=["answer", "answered_on"])
    return asked_on(finding, ask_on)


@operation("child_deaths.note_use", on="finding")
def note_use(actor: Actor, *, finding: Finding, changed: bool, text: str) -> FindingUse:
    """Note what a body did with a finding: what changed, or that nothing did. Nobody asks it any more, unless it is
    asked again."""
    if finding.state == "closed":
        raise MoveRefused("It is closed. Ask about it again first.")
    records.move(finding, "note_use")
    notices.settle(record_ref=finding.ref, what=ANSWER)
    return FindingUse.objects.create(
        partnership=finding.partnership, finding=finding, changed=changed, text=text, noted_on=clock.today()
    )


@operation("child_deaths.close_finding", on="finding")
def close_finding(actor: Actor, *, finding: Finding) -> Finding:
    """Ask no more about a finding: it is known what was done with it."""
    records.move(finding, "close_finding", facts=finding_facts(finding))
    notices.settle(record_ref=finding.ref, what=ANSWER)
    return finding


@operation("child_deaths.reopen_finding", on="finding")
def reopen_finding(actor: Actor, *, finding: Finding, reason: str, ask_on: date) -> Finding:
    """Ask about a closed finding again."""
    records.move(finding, "reopen_finding", reason=reason)
    return asked_on(finding, ask_on)
