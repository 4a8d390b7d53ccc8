"""An assessment signed by somebody other than whoever answered it, and by that handed in to everybody it goes to."""

from lineofsight.core.access.actors import Actor, GrantHolder
from lineofsight.core.access.models import Code
from lineofsight.core.access.operations import operation
from lineofsight.core.access.selectors import standing_grants
from lineofsight.core.access.services import confirms, end_grant, give_grant
from lineofsight.core.notices import services as notices
from lineofsight.core.people import services as people
from lineofsight.core.people.models import Person
from lineofsight.core.questions.rules import NOTHING, asked, verdict_of
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments.models import Assessment, Copy, Signing, Submission, SubmittedAnswer
from lineofsight.know.self_assessments.selectors import own
from lineofsight.know.self_assessments.services.attaching import freeze
from lineofsight.know.self_assessments.services.moving import move
from lineofsight.know.self_assessments.services.receiving import hand_in

SIGN = "sign_assessment"
NO_CHAIR = (
    "The partnership knows no chair of governors for you at an address of their own. Ask its business unit to appoint "
    "them: for a school only they can sign."
)
OWN_SIGNATURE = "Name somebody else: whoever answered it cannot sign it too."
ONLY_RESPONDENT = "the only respondent"
NOT_ALONE = (
    "Somebody else is appointed for your organisation or answered some of this, or it is not of the kind that may: "
    "name somebody else to sign it."
)


@operation("self_assessments.ask_to_sign", on="assessment")
def ask_to_sign(
    actor: Actor, *, assessment: Assessment, copy: Copy, name: str = "", email: str = "", role: str = "",
    alone: bool = False,
) -> Signing:  # fmt: skip
    """Send an assessment to whoever signs: the chair of governors the partnership appointed, or a senior person.

    Args:
        copy: the copy at home, for which the link is given. name, email, role: of the senior person; not for a school,
            where nobody there may choose who signs, or to which address the link goes. alone: there is nobody else:
            whoever answered it signs, and needs no letter.

    Raises:
        MoveRefused: it is not complete, or nobody can sign it.
    """
    filled = own.filled(assessment)
    if alone:
        return sign_alone(actor, filled)
    person, as_what = signer_of(assessment, name=name, email=email, role=role)
    if person.ref == actor.ref or any(answer.by == person.ref for answer in filled.answers.values()):
        raise MoveRefused(OWN_SIGNATURE)
    move(assessment, "ask_to_sign", facts=own.facts_of(filled, actor))
    signing = Signing.objects.create(assessment=assessment, person=person, role=as_what, asked_by=actor.ref)
    grant = give_grant(
        holder_ref=person.ref, record_kind=Copy.KIND, record_ref=copy.ref, verbs=[SIGN],
        why=f"To read and sign “{copy.title}”",
    )  # fmt: skip
    notices.send_link(
        "self_assessments/sign", to=person, grant=grant, copy=copy, signing=signing, sender=actor.label,
        partnership=copy.partnership,
    )  # fmt: skip
    return signing


def sign_alone(actor: Actor, filled: own.Filled) -> Signing:
    """Let whoever answered it sign it, where they are all there is of a small body whose questions allow it."""
    if not own.signs_alone(filled, actor.ref):
        raise MoveRefused(NOT_ALONE)
    assessment = filled.assessment
    move(assessment, "ask_to_sign", facts=own.facts_of(filled, actor))
    return Signing.objects.create(
        assessment=assessment, person=Person.objects.get(ref=actor.ref), role=ONLY_RESPONDENT, asked_by=actor.ref,
        alone=True,
    )  # fmt: skip


def signer_of(assessment: Assessment, *, name: str, email: str, role: str) -> tuple[Person, str]:
    """Who signs, and as what."""
    if not own.governed(assessment):
        return people.known_person(name=name, email=email), role
    chairs = own.chairs_of(assessment)
    if not chairs:
        raise MoveRefused(NO_CHAIR)
    return chairs[0], "Chair of governors"


@operation("self_assessments.take_back", on="assessment")
def take_back(actor: Actor, *, assessment: Assessment) -> Assessment:
    """Take an assessment back before it is signed, to change it."""
    move(assessment, "take_back")
    decide(assessment, Signing.Outcome.TAKEN_BACK)
    return assessment


@operation("self_assessments.send_back", on="assessment")
def send_back(actor: Actor, *, assessment: Assessment, reason: str) -> Assessment:
    """Send an assessment back to whoever answered it, with what is to be changed."""
    signing = own.asked_to_sign(assessment)
    move(assessment, "send_back", reason=reason)
    decide(assessment, Signing.Outcome.SENT_BACK, reason)
    asker = Person.objects.filter(ref=signing.asked_by).first() if signing else None
    if asker:
        tell(assessment, asker, "self_assessments/sent_back", reason=reason, signing=signing)
    return assessment


@operation("self_assessments.sign_assessment", on="assessment")
def sign_assessment(actor: Actor, *, assessment: Assessment, comment: str = "", code: Code | None = None) -> Submission:
    """Sign an assessment, and by that hand it in: it is kept as it stands, and everybody it goes to gets a copy.

    Raises:
        MoveRefused: whoever signs answered some of it, or has not given the code sent to them.
    """
    signing = own.asked_to_sign(assessment)
    filled = own.filled(assessment)
    wanted = isinstance(actor, GrantHolder) and not confirms(code, actor)
    alone = signing is not None and signing.alone
    move(assessment, "sign_assessment", facts=own.facts_of(filled, actor, code_wanted=wanted, alone=alone))
    handed_in = keep(filled, actor.label, signing.role if signing else "", comment, alone=alone)
    decide(assessment, Signing.Outcome.SIGNED, comment)
    hand_in(handed_in)
    return handed_in


def keep(filled: own.Filled, name: str, role: str, comment: str, *, alone: bool) -> Submission:
    """What is handed in, as it stands: the answers to what is asked, what shows them, and what will be done."""
    assessment = filled.assessment
    plans = [
        {"item": each.item, "text": each.text, "owner": each.owner, "measure": each.measure, "due": str(each.due)}
        for each in assessment.improvements.order_by("due", "id")
        if each.item in {item.key for item in filled.wanting}
    ]
    handed_in = Submission.objects.create(
        assessment=assessment, n=assessment.submissions.count() + 1, signed_by=name, signed_as=role,
        statement=assessment.questions.statement, comment=comment, improvements=plans,
        overlays=assessment.overlays, alone=alone,
    )  # fmt: skip
    given = {key: answer.given for key, answer in filled.answers.items()}
    items = asked(assessment.questions, given, own.about(assessment))
    SubmittedAnswer.objects.bulk_create(
        SubmittedAnswer(
            submission=handed_in, item=key, value=given[key].value, note=given[key].note,
            not_applicable=given[key].not_applicable, verdict=verdict_of(item, given.get(key, NOTHING)),
        )
        for key, item in items.items()
        if given.get(key, NOTHING).answered
    )  # fmt: skip
    freeze(handed_in, items)
    return handed_in


def decide(assessment: Assessment, outcome: str, comment: str = "") -> None:
    """Note what became of asking somebody to sign. Where it was taken back the link they were sent ends; else they may
    read again what they signed, or sent back."""
    signing = own.asked_to_sign(assessment)
    if signing is None:
        return
    Signing.objects.filter(pk=signing.pk).update(outcome=outcome, decided_at=clock.now(), comment=comment)
    if outcome != Signing.Outcome.TAKEN_BACK:
        return
    copies = Copy.objects.filter(organisation=assessment.organisation, question_set=assessment.question_set)
    for grant in standing_grants(copies.values_list("ref", flat=True)).filter(holder_ref=signing.person.ref):
        if grant.verbs == [SIGN]:
            end_grant(grant)


def tell(assessment: Assessment, person: Person, letter: str, **about: object) -> None:
    """Write to somebody of the organisation about its assessment."""
    copy = own.copies_here(assessment, assessment.home).first()
    if copy is None:
        return
    grant = give_grant(
        holder_ref=person.ref, record_kind=Copy.KIND, record_ref=copy.ref, verbs=["answer_assessment"],
        why=f"To answer “{copy.title}”",
    )  # fmt: skip
    notices.send_link(letter, to=person, grant=grant, copy=copy, partnership=copy.partnership, **about)


@operation("self_assessments.reopen_assessment", on="assessment")
def reopen_assessment(actor: Actor, *, assessment: Assessment, reason: str) -> Assessment:
    """Open an assessment again to change it. What was handed in stays as it was until it is signed again."""
    return move(assessment, "reopen_assessment", reason=reason)
