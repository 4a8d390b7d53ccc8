"""What tables about many deaths are made of: nothing of a room but codes, counted here and shown nowhere one by one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lineofsight.core.access.models import Partnership
from lineofsight.core.sealed.rules import AGE_BANDS
from lineofsight.kernel.periods import Period
from lineofsight.learn.child_deaths.models import Analysis, Death
from lineofsight.learn.child_deaths.rules import pictures as rules
from lineofsight.learn.child_deaths.rules.content import categories, edition_called, editions, modifiable_words
from lineofsight.learn.child_deaths.rules.knowing import Answer
from lineofsight.learn.child_deaths.rules.pictures import COMPLETED, NOTIFIED, PANEL_OF, Counted
from lineofsight.learn.child_deaths.rules.reviewing import KEY_FACTS, MODIFIABLE
from lineofsight.learn.child_deaths.rules.timing import Taken
from lineofsight.learn.child_deaths.selectors.deaths import REVIEWED

# Deaths that are another area’s, or that were entered by mistake.
NOT_OURS = ("transferred", "withdrawn")


@dataclass(frozen=True)
class Review:
    """A completed review, by what tables count of it.

    Args:
        answers: to each question that every review asks, a key of the rules. agencies: who was asked about the child.
    """

    agreed_on: date
    days: int
    panel: str
    age: str
    category: str
    modifiable: str
    answers: Mapping[str, str]
    agencies: frozenset[str]

    @property
    def year(self) -> int:
        """The year in which the financial year of its completion began."""
        return year_of(self.agreed_on)


def year_of(day: date) -> int:
    """The year in which a day’s financial year began."""
    return Period.financial_year_of(day).start.year


def notified_in(partnership: Partnership) -> list[tuple[date, str]]:
    """Each death notified that is this area’s to review: the day it was notified, and its age band."""
    ours = Death.objects.filter(partnership=partnership).exclude(state__in=NOT_OURS)
    return list(ours.values_list("notified_on", "age"))


def completed_in(partnership: Partnership) -> list[Review]:
    """Each completed review by the analysis that stands. One that was opened again is not complete."""
    rows = Analysis.objects.filter(partnership=partnership, death__state__in=REVIEWED)
    standing = {each.death_id: each for each in rows.select_related("death").prefetch_related(*BESIDE)}
    return [review_of(each) for each in standing.values()]


BESIDE = ("death__facts", "death__requests")


def review_of(analysis: Analysis) -> Review:
    """A review by its codes."""
    death = analysis.death
    return Review(
        agreed_on=analysis.agreed_on, days=(analysis.agreed_on - death.notified_on).days,
        panel=PANEL_OF[analysis.kind], age=death.age, category=analysis.category, modifiable=asked_of(analysis),
        answers={each.question: each.answer for each in death.facts.all()},
        agencies=frozenset(" ".join(each.agency.split()) for each in death.requests.all()),
    )  # fmt: skip


def asked_of(analysis: Analysis) -> str:
    """What an analysis says of modifiable factors; that it was not asked, where its edition asks something else."""
    words = modifiable_words(edition_called(analysis.edition))
    return analysis.modifiable if words[rules.IDENTIFIED] == MODIFIABLE[rules.IDENTIFIED] else rules.BEFORE


def factors_in_table(review: Review) -> str:
    """The code of modifiable factors in tables."""
    return review.modifiable if review.modifiable in (rules.IDENTIFIED, rules.BEFORE) else rules.REST


def rows_notified(deaths: list[tuple[date, str]]) -> dict[str, list[Counted]]:
    """Deaths notified, by the one thing that is known of each from the first day."""
    return {"age": [Counted(NOTIFIED, year_of(day), rules.TOTAL, age) for day, age in deaths]}


def rows_completed(reviews: list[Review]) -> dict[str, list[Counted]]:
    """Completed reviews in every dimension a table has."""
    by = {
        "category": lambda each: each.category,
        "modifiable": factors_in_table,
        "age": lambda each: each.age,
        **{f"fact-{key.replace('_', '-')}": answered(key) for key in KEY_FACTS},
    }
    return {
        name: [Counted(COMPLETED, each.year, each.panel, code(each)) for each in reviews] for name, code in by.items()
    }


def answered(question: str):
    """The code of an answer in tables: yes and no are both known."""
    return lambda each: code_of(each.answers.get(question, rules.NOT_ASKED))


def code_of(answer: str) -> str:
    return rules.KNOWN if answer in ("yes", "no") else answer


def answers_to(reviews: list[Review], question: str) -> list[Answer]:
    """What completed reviews have to say to one question."""
    code = answered(question)
    return [Answer(each.year, question, code(each), each.agencies) for each in reviews]


def taken_in(reviews: list[Review]) -> list[Taken]:
    """How long each completed review took."""
    return [Taken(each.year, each.panel, each.days) for each in reviews]


def labels_of(dimension: str, *, apart: bool = False) -> dict[str, str]:
    """The codes of a dimension in order, and what each is called.

    Args:
        apart: whether each answer and each finding on factors stands by itself, as nothing that leaves has it.
    """
    if dimension == "category":
        return categories(editions()[-1])
    if dimension == "age":
        return dict(AGE_BANDS)
    if dimension == "modifiable":
        return {**MODIFIABLE, rules.BEFORE: rules.ASKED_BEFORE} if apart else rules.CODES_OF_FACTORS
    return rules.CODES_OF_FACTS
