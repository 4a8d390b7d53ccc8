"""A group's question about an indicator, and the answer of the agency it is from."""

from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.access.services import end_grants, give_grant
from lineofsight.core.design.addresses import address
from lineofsight.core.insight.rules import Indicator
from lineofsight.core.notices import services as notices
from lineofsight.core.people.models import Organisation
from lineofsight.core.records import services as records
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.kernel.periods import Period
from lineofsight.know.performance.models import FollowUp
from lineofsight.know.performance.selectors.follow_ups import lead_of


@operation("performance.ask_follow_up", on="partnership")
def ask_follow_up(
    actor: Actor, *, partnership: Partnership, indicator: Indicator, period: Period, organisation: Organisation,
    body: str, question: str, due: date, body_ref: str = "",
) -> FollowUp:  # fmt: skip
    """Write down what a group asked about an indicator, and ask the agency: it answers by a day, and the next pack
    shows both.

    Raises:
        MoveRefused: nobody leads for the agency, so that nobody would be asked.
    """
    lead = lead_of(partnership, organisation)
    if lead is None:
        raise MoveRefused(f"Nobody leads for {organisation.name}. Appoint somebody first, or ask another agency.")
    asked = FollowUp(
        partnership=partnership, indicator=indicator.key, start=period.start, end=period.end, organisation=organisation,
        body=body, body_ref=body_ref, question=question, due=due, asked_by=actor.ref,
    )  # fmt: skip
    where = address("performance:follow_up", ref=asked.ref)
    records.open_record(
        asked, label=f"{body} to {organisation.name}", address=where, words=f"{indicator.name} {question}"
    )
    notices.owe(
        record_ref=asked.ref,
        what="follow_up",
        title=f"Answer {body} about {indicator.name[0].lower()}{indicator.name[1:]}",
        address=where,
        on=due,
        organisation=organisation,
        rule=f"Asked by {body}, local",
    )
    grant = give_grant(
        holder_ref=lead.ref,
        record_kind=FollowUp.KIND,
        record_ref=asked.ref,
        verbs=["answer_follow_up"],
        why=f"To answer a question of {body}",
    )
    notices.send_link(
        "performance/follow_up", to=lead, grant=grant, asked=asked, indicator=indicator, partnership=partnership
    )
    return asked


@operation("performance.answer_follow_up", on="follow_up")
def answer_follow_up(actor: Actor, *, follow_up: FollowUp, answer: str) -> FollowUp:
    """Answer what a group asked. The answer stands with the indicator, and in the next pack."""
    records.move(follow_up, "answer_follow_up")
    notices.settle(record_ref=follow_up.ref, what="follow_up")
    FollowUp.objects.filter(pk=follow_up.pk).update(
        answer=answer.strip(), answered_by=actor.ref, answered_at=clock.now()
    )
    end_grants(record_ref=follow_up.ref)
    follow_up.refresh_from_db()
    return follow_up
