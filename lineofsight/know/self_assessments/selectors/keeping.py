"""An assessment as a document to keep, for governors and boards: a draft with its day, or as it was signed, by whom."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lineofsight.core.design.text import day, moment
from lineofsight.core.documents import tree
from lineofsight.core.questions.rules import Item, Progress, QuestionSet, progress_of, text_of
from lineofsight.kernel import clock
from lineofsight.know.self_assessments.models import Assessment, Submission
from lineofsight.know.self_assessments.selectors import attachments, own, reading
from lineofsight.know.self_assessments.selectors.attachments import Shown

PLANNED = ("What", "Who", "By when", "How one will know")


@dataclass(frozen=True)
class Content:
    """What an assessment says, as it stands or as it was handed in."""

    questions: QuestionSet
    progress: Progress
    answers: Mapping[str, Any]
    shown: Mapping[str, list[Shown]]
    plans: tuple[tuple[str, str, str, str], ...]


def draft_of(assessment: Assessment) -> tree.Document:
    """What an organisation answers now, marked as a draft of today."""
    filled = own.filled(assessment)
    planned: Mapping[str, Any] = filled.planned
    plans = sorted((planned[item.key] for item in filled.wanting if item.key in planned), key=lambda plan: plan.due)
    content = Content(
        assessment.questions, filled.progress, filled.answers, attachments.beside_answers(assessment),
        tuple((each.text, each.owner, day(each.due), each.measure) for each in plans),
    )  # fmt: skip
    waiting = own.asked_to_sign(assessment)
    told = f"{waiting.person.name}, {waiting.role}, is asked to sign it." if waiting else "Not signed by anybody."
    meta = (
        ("Draft", f"As it stood on {moment(clock.now())}. {told}"),
        ("Answered", f"{filled.progress.answered} of {filled.progress.asked} questions"),
        ("Goes to", ", ".join(each.name for each in assessment.readers.all()) or "Nobody yet"),
    )
    return document(assessment, "Draft, not signed", meta, content)


def signed_copy(handed_in: Submission) -> tree.Document:
    """What an organisation handed in, with who signed it, when, and to what."""
    answers = reading.answers_in(handed_in)
    questions = reading.questions_of(handed_in)
    given = {key: each.given for key, each in answers.items()}
    content = Content(
        questions, progress_of(questions, given, own.about(handed_in.assessment)), answers,
        attachments.handed_in_with(handed_in),
        tuple((each["text"], each["owner"], day(date.fromisoformat(each["due"])), each["measure"])
              for each in handed_in.improvements),
    )  # fmt: skip
    meta = (
        ("Signed by", handed_in.signature),
        ("Signed", moment(handed_in.signed_at)),
        ("What they signed", handed_in.statement),
        ("What they said with it", handed_in.comment),
    )
    return document(handed_in.assessment, f"Signed on {day(handed_in.signed_at)}", meta, content)


def document(assessment: Assessment, state: str, meta: Iterable[tuple[str, str]], content: Content) -> tree.Document:
    """The document: what will be done first, because that is what a board follows up, then every answer."""
    return tree.Document(
        title=assessment.title, subtitle=f"{assessment.organisation.name}. {state}",
        meta=tuple((label, said) for label, said in meta if said),
        blocks=(*plans_in(content), *answered(content)),
    )  # fmt: skip


def plans_in(content: Content) -> Iterator[tree.Block]:
    if content.plans:
        yield tree.Heading(1, "What will be done")
        columns = tuple(tree.Column(label) for label in PLANNED)
        yield tree.Table("About what is not fully in place", columns, content.plans)


def answered(content: Content) -> Iterator[tree.Block]:
    """Every section with its questions and what was answered."""
    for each in content.progress.sections:
        yield tree.Heading(1, each.section.title)
        for item in each.items:
            yield from answer_to(content, item)


def answer_to(content: Content, item: Item) -> Iterator[tree.Block]:
    """One question with its answer, what is said beside it, and the documents that show it."""
    answer = content.answers.get(item.key)
    said = text_of(item, answer.given) if answer else ""
    carried = " (carried over, not confirmed)" if getattr(answer, "carried", False) else ""
    yield tree.Paragraph(
        (tree.Strong((tree.Text(item.text),)), tree.Break(), *lines(f"{said or 'Not answered'}{carried}"))
    )
    if answer and answer.note:
        yield tree.Paragraph(lines(answer.note))
    if documents := content.shown.get(item.key):
        yield tree.Paragraph((tree.Emphasis(lines("\n".join(about(each) for each in documents))),))


def lines(text: str) -> tuple[tree.Inline, ...]:
    """A text whose lines stay lines."""
    inlines: list[tree.Inline] = []
    for line in text.split("\n"):
        inlines += [tree.Break(), tree.Text(line)] if inlines else [tree.Text(line)]
    return tuple(inlines)


def about(shown: Shown) -> str:
    """A document in a line: what it is, where, and until when it holds."""
    document = shown.document
    expires = shown.expiry.sentence if shown.expiry else ""
    if document.expires_on and not expires:
        expires = f"Holds until {day(document.expires_on)}"
    where = f"kept: {document.where}" if document.where else ""
    return ". ".join(part for part in (
        f"{document.get_kind_display()}: {document.title}" + (f", {where}" if where else ""), expires,
    ) if part)  # fmt: skip
