"""Answering a request: saving, passing on, signing off, correcting."""

from collections.abc import Iterable

from lineofsight.core.access.actors import Actor, GrantHolder
from lineofsight.core.access.models import Code
from lineofsight.core.access.operations import operation
from lineofsight.core.access.selectors import grant_of
from lineofsight.core.access.services import confirms, give_grant
from lineofsight.core.insight import services as insight
from lineofsight.core.insight.models import Observation, Origin, Status
from lineofsight.core.notices import services as notices
from lineofsight.core.people import services as people
from lineofsight.core.records import services as records
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.performance import selectors
from lineofsight.know.performance.models import Item, Return
from lineofsight.know.performance.rules import Answer, ReturnFacts, answer_problems
from lineofsight.know.performance.services.requests import letter_about


class Unanswerable(ValueError):
    """An answer cannot be taken as it stands; `problems` says what is wrong, by field."""

    def __init__(self, problems: dict[str, str]):
        super().__init__(" ".join(problems.values()))
        self.problems = problems


def own_item(actor: Actor, agency_return: Return, key: str) -> Item:
    """One of the items an actor has been given.

    Raises:
        Unanswerable: the return does not ask for this, or that part was not passed on to them.
    """
    item = selectors.item_of(actor, agency_return, key)
    if item is None:
        raise Unanswerable({"numerator": "You were not asked for this"})
    return item


@operation("performance.save_answer", on="agency_return", permission="performance.answer_return")
def save_answer(actor: Actor, *, agency_return: Return, indicator: str, answer: Answer) -> Item:
    """Keep an answer. A value far from last time's is kept too, and counts when it has been confirmed."""
    item = own_item(actor, agency_return, indicator)
    problems = answer_problems(item.definition, answer)
    if problems:
        raise Unanswerable(problems)
    records.move(agency_return, "save_answer", facts=open_facts(agency_return))
    item.numerator, item.denominator = answer.numerator, answer.denominator
    item.absence, item.comment, item.confirmed = answer.absence, answer.comment, answer.confirmed
    item.answered_at, item.answered_by = clock.now(), actor.ref
    item.save()
    return item


def open_facts(agency_return: Return) -> ReturnFacts:
    """The one fact that moves short of sign-off are judged by."""
    return ReturnFacts(request_open=type(agency_return.request).objects.filter(
        pk=agency_return.request_id, state="issued"
    ).exists())  # fmt: skip


@operation("performance.pass_on_part", on="agency_return")
def pass_on_part(actor: Actor, *, agency_return: Return, indicators: Iterable[str], name: str, email: str) -> Return:
    """Pass some items on to a named colleague, by a smaller grant: they answer those, and cannot sign off."""
    chosen = [own_item(actor, agency_return, key) for key in indicators]
    colleague = people.known_person(name=name, email=email)
    grant = give_grant(
        holder_ref=colleague.ref,
        record_kind=Return.KIND,
        record_ref=agency_return.ref,
        verbs=["answer_return"],
        part=[item.indicator for item in chosen],
        why=f"To answer part of “{agency_return.title}”, passed on by {actor.label}",
        passed_on_from=grant_of(actor),
    )
    wanted = {item.indicator for item in chosen}
    about = letter_about(agency_return)
    about["items"] = [(definition, last) for definition, last in about["items"] if definition.key in wanted]
    notices.send_link("performance/pass_on", to=colleague, grant=grant, sender=actor.label, **about)
    return agency_return


@operation("performance.sign_off_return", on="agency_return")
def sign_off_return(actor: Actor, *, agency_return: Return, code: Code | None = None) -> Return:
    """Sign the return off: each answer becomes an observation, known from now, and is never changed again."""
    wanted = isinstance(actor, GrantHolder) and not confirms(code, actor)
    records.move(agency_return, "sign_off_return", facts=selectors.return_facts(agency_return, code_wanted=wanted))
    for item in agency_return.items.select_related("agency_return__request"):
        observe_item(item)
    notices.settle(record_ref=agency_return.ref, what="return")
    return agency_return


def observe_item(item: Item, replaces: Observation | None = None, reason: str = "") -> Observation:
    """Write what an item says now as an observation."""
    agency_return = item.agency_return
    return insight.observe(
        insight.Reading(
            indicator=item.definition,
            period=item.period,
            numerator=item.numerator,
            denominator=item.denominator,
            absence=item.absence,
            comment=item.comment,
        ),
        partnership=agency_return.partnership,
        source=agency_return.organisation,
        origin=Origin.RETURNED,
        status=Status.FINAL,
        record_ref=agency_return.ref,
        replaces=replaces,
        reason=reason,
    )


@operation("performance.correct_value", on="agency_return")
def correct_value(actor: Actor, *, agency_return: Return, indicator: str, answer: Answer, reason: str) -> Observation:
    """Correct one value after sign-off: a new observation that names the one it replaces, and says why.

    What was signed, printed or read before keeps what it said.
    """
    item = own_item(actor, agency_return, indicator)
    problems = answer_problems(item.definition, answer)
    if not reason.strip():
        problems["reason"] = "Say why the value is corrected"
    if problems:
        raise Unanswerable(problems)
    standing = selectors.signed_off_values(agency_return).get(indicator)
    if standing is None:
        raise MoveRefused("This value has not been signed off yet. Change it where you answer it.")
    records.move(agency_return, "correct_value", facts=open_facts(agency_return), reason=reason)
    item.numerator, item.denominator = answer.numerator, answer.denominator
    item.absence, item.comment, item.confirmed = answer.absence, answer.comment, True
    item.answered_at, item.answered_by = clock.now(), actor.ref
    item.save()
    return observe_item(item, replaces=standing, reason=reason)
