"""An organisation's answers, what it will do about them, and who gets them."""

from collections.abc import Iterable, Mapping
from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.access.selectors import grant_of
from lineofsight.core.access.services import give_grant
from lineofsight.core.notices import services as notices
from lineofsight.core.people import services as people
from lineofsight.core.questions.rules import Section
from lineofsight.core.questions.services import Saved, Sent
from lineofsight.core.questions.services import save_answers as save
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments.models import Assessment, Copy, Improvement, Reader
from lineofsight.know.self_assessments.selectors import own
from lineofsight.know.self_assessments.services.readers import goes_to

ISSUED_ANEW = (
    "The questions were issued anew while you had this page open. What was saved before has been carried over, and "
    "what you typed now is still below: choose “All sections” for the new form, and bring it over."
)
CLOSED = "It has been sent to be signed. Take it back first, and your change can be saved."


@operation("self_assessments.save_answers", on="assessment")
def save_answers(actor: Actor, *, assessment: Assessment, sent: Mapping[str, Sent]) -> Saved:
    """Save the answers of a page, as far as nobody else has answered the same since.

    Raises:
        MoveRefused: it is being signed, or was handed in.
    """
    being_answered(assessment)
    given = own.sections_given(actor)
    if given:
        allowed = {item.key for key in given for item in section_items(assessment, key)}
        sent = {key: each for key, each in sent.items() if key in allowed}
    saved = save(assessment, sent)
    if saved.kept:
        Assessment.objects.filter(pk=assessment.pk).update(touched_at=clock.now())
    return saved


def section_items(assessment: Assessment, key: str) -> Iterable:
    section: Section | None = assessment.questions.section(key)
    return section.items if section else ()


def being_answered(assessment: Assessment) -> None:
    if own.followed(assessment):
        raise MoveRefused(ISSUED_ANEW)
    state = Assessment.objects.filter(pk=assessment.pk).values_list("state", flat=True).get()
    if state != "in_progress":
        raise MoveRefused(CLOSED if state == "with_signer" else "It was handed in. Open it again before you change it.")


@operation("self_assessments.plan_improvement", on="assessment", permission="self_assessments.save_answers")
def plan_improvement(
    actor: Actor, *, assessment: Assessment, item: str, text: str, owner: str, measure: str, due: date
) -> Improvement:
    """Say what will be done about an answer that is not fully in place: by whom, by when, and how one will know.

    Raises:
        MoveRefused: it is being signed, or was handed in.
    """
    being_answered(assessment)
    made, _ = Improvement.objects.update_or_create(
        assessment=assessment, item=item,
        defaults={
            "text": text, "owner": owner, "measure": measure, "due": due, "written_by": actor.ref, "at": clock.now(),
        },
    )  # fmt: skip
    return made


@operation("self_assessments.choose_readers", on="assessment")
def choose_readers(actor: Actor, *, assessment: Assessment, readers: Iterable[Reader]) -> Assessment:
    """Say to whom it is handed in: each gets its own copy, with a state of its own, and asks what it
    asks more."""
    return goes_to(assessment, readers)


@operation("self_assessments.pass_on_sections", on="assessment")
def pass_on_sections(
    actor: Actor, *, assessment: Assessment, copy: Copy, sections: Iterable[str], name: str, email: str
) -> Assessment:
    """Pass some sections on to a named colleague, by a smaller grant: they answer those, and hand nothing in."""
    colleague = people.known_person(name=name, email=email)
    chosen = [section for section in assessment.questions.sections if section.key in set(sections)]
    grant = give_grant(
        holder_ref=colleague.ref, record_kind=Copy.KIND, record_ref=copy.ref, verbs=["answer_assessment"],
        part=[section.key for section in chosen],
        why=f"To answer part of “{copy.title}”, passed on by {actor.label}", passed_on_from=grant_of(actor),
    )  # fmt: skip
    notices.send_link(
        "self_assessments/pass_on", to=colleague, grant=grant, copy=copy, sections=chosen, sender=actor.label,
        partnership=copy.partnership,
    )  # fmt: skip
    return assessment
