"""Risks: put on the register, looked at again, treated, tolerated, closed."""

from dataclasses import dataclass

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.records import services as records
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.models import Body, Risk, Score
from lineofsight.lead.governance.rules.risks import aims_no_higher, review_due, score_of
from lineofsight.lead.governance.selectors import risks as selectors
from lineofsight.lead.governance.services.bodies import refuse

REVIEW = "review_risk"


@dataclass(frozen=True)
class Judged:
    """How likely and how grave a risk is, what is aimed at, each from 1 to 5, and what is said of it."""

    likelihood: int
    impact: int
    target_likelihood: int
    target_impact: int
    said: str = ""


@operation("governance.add_risk", on="partnership")
def add_risk(
    actor: Actor, *, partnership: Partnership, body: Body, title: str, cause: str, effect: str, owner: Person,
    judged: Judged, controls: str = "", organisation: Organisation | None = None,
) -> Risk:  # fmt: skip
    """Put a risk on the register, with its first score; its owner owes a look at it."""
    risk = Risk(
        partnership=partnership, body=body, title=title, cause=cause, effect=effect, controls=controls, owner=owner,
        organisation=organisation,
    )  # fmt: skip
    place = address("governance:risk", ref=risk.ref)
    records.open_record(risk, label=f"Risk: {title}"[:200], address=place, words=f"{cause} {effect}")
    keep_score(actor, risk, judged)
    return risk


def keep_score(actor: Actor, risk: Risk, judged: Judged) -> Score:
    """Keep a score, and owe the next look."""
    now = score_of(judged.likelihood, judged.impact)
    refuse(aims_no_higher(now, score_of(judged.target_likelihood, judged.target_impact)))
    score = Score.objects.create(
        partnership=risk.partnership, risk=risk, likelihood=judged.likelihood, impact=judged.impact,
        target_likelihood=judged.target_likelihood, target_impact=judged.target_impact, said=judged.said,
        scored_by=people.person(actor.ref),
    )  # fmt: skip
    Risk.objects.filter(pk=risk.pk).update(reviewed_on=clock.today())
    risk.refresh_from_db()
    owe_review(risk)
    return score


def owe_review(risk: Risk) -> None:
    """The owner owes a look at a risk within the set days."""
    notices.owe(
        record_ref=risk.ref, what=REVIEW, title=f"Look again at the risk: {risk.title}"[:200],
        address=address("governance:risk", ref=risk.ref), on=review_due(risk.reviewed_on), person=risk.owner,
        rule="A look every 90 days, local",
    )  # fmt: skip


@operation("governance.edit_risk", on="risk")
def edit_risk(
    actor: Actor, *, risk: Risk, title: str, cause: str, effect: str, owner: Person, controls: str = "",
    organisation: Organisation | None = None,
) -> Risk:  # fmt: skip
    """Change what a risk says, what is done about it, or who owns it."""
    refuse("This risk is closed. Open it again before you change it." if risk.state == "closed" else None)
    Risk.objects.filter(pk=risk.pk).update(
        title=title, cause=cause, effect=effect, controls=controls, owner=owner, organisation=organisation
    )
    risk.refresh_from_db()
    records.describe(risk, label=f"Risk: {title}"[:200], words=f"{cause} {effect}")
    owe_review(risk)
    return risk


@operation("governance.review_risk", on="risk")
def review_risk(actor: Actor, *, risk: Risk, judged: Judged) -> Score:
    """Look at a risk again: its score may stay, and is kept beside the earlier ones."""
    if risk.state == "closed":
        raise MoveRefused("This risk is closed. Open it again before you look at it.")
    return keep_score(actor, risk, judged)


@operation("governance.treat_risk", on="risk")
def treat_risk(actor: Actor, *, risk: Risk) -> Risk:
    """Say that something is done about a risk."""
    return records.move(risk, "treat_risk", facts=selectors.risk_facts(risk))


@operation("governance.tolerate_risk", on="risk")
def tolerate_risk(actor: Actor, *, risk: Risk, reason: str) -> Risk:
    """Live with a risk that is as low as was aimed at, and say why; it is still looked at again."""
    return records.move(risk, "tolerate_risk", facts=selectors.risk_facts(risk), reason=reason)


@operation("governance.close_risk", on="risk")
def close_risk(actor: Actor, *, risk: Risk, reason: str) -> Risk:
    """Close a risk, and say why."""
    records.move(risk, "close_risk", reason=reason)
    notices.settle(record_ref=risk.ref, what=REVIEW)
    return risk


@operation("governance.reopen_risk", on="risk")
def reopen_risk(actor: Actor, *, risk: Risk, reason: str) -> Risk:
    """Open a closed risk again; a look at it is owed."""
    records.move(risk, "reopen_risk", reason=reason)
    owe_review(risk)
    return risk
