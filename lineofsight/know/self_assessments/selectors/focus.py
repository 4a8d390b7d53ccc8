"""What a round reads closely: every answer to its focus questions, each by a code in the organisation's place."""

from base64 import b32encode
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.crypto import salted_hmac

from lineofsight.core.people.roles import OrganisationKind
from lineofsight.core.questions.rules import Item, text_of
from lineofsight.know.self_assessments.models import Copy, Round, SubmittedAnswer
from lineofsight.know.self_assessments.rules.publishing import published
from lineofsight.know.self_assessments.selectors.rounds import questions_of, received_in, standing

SALT = "lineofsight.self_assessments.codes"
LONGEST_CODE = 6
OTHER_KINDS = "Other"


def code_of(copy: Copy) -> str:
    """The code by which a copy's answers are read without its organisation's name: it says nothing by itself, follows
    no order, and is the same at each reading; only this installation can work it out."""
    return b32encode(salted_hmac(SALT, copy.ref).digest()).decode()[:LONGEST_CODE]


def codes_of(one: Round) -> list[tuple[str, Copy]]:
    """The key: each code with the copy it stands for, by code."""
    return sorted(((code_of(copy), copy) for copy in received_in(one).select_related("organisation")), key=first)


def first(pair: tuple[str, Copy]) -> str:
    return pair[0]


def focus_items(one: Round) -> list[Item]:
    """The questions a round reads closely."""
    items = questions_of(one).items
    return [items[key] for key in one.focus if key in items]


@dataclass(frozen=True)
class FocusAnswer:
    """One answer to a focus question, without its organisation's name."""

    code: str
    kind: str
    item: Item
    verdict: str
    text: str
    note: str


def focus_answers(one: Round, item: str = "") -> Iterator[FocusAnswer]:
    """Every answer to the focus questions, or to one of them, by code. A kind of which few answered is not said: it
    would give the organisation away."""
    items = {each.key: each for each in focus_items(one) if not item or each.key == item}
    kinds = published({kind: each.received for kind, each in standing(one).items() if kind}).kinds
    copies = {copy.submission_id: (code, copy) for code, copy in codes_of(one)}
    given = SubmittedAnswer.objects.filter(submission__in=list(copies), item__in=list(items))
    answers = {(each.submission_id, each.item): each for each in given}
    for key, asked in items.items():
        for submission, (code, copy) in copies.items():
            answer = answers.get((submission, key))
            if answer is not None:
                kind = copy.organisation.kind
                label = str(OrganisationKind(kind).label) if kind in kinds else OTHER_KINDS
                yield FocusAnswer(code, label, asked, answer.verdict, text_of(asked, answer.given), answer.note)
