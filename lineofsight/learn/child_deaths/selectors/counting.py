"""What tables about many deaths are made of: nothing of a room but codes, counted here and shown nowhere one by one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from lineofsight.core.access.models import Partnership
from lineofsight.core.sealed.models import Erasure
from lineofsight.core.sealed.rules import AGE_BANDS
from lineofsight.kernel.periods import Period
from lineofsight.learn.child_deaths.models import Analysis, Death, FamilyFeedback, Left
from lineofsight.learn.child_deaths.rules import pictures as rules
from lineofsight.learn.child_deaths.rules.background import (
    ETHNIC_GROUPS,
    SHOWN_DEPRIVATION,
    SHOWN_PLACES,
    UNANSWERED,
    told,
)
from lineofsight.learn.child_deaths.rules.content import categories, edition_called, editions, modifiable_words
from lineofsight.learn.child_deaths.rules.knowing import Answer
from lineofsight.learn.child_deaths.rules.pictures import COMPLETED, NOTIFIED, PANEL_OF, Counted
from lineofsight.learn.child_deaths.rules.reviewing import KEY_FACTS, MODIFIABLE
from lineofsight.learn.child_deaths.rules.timing import BANDS, Taken, band_of
from lineofsight.learn.child_deaths.selectors.background import backgrounds_in
from lineofsight.learn.child_deaths.selectors.deaths import REVIEWED

# Deaths that are another area’s, or that were entered by mistake.
NOT_OURS = ("transferred", "withdrawn")


@dataclass(frozen=True)
class Notice:
    """A death that was notified, by what tables count of it: its day, its age band, and its background."""

    on: date
    age: str
    answers: Mapping[str, str]


@dataclass(frozen=True)
class Review:
    """A completed review, by what tables count of it.

    Args:
        took: how long, a key of the rules. answers: to each question that every review asks, and the background of the
            child, a key of the rules each. agencies: who was asked about the child.
    """

    agreed_on: date
    days: int
    took: str
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


def erased(partnership: Partnership) -> QuerySet[Death]:
    """The deaths whose rooms were erased. What is left of them is counted as `Left` and by nothing of their own."""
    rooms = Erasure.objects.filter(partnership=partnership).values("room")
    return Death.objects.filter(partnership=partnership, room__in=rooms)


def notified_in(partnership: Partnership, only: Death | None = None) -> list[Notice]:
    """Each death notified that is this area’s to review and was not erased; one of them perhaps."""
    ours = Death.objects.filter(partnership=partnership).exclude(state__in=NOT_OURS)
    ours = ours.filter(pk=only.pk) if only else ours.exclude(pk__in=erased(partnership).values("pk"))
    known = backgrounds_in(partnership)
    return [
        Notice(on, age, known.get(death) or told({})) for death, on, age in ours.values_list("pk", "notified_on", "age")
    ]


def completed_in(partnership: Partnership, only: Death | None = None) -> list[Review]:
    """Each completed review by the analysis that stands; that of one death perhaps. One that was opened again is not
    complete, and of one that was erased there is none."""
    rows = Analysis.objects.filter(partnership=partnership, death__state__in=REVIEWED, set_aside=False)
    rows = rows.filter(death=only) if only else rows
    standing = {each.death_id: each for each in rows.select_related("death").prefetch_related(*BESIDE)}
    known = backgrounds_in(partnership)
    return [review_of(each, known.get(each.death_id) or told({})) for each in standing.values()]


BESIDE = ("death__facts", "death__requests")


def review_of(analysis: Analysis, background: Mapping[str, str]) -> Review:
    """A review by its codes."""
    death = analysis.death
    return Review(
        agreed_on=analysis.agreed_on, days=(analysis.agreed_on - death.notified_on).days,
        took=band_of(death.notified_on, analysis.agreed_on),
        panel=PANEL_OF[analysis.kind], age=death.age, category=analysis.category, modifiable=asked_of(analysis),
        answers={**background, **{each.question: each.answer for each in death.facts.all()}},
        agencies=frozenset(" ".join(each.agency.split()) for each in death.requests.all()),
    )  # fmt: skip


def asked_of(analysis: Analysis) -> str:
    """What an analysis says of modifiable factors; that it was not asked, where its edition asks something else."""
    words = modifiable_words(edition_called(analysis.edition))
    return analysis.modifiable if words[rules.IDENTIFIED] == MODIFIABLE[rules.IDENTIFIED] else rules.BEFORE


def of_factors(code: str) -> str:
    """The code of modifiable factors in tables."""
    return code if code in (rules.IDENTIFIED, rules.BEFORE) else rules.REST


# The dimension of each part of a background.
BACKGROUND = {"ethnic-group": "ethnic_group", "deprivation": "deprivation", "place": "place_kind"}


def rows_notified(deaths: list[Notice]) -> dict[str, list[Counted]]:
    """Deaths notified, by what may be known of each from the first day."""
    by = {"age": lambda each: each.age, **{name: answer_to(key) for name, key in BACKGROUND.items()}}
    return {
        name: [Counted(NOTIFIED, year_of(each.on), rules.TOTAL, code(each)) for each in deaths]
        for name, code in by.items()
    }


def rows_completed(reviews: list[Review], *, apart: bool = False) -> dict[str, list[Counted]]:
    """Completed reviews in every dimension a table has.

    Args:
        apart: whether each finding on factors stands by itself.
    """
    by = {
        "category": lambda each: each.category,
        "modifiable": lambda each: each.modifiable if apart else of_factors(each.modifiable),
        "age": lambda each: each.age,
        **{name: answer_to(key) for name, key in BACKGROUND.items()},
        "took": lambda each: each.took,
        **{dimension_of(key): answered(key) for key in KEY_FACTS},
    }
    return {
        name: [Counted(COMPLETED, each.year, each.panel, code(each)) for each in reviews] for name, code in by.items()
    }


Rows = dict[str, list[Counted]]


def every_row(partnership: Partnership, *, apart: bool = False) -> dict[str, Rows]:
    """Each population in every dimension a table has: what can be counted of rows, and what is left of those that were
    erased.

    Args:
        apart: whether each finding on factors stands by itself, as nothing that leaves has it.
    """
    found = {
        NOTIFIED: rows_notified(notified_in(partnership)),
        COMPLETED: rows_completed(completed_in(partnership), apart=apart),
    }
    for each in Left.objects.filter(partnership=partnership).exclude(dimension=FEEDBACK):
        code = each.code if apart or each.dimension != "modifiable" else of_factors(each.code)
        found[each.population][each.dimension] += [Counted(each.population, each.year, each.panel, code)] * each.count
    return found


def rows_of(death: Death) -> dict[str, Rows]:
    """One death in every dimension a table has, as finely as any page counts it."""
    return {
        NOTIFIED: rows_notified(notified_in(death.partnership, death)),
        COMPLETED: {
            **rows_completed(completed_in(death.partnership, death), apart=True),
            FEEDBACK: feedback_now(death.partnership, death),
        },
    }


# Whether families were asked how they were supported: of reviews closed in a year, and in no table that leaves.
FEEDBACK = "feedback"


def feedback_now(partnership: Partnership, only: Death | None = None) -> list[Counted]:
    """What was said of each closed review that was not erased, by the year it was closed; of one of them perhaps."""
    rows = FamilyFeedback.objects.filter(partnership=partnership, death__state="closed")
    rows = rows.filter(death=only) if only else rows
    return [Counted(COMPLETED, year_of(row.on), rules.TOTAL, row.answer) for row in rows]


def feedback_in(partnership: Partnership) -> list[Counted]:
    """The same of every closed review, with what is left of those that were erased."""
    found = feedback_now(partnership)
    for each in Left.objects.filter(partnership=partnership, dimension=FEEDBACK):
        found += [Counted(each.population, each.year, each.panel, each.code)] * each.count
    return found


def years_erased(partnership: Partnership) -> set[int]:
    """The years of whose completed reviews some were erased: how long each took is not known of all of them."""
    return set(Left.objects.filter(partnership=partnership, population=COMPLETED).values_list("year", flat=True))


def answers_left(partnership: Partnership, question: str) -> list[Answer]:
    """What erased reviews had to say to one question; by no agency any more."""
    rows = Left.objects.filter(partnership=partnership, population=COMPLETED, dimension=dimension_of(question))
    return [
        Answer(each.year, question, code, frozenset())
        for each in rows for code in [code_of(each.code)] * each.count
    ]  # fmt: skip


def dimension_of(question: str) -> str:
    """The dimension in which the answers to a question are counted."""
    parts = {key: name for name, key in BACKGROUND.items()}
    return parts.get(question) or f"fact-{question.replace('_', '-')}"


def answer_to(question: str):
    """The answer of a closed list as tables have it."""
    return lambda each: each.answers[question]


def answered(question: str):
    """The code of an answer in tables: yes and no are both known."""
    return lambda each: code_of(each.answers.get(question, rules.NOT_ASKED))


def code_of(answer: str) -> str:
    """The code of an answer; that of what is known already is its own."""
    return answer if answer in UNANSWERED else rules.KNOWN


def answers_to(reviews: list[Review], question: str) -> list[Answer]:
    """What completed reviews have to say to one question."""
    code = answered(question)
    return [Answer(each.year, question, code(each), each.agencies) for each in reviews]


def taken_in(reviews: list[Review]) -> list[Taken]:
    """How long each completed review took."""
    return [Taken(each.year, each.panel, each.days) for each in reviews]


def labels_of(dimension: str, *, apart: bool = False) -> Mapping[str, str]:
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
    return LISTED.get(dimension, rules.CODES_OF_FACTS)


LISTED: dict[str, Mapping[str, str]] = {
    "ethnic-group": ETHNIC_GROUPS, "deprivation": SHOWN_DEPRIVATION, "place": SHOWN_PLACES, "took": BANDS,
}  # fmt: skip
