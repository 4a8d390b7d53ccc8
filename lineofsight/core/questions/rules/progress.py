"""How far somebody has come with a question set, and what is left."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from lineofsight.core.questions.rules.answers import NOTHING, Given
from lineofsight.core.questions.rules.asking import About, asked
from lineofsight.core.questions.rules.sets import STATUTORY, Item, QuestionSet, Section


@dataclass(frozen=True)
class SectionProgress:
    """One section: what is asked in it, what is answered, and what is still to be said “still true” to."""

    section: Section
    items: tuple[Item, ...]
    answered: int
    unconfirmed: int

    @property
    def done(self) -> bool:
        """Whether nothing is left in it."""
        return self.answered == len(self.items) and not self.unconfirmed

    @property
    def begun(self) -> bool:
        """Whether something in it was answered by whoever fills it in now."""
        return self.answered > self.unconfirmed


@dataclass(frozen=True)
class Progress:
    """Every section that asks anything."""

    sections: tuple[SectionProgress, ...]
    # What must be answered before it can be handed in, and is not: required items of what is asked by law.
    missing: tuple[Item, ...]
    unconfirmed: tuple[Item, ...]

    @property
    def asked(self) -> int:
        """How many items are asked."""
        return sum(len(each.items) for each in self.sections)

    @property
    def answered(self) -> int:
        """How many are answered, and said to be true now."""
        return sum(each.answered - each.unconfirmed for each in self.sections)

    @property
    def complete(self) -> bool:
        """Whether it can be handed in."""
        return not self.missing and not self.unconfirmed

    @property
    def following(self) -> Section | None:
        """The first section with something left; none where nothing is."""
        return next((each.section for each in self.sections if not each.done), None)


def progress_of(
    questions: QuestionSet, answers: Mapping[str, Given], about: About, unconfirmed: Collection[str] = ()
) -> Progress:
    """How far a question set is answered.

    Args:
        unconfirmed: the keys of answers carried forward that nobody has said are still true.
    """
    wanted = asked(questions, answers, about)
    sections = []
    for section in questions.sections:
        own = tuple(item for item in section.items if item.key in wanted)
        if own:
            given = [item.key for item in own if answers.get(item.key, NOTHING).answered]
            waiting = sum(1 for key in given if key in unconfirmed)
            sections.append(SectionProgress(section, own, len(given), waiting))
    by_law = [item for item in wanted.values() if item.required and questions.part_of(item) == STATUTORY]
    return Progress(
        tuple(sections),
        tuple(item for item in by_law if not answers.get(item.key, NOTHING).answered),
        tuple(item for item in by_law if item.key in unconfirmed and answers.get(item.key, NOTHING).answered),
    )
