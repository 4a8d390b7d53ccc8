"""Asking a supplier about a value, and their answer."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.access.services import give_grant
from lineofsight.core.design.addresses import address
from lineofsight.core.insight import library
from lineofsight.core.insight.models import Observation
from lineofsight.core.notices import services as notices
from lineofsight.core.records import services as records
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.performance.models import Query, Return
from lineofsight.know.performance.selectors import lead_today
from lineofsight.know.performance.services.requests import FULL

# Working days in which a question about a value should be answered. Strength: local.
ANSWERED_WITHIN = 5


@operation("performance.ask_query", on="observation")
def ask_query(actor: Actor, *, observation: Observation, question: str) -> Query:
    """Ask the supplier about a value. The value stands, marked as queried, until they answer."""
    agency_return = Return.objects.select_related("request", "asked", "organisation").get(ref=observation.record_ref)
    if agency_return.request.state != "issued":
        raise MoveRefused("The request is closed, so its supplier can no longer answer by link.")
    about = library.indicator(observation.indicator, observation.edition)
    query = Query(
        partnership=agency_return.partnership, observation=observation, agency_return=agency_return,
        question=question, asked_by=actor.ref,
    )  # fmt: skip
    records.open_record(
        query,
        label=f"Question to {agency_return.organisation.name}",
        address=address("performance:query", ref=query.ref),
        words=f"{about.name} {question}",
    )
    lead = lead_today(agency_return)
    if lead is None:
        raise MoveRefused(f"Nobody leads for {agency_return.organisation.name} any more. Appoint somebody first.")
    grant = give_grant(
        holder_ref=lead.ref,
        record_kind=Return.KIND,
        record_ref=agency_return.ref,
        verbs=FULL,
        why=f"To answer a question about “{agency_return.title}”",
    )
    notices.owe(
        record_ref=query.ref,
        what="query",
        title=f"Question about a figure: {about.name[0].lower()}{about.name[1:]}",
        address=address("performance:query", ref=query.ref),
        on=add_working_days(clock.today(), ANSWERED_WITHIN),
        organisation=agency_return.organisation,
        rule="Five working days, local",
    )
    notices.send_link(
        "performance/question", to=lead, grant=grant, question=question, indicator=about, observation=observation,
        agency_return=agency_return, partnership=agency_return.partnership,
    )  # fmt: skip
    return query


@operation("performance.answer_query", on="query")
def answer_query(actor: Actor, *, query: Query, answer: str) -> Query:
    """Answer a question about a value. Correcting the value is a separate move, with its own reason."""
    records.move(query, "answer_query")
    notices.settle(record_ref=query.ref, what="query")
    Query.objects.filter(pk=query.pk).update(answer=answer, answered_by=actor.ref, answered_at=clock.now())
    query.refresh_from_db()
    return query
