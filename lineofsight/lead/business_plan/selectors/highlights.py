"""A highlight report, filled from what is known: what moved since a day, what is stuck, on one page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from lineofsight.core.access.actors import PUBLIC, Actor
from lineofsight.core.design.text import day
from lineofsight.core.people.models import Person
from lineofsight.core.records.models import Moved
from lineofsight.core.thread.models import Action, ImpactTest, LearningPoint, Theme
from lineofsight.core.thread.selectors.hanging import on_records
from lineofsight.core.thread.selectors.lists import TO_DO
from lineofsight.kernel import clock
from lineofsight.kernel.elapsed import end_of_deadline
from lineofsight.lead.business_plan.models import Highlight, Measure, Objective, Plan, Priority
from lineofsight.lead.business_plan.selectors.challenges import WAITING
from lineofsight.lead.business_plan.selectors.measures import read_measures
from lineofsight.lead.business_plan.selectors.priorities import challenges_on, refs_of

# What of an action is told, in which word.
TOLD = {"agree_action": "Agreed", "say_done": "Done", "close_action": "Closed, tested", "close_untested":
        "Closed untested", "decline_action": "Declined"}  # fmt: skip
WHOLE, BODY, OWNER, PRIORITY = "all", "body", "owner", "priority"


@dataclass(frozen=True)
class Subject:
    """What a report is about: a name for it, and the priorities it covers."""

    about: str
    priorities: tuple[Priority, ...]
    owner: Person | None = None


@dataclass(frozen=True)
class Line:
    """One thing that happened or did not: when, what kind of thing, what it says, and what became of it."""

    on: date
    kind: str
    says: str
    state: str


@dataclass(frozen=True)
class Known:
    """What is known of a subject since a day."""

    subject: Subject
    since: date
    moved: tuple[Line, ...]
    stuck: tuple[Line, ...]


def subjects_of(plan: Plan) -> dict[str, Subject]:
    """What of a plan can be reported on, by a key: each of its priorities, each group, each owner, all of it."""
    every = list(plan.priorities.filter(state="chosen").select_related("owner", "plan", "carried_from"))
    found: dict[str, Subject] = {f"{PRIORITY}-{p.ref}": Subject(p.question, (p,), p.owner) for p in every}
    for body in sorted({p.body for p in every if p.body}):
        found[f"{BODY}-{body}"] = Subject(body, tuple(p for p in every if p.body == body))
    for owner in sorted({p.owner for p in every if p.owner}, key=lambda person: person.name):
        own = tuple(p for p in every if p.owner == owner)
        found[f"{OWNER}-{owner.ref}"] = Subject(f"{owner.name}’s priorities", own, owner)
    found[WHOLE] = Subject(plan.name, tuple(every))
    return found


def known_since(actor: Actor, plan: Plan, subject: Subject, since: date) -> Known:
    """What moved since a day, the latest first and of one day what was shown before what was done; what is stuck."""
    refs = followed(plan, subject)
    hanging = on_records(actor, refs, themes_of(plan, subject))
    objectives = Objective.objects.filter(ref__in=refs)
    moved = [
        *tests_found(hanging.every_test, since),
        *measures_found(objectives, since),
        *figures_moved(plan, objectives, since),
        *actions_moved(hanging.every_action, since),
        *learned(hanging.every_point, since),
        *challenges_moved(actor, refs, since),
    ]
    stuck = [*actions_stuck(hanging.every_action), *measures_late(objectives), *challenges_late(actor, refs)]
    return Known(
        subject, since, tuple(sorted(moved, key=lambda line: line.on, reverse=True)),
        tuple(sorted(stuck, key=lambda line: line.on)),
    )  # fmt: skip


def followed(plan: Plan, subject: Subject) -> list[str]:
    """The records a report follows: its priorities and their objectives; of a strategy as a whole, its own."""
    own = Objective.objects.filter(plan=plan, priority=None).values_list("ref", flat=True)
    whole = subject.about == plan.name
    return [*refs_of(*subject.priorities), *([plan.ref, *own] if whole else [])]


def themes_of(plan: Plan, subject: Subject) -> QuerySet[Theme]:
    """The themes a report follows: those of its priorities; of a strategy as a whole, its own."""
    if plan.is_strategy:
        return plan.themes.all() if subject.about == plan.name else Theme.objects.none()
    covered = Priority.objects.filter(pk__in=[priority.pk for priority in subject.priorities])
    return Theme.objects.filter(pk__in=covered.values("themes"))


def learned(points: QuerySet[LearningPoint], since: date) -> Iterable[Line]:
    """What was learned since, and whether it was learned before."""
    for point in points.filter(learnt_on__gte=since).prefetch_related("repeats"):
        again = bool(point.repeats.all())
        yield Line(point.learnt_on, "Learning", point.text, "Learned again" if again else "Learned")


def actions_moved(actions: QuerySet[Action], since: date) -> Iterable[Line]:
    """What became of each action since: the latest that is told, so that one action is one line."""
    begins = end_of_deadline(since - timedelta(days=1))
    made = Moved.objects.filter(kind=Action.KIND, move__in=TOLD, at__gte=begins, ref__in=actions.values("ref"))
    told = {moved.ref: moved for moved in made.order_by("id")}
    for action in actions.filter(ref__in=list(told)).select_related("organisation"):
        moved = told[action.ref]
        yield Line(moved.at.date(), "Action", f"{action.organisation.name}: {action.text}", TOLD[moved.move])


def tests_found(tests: QuerySet[ImpactTest], since: date) -> Iterable[Line]:
    for test in tests.filter(state="found", found_on__gte=since):
        yield Line(test.found_on, "Test", test.found, test.get_result_display())


def measures_found(objectives, since: date) -> Iterable[Line]:
    for measure in Measure.objects.filter(objective__in=objectives, state="found", found_on__gte=since):
        yield Line(measure.found_on, measure.get_kind_display().removeprefix("An ").removeprefix("A ").capitalize(),
                   f"{measure.found} ({measure.text})", "Found")  # fmt: skip


def figures_moved(plan: Plan, objectives, since: date) -> Iterable[Line]:
    """The indicators whose newest value came to be known since, with where they started and are to be.

    As everybody may read them, whoever sends the report: it is kept, and read by all.
    """
    waiting = Measure.objects.filter(objective__in=objectives, kind="indicator", state="planned")
    for read in read_measures(PUBLIC, plan.partnership, waiting):
        if read.now.known_on and read.now.known_on >= since and read.now.period != read.baseline.period:
            was = f"{read.baseline.text} ({read.baseline.period}), " if read.baseline.period else ""
            aim = f", target {read.target}" if read.target else ""
            yield Line(read.now.known_on, "Figure", f"{read.name}: {was}now {read.now.text} ({read.now.period}){aim}",
                       read.says)  # fmt: skip


def challenges_moved(actor: Actor, refs: list[str], since: date) -> Iterable[Line]:
    for challenge in challenges_on(actor, refs):
        if challenge.replied_on and challenge.replied_on >= since:
            yield Line(challenge.replied_on, "Challenge", f"{challenge.question} (to {challenge.to})",
                       challenge.state_now.label)  # fmt: skip


def actions_stuck(actions: QuerySet[Action]) -> Iterable[Line]:
    late = actions.filter(state__in=TO_DO, due__lt=clock.today())
    for action in late.select_related("organisation"):
        state = "not agreed to" if action.state == "proposed" else "not done"
        yield Line(action.due, "Action", f"{action.organisation.name}: {action.text}",
                   f"Was due {day(action.due)}, {state}")  # fmt: skip


def measures_late(objectives) -> Iterable[Line]:
    today = clock.today()
    for measure in Measure.objects.filter(objective__in=objectives, state="planned", due__lt=today):
        yield Line(measure.due, "Measure", measure.text, f"Was due {day(measure.due)}")


def challenges_late(actor: Actor, refs: list[str]) -> Iterable[Line]:
    late = challenges_on(actor, refs).filter(Q(state__in=WAITING), reply_due__lt=clock.today())
    for challenge in late:
        yield Line(challenge.reply_due, "Challenge", f"{challenge.question} (to {challenge.to})",
                   f"Reply was due {day(challenge.reply_due)}")  # fmt: skip


def highlights_of(plan: Plan) -> list[Highlight]:
    """The reports sent about a plan, the latest first."""
    return list(plan.highlights.select_related("sent_by").order_by("-id"))
