"""Answering a request: saving, passing on, signing off, correcting."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from functools import partial

from django.core.files.uploadedfile import UploadedFile

from lineofsight.core.access.actors import Actor, GrantHolder
from lineofsight.core.access.models import Code
from lineofsight.core.access.operations import operation
from lineofsight.core.access.selectors import grant_of
from lineofsight.core.access.services import confirms, give_grant
from lineofsight.core.documents.services import receive_file
from lineofsight.core.insight import services as insight
from lineofsight.core.insight.models import Absence, Observation, Origin, Status
from lineofsight.core.insight.selectors import areas
from lineofsight.core.notices import services as notices
from lineofsight.core.people import services as people
from lineofsight.core.records import services as records
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.performance import selectors
from lineofsight.know.performance.models import Commentary, Item, Return
from lineofsight.know.performance.rules.answers import Answer, answer_problems
from lineofsight.know.performance.rules.moves import ReturnFacts
from lineofsight.know.performance.selectors.owed import what_of
from lineofsight.know.performance.services.commentary import owe_commentary
from lineofsight.know.performance.services.requests import letter_about

ANSWERED = (
    "numerator", "denominator", "value", "parts", "hidden", "area", "absence", "comment", "confirmed", "on_behalf",
    "where_from", "answered_at", "answered_by",
)  # fmt: skip


class Unanswerable(ValueError):
    """An answer cannot be taken as it stands; `problems` says what is wrong, by field."""

    def __init__(self, problems: dict[str, str]):
        super().__init__(" ".join(problems.values()))
        self.problems = problems


class SheetRefused(ValueError):
    """Some answers of a sheet cannot be taken, so none is; `problems` says what is wrong, by indicator and field."""

    def __init__(self, problems: dict[str, dict[str, str]]):
        super().__init__(" ".join(sentence for each in problems.values() for sentence in each.values()))
        self.problems = problems


def held(agency_return: Return) -> None:
    """Hold a return until the operation ends: of two people who change it at once the second reads what the first
    wrote, and judges that."""
    Return.objects.select_for_update(of=("self",)).get(pk=agency_return.pk)


def own_item(actor: Actor, agency_return: Return, key: str) -> Item:
    """One of the items an actor has been given.

    Raises:
        Unanswerable: the return does not ask for this, or that part was not passed on to them.
    """
    item = selectors.item_of(actor, agency_return, key)
    if item is None:
        raise Unanswerable({"numerator": "You were not asked for this"})
    return item


def problems_of(agency_return: Return, item: Item, answer: Answer, areas: Container[str]) -> dict[str, str]:
    """What is wrong with an answer: in itself, and about an area the partnership does not know."""
    found = answer_problems(item.definition, answer)
    if answer.area and answer.area not in areas:
        found["area"] = "Choose one of the areas the partnership asks about"
    return found


@operation("performance.save_answer", on="agency_return", permission="performance.answer_return")
def save_answer(actor: Actor, *, agency_return: Return, indicator: str, answer: Answer) -> Item:
    """Keep an answer. A value far from last time's is kept too, and counts when it has been confirmed."""
    held(agency_return)
    item = own_item(actor, agency_return, indicator)
    problems = problems_of(agency_return, item, answer, areas(agency_return.partnership))
    if problems:
        raise Unanswerable(problems)
    records.move(agency_return, "save_answer", facts=open_facts(agency_return))
    keep(actor, item, answer)
    item.save()
    return item


def keep(actor: Actor, item: Item, answer: Answer) -> None:
    """Hold an answer as the agency's own."""
    item.hold(answer)
    item.on_behalf, item.where_from = False, ""
    item.answered_at, item.answered_by = clock.now(), actor.ref


@operation("performance.save_answers", on="agency_return", permission="performance.answer_return")
def save_answers(
    actor: Actor, *, agency_return: Return, answers: Mapping[str, Answer], upload: UploadedFile | None = None
) -> list[Item]:
    """Keep the answers of a whole sheet, by indicator: all of them or none, and the file they came in.

    Raises:
        SheetRefused: with everything that is wrong, by indicator and field.
    """
    held(agency_return)
    kept = keep_answers(actor, agency_return, answers)
    records.move(agency_return, "save_answer", facts=open_facts(agency_return))
    if upload is not None:
        receive_file(upload=upload, record_ref=agency_return.ref)
    return kept


def keep_answers(actor: Actor, agency_return: Return, answers: Mapping[str, Answer]) -> list[Item]:
    """Keep several answers inside the operation that takes them: all of them or none.

    Raises:
        SheetRefused: with everything that is wrong, by indicator and field.
    """
    items = {item.indicator: item for item in selectors.items_for(actor, agency_return)}
    known = areas(agency_return.partnership)
    problems = {key: {"numerator": "You were not asked for this"} for key in answers if key not in items}
    for key, answer in answers.items():
        if key in items and (found := problems_of(agency_return, items[key], answer, known)):
            problems[key] = found
    if problems:
        raise SheetRefused(problems)
    for key, answer in answers.items():
        keep(actor, items[key], answer)
    kept = [items[key] for key in answers]
    # Each row is there already: written over itself it is one plain statement, which an update of many is not.
    Item.objects.bulk_create(
        kept, update_conflicts=True, update_fields=ANSWERED, unique_fields=["agency_return", "indicator"]
    )
    return kept


@operation("performance.enter_on_behalf", on="agency_return")
def enter_on_behalf(
    actor: Actor, *, agency_return: Return, indicator: str, answer: Answer, where_from: str,
    upload: UploadedFile | None = None,
) -> Item:  # fmt: skip
    """Enter a value an agency gave another way, such as on a dashboard that comes as a PDF. It stands at once, shown
    as entered for the agency, until the agency confirms it by signing off, or answers for itself.

    What the agency has said itself is its own: the partnership's people never change it.
    """
    held(agency_return)
    item = agency_return.items.select_related("agency_return__request").filter(indicator=indicator).first()
    if item is None:
        raise Unanswerable({"numerator": "This agency was not asked for this"})
    if item.answer.given and not item.on_behalf:
        raise MoveRefused(
            f"{agency_return.organisation.name} has answered this itself. Ask it about the value instead."
        )
    given = selectors.given_values(agency_return, [item]).get((indicator, answer.area, ""))
    if given is not None and given.origin == Origin.RETURNED:
        raise MoveRefused(
            f"{agency_return.organisation.name} has given this for the period itself, in another return. "
            "Ask it about the value instead."
        )
    problems = problems_of(agency_return, item, answer, areas(agency_return.partnership))
    if not where_from.strip():
        problems["where_from"] = "Say where the value is from, such as the dashboard and its page"
    if problems:
        raise Unanswerable(problems)
    records.move(agency_return, "enter_on_behalf", facts=open_facts(agency_return))
    item.hold(answer)
    item.on_behalf, item.where_from = True, where_from.strip()
    item.answered_at, item.answered_by = clock.now(), actor.ref
    item.save()
    if upload is not None:
        receive_file(upload=upload, record_ref=agency_return.ref)
    observe_items(agency_return, [item], origin=Origin.ENTERED, status=Status.PROVISIONAL)
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
    """Sign the return off: each answer becomes an observation, known from now, and is never changed again.

    What the partnership's people entered for the agency is confirmed by this: the agency has seen it, and signs.
    """
    held(agency_return)
    wanted = isinstance(actor, GrantHolder) and not confirms(code, actor)
    records.move(agency_return, "sign_off_return", facts=selectors.return_facts(agency_return, code_wanted=wanted))
    items = list(agency_return.items.select_related("agency_return__request"))
    observe_items(agency_return, items)
    agency_return.items.filter(on_behalf=True).update(on_behalf=False)
    notices.settle(record_ref=agency_return.ref, what="return")
    owe_commentary(agency_return)
    return agency_return


def observe_items(
    agency_return: Return, items: Iterable[Item], *, origin: str = Origin.RETURNED, status: str = Status.FINAL,
    reason: str = "",
) -> list[Observation]:  # fmt: skip
    """Write what some items say now as observations, each naming the one it takes the place of, if there is one."""
    items = list(items)
    standing = selectors.given_values(agency_return, items)
    told = []
    for item in items:
        for reading in (*withdrawn_from(item, standing), *readings_of(item)):
            before = standing.get((item.indicator, reading.area, reading.breakdown))
            told.append((reading, insight.Told(
                source=agency_return.organisation, origin=origin, status=status, record_ref=agency_return.ref,
                place=item.where_from if origin == Origin.ENTERED else "",
                replaces=before, reason=reason or (why_replaced(agency_return, before) if before else ""),
            )))  # fmt: skip
    return insight.observe(agency_return.partnership, told)


def why_replaced(agency_return: Return, before: Observation) -> str:
    """Why a value follows one given for another request, or one that the partnership's people entered."""
    if before.record_ref != agency_return.ref:
        return "Given again in a later return"
    return "Confirmed by the agency" if before.origin == Origin.ENTERED else ""


def withdrawn_from(item: Item, standing: Mapping[tuple[str, str, str], Observation]) -> list[insight.Reading]:
    """What an item no longer says, withdrawn in so many words: a part that is not given any more, in whichever return
    it was given, and what the same return gave for another area."""
    ref, found = item.agency_return.ref, []
    for (key, area, breakdown), row in standing.items():
        if key != item.indicator or row.absence:
            continue
        moved = area != item.area and row.record_ref == ref
        if moved or (area == item.area and breakdown and breakdown not in item.parts | item.hidden):
            found.append(insight.Reading(
                item.definition, item.period, area=area, breakdown=breakdown, absence=Absence.NOT_AVAILABLE,
                comment="Given for another area" if moved else "Not given any more",
            ))  # fmt: skip
    return found


def readings_of(item: Item) -> list[insight.Reading]:
    """What an item says: the whole, then its parts, then those its agency hid."""
    answer, about = item.answer, partial(insight.Reading, item.definition, item.period, area=item.area)
    whole = about(
        numerator=answer.numerator, denominator=answer.denominator, value=answer.value, absence=answer.absence,
        comment=answer.comment,
    )  # fmt: skip
    whole_of = answer.denominator if item.definition.has_denominator else None
    parts = [
        about(numerator=count, denominator=whole_of, breakdown=breakdown) for breakdown, count in answer.parts.items()
    ]
    kept_back = [
        about(absence=Absence.SUPPRESSED, comment=why, breakdown=breakdown) for breakdown, why in answer.hidden.items()
    ]
    return [whole, *parts, *kept_back]


@operation("performance.correct_value", on="agency_return")
def correct_value(actor: Actor, *, agency_return: Return, indicator: str, answer: Answer, reason: str) -> Observation:
    """Correct one value after sign-off: a new observation that names the one it replaces, and says why.

    What was signed, printed or read before keeps what it said.
    """
    held(agency_return)
    item = own_item(actor, agency_return, indicator)
    problems = problems_of(agency_return, item, answer, areas(agency_return.partnership))
    if not reason.strip():
        problems["reason"] = "Say why the value is corrected"
    if problems:
        raise Unanswerable(problems)
    if selectors.signed_off_values(agency_return).get(indicator) is None:
        raise MoveRefused("This value has not been signed off yet. Change it where you answer it.")
    records.move(agency_return, "correct_value", facts=open_facts(agency_return), reason=reason)
    keep(actor, item, replace(answer, confirmed=True))
    item.save()
    made = observe_items(agency_return, [item], reason=reason)
    owe_commentary(agency_return)
    return next(
        row for row in made if not row.breakdown and row.area == (item.area or agency_return.partnership.area_code)
    )


@operation("performance.write_commentary", on="agency_return")
def write_commentary(
    actor: Actor, *, agency_return: Return, indicator: str, answers: Mapping[str, str]
) -> list[Commentary]:
    """Say what a figure means, in answer to the partnership's questions, by their refs. An empty answer says nothing,
    one that has not changed is not written again, and what was said before stays. What was owed of it is done."""
    item = own_item(actor, agency_return, indicator)
    questions = {each.ref: each for each in selectors.questions_of(agency_return.partnership)}
    said = {each.question.ref: each.text for each in selectors.commentary_of(agency_return, indicator)}
    written = [
        Commentary.objects.create(
            partnership=agency_return.partnership, agency_return=agency_return, indicator=item.indicator,
            question=questions[ref], text=text.strip(), written_by=actor.ref, by_link=isinstance(actor, GrantHolder),
        )
        for ref, text in answers.items()
        if ref in questions and text.strip() and text.strip() != said.get(ref)
    ]  # fmt: skip
    if written or said:
        notices.settle(record_ref=agency_return.ref, what=what_of(item))
    return written
