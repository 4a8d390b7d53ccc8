"""Lists: themes with what they hold, learning points, actions; each of those an actor may see."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Person
from lineofsight.core.thread.models import Action, Evidence, LearningPoint, Support, Theme
from lineofsight.core.thread.selectors.permissions import actions_here, points_here, themes_seen
from lineofsight.kernel import clock

# What somebody still has to do something for; and what has not ended.
TO_DO = ("proposed", "incomplete", "open")
LIVE = ("proposed", "incomplete", "open", "done")


def themes_in(actor: Actor, partnership: Partnership) -> list[Theme]:
    """A partnership's themes by name, those in use first, each with how many learning points and live actions.

    Each is counted by itself: joined, every learning point would be counted with every action on it.
    """
    themes = list(themes_seen(actor).filter(partnership=partnership).order_by("state", "name"))
    points = tally(LearningPoint.themes.through.objects.filter(theme__in=themes).values_list("theme"))
    living = tally(Action.objects.filter(partnership=partnership, state__in=LIVE).values_list("point__themes"))
    for theme in themes:
        theme.points_count, theme.live_actions = points.get(theme.pk, 0), living.get(theme.pk, 0)
    return themes


def tally(rows: QuerySet) -> dict[int, int]:
    """How many rows there are of each value."""
    return dict(rows.order_by().annotate(n=Count("pk")))


def themes_offered(partnership: Partnership) -> QuerySet[Theme]:
    """The themes that something new may be put under."""
    return Theme.objects.filter(partnership=partnership, state="in_use").order_by("name")


def points_in(actor: Actor, partnership: Partnership, *, theme: Theme | None = None, state: str = "", area: str = ""):
    """A partnership's learning points, the latest first, perhaps of one theme, state or part of practice."""
    found = points_here(actor).filter(partnership=partnership)
    wanted = {"themes": theme, "state": state, "area": area}
    return (
        found.filter(**{key: value for key, value in wanted.items() if value})
        .prefetch_related("themes", "repeats")
        .order_by("-learnt_on", "-id")
    )


def actions_in(
    actor: Actor, partnership: Partnership, *, states: Collection[str] = (), organisation: str = "", late: bool = False,
    of: Iterable[str] | None = None,
) -> QuerySet[Action]:  # fmt: skip
    """A partnership's actions, the soonest due first.

    Args:
        states: only in these; none: in any. organisation: the ref of the agency that owns them.
        late: only those past their day. of: only those raised by these records, by ref, or because of what they taught.
    """
    only = Q(partnership=partnership)
    if states:
        only &= Q(state__in=states)
    if organisation:
        only &= Q(organisation__ref=organisation)
    if late:
        only &= Q(state__in=TO_DO, due__lt=clock.today())
    found = actions_here(actor, only)
    if of is not None:
        found = found.filter(pk__in=asked_because_of(of).values("pk"))
    return found.select_related("owner", "organisation", "point").order_by("due", "id")


def asked_because_of(refs: Iterable[str]) -> QuerySet[Action]:
    """The actions that some records raised, or that were raised because of what they taught."""
    known = list(refs)
    raised = Action.objects.filter(source_ref__in=known).order_by().values("pk")
    points = LearningPoint.objects.filter(source_ref__in=known).order_by().values("pk")
    taught = Action.objects.filter(point__in=points).order_by().values("pk")
    return Action.objects.filter(pk__in=raised.union(taught))


def owned_by(partnership: Partnership, owner: Person) -> QuerySet[Action]:
    """What somebody still has to do, the soonest due first."""
    return (
        Action.objects.filter(partnership=partnership, owner=owner, state__in=TO_DO)
        .select_related("owner", "organisation", "point")
        .order_by("due", "id")
    )


def left_behind(actor: Actor, partnership: Partnership) -> QuerySet[Action]:
    """The actions still to be done whose owner holds no appointment in the owning agency any more."""
    posts = people.appointments_in(partnership).filter(person=OuterRef("owner"), organisation=OuterRef("organisation"))
    return actions_in(actor, partnership, states=TO_DO).filter(~Exists(posts))


def how_many_left_behind(partnership: Partnership) -> int:
    """How many those are. Of each owner within an agency it is asked once."""
    held = set(people.appointments_in(partnership).values_list("person", "organisation"))
    owed = Action.objects.filter(partnership=partnership, state__in=TO_DO).order_by()
    owned = owed.values_list("owner", "organisation").annotate(n=Count("pk"))
    return sum(n for owner, agency, n in owned if (owner, agency) not in held)


def owners_in(partnership: Partnership) -> list[tuple[Person, int]]:
    """Whoever still has something to do, by name, with how much."""
    owned = tally(Action.objects.filter(partnership=partnership, state__in=TO_DO).values_list("owner"))
    return [(owner, owned[owner.pk]) for owner in Person.objects.filter(pk__in=owned).order_by("name", "pk")]


def evidence_for(refs: Iterable[str]) -> dict[str, list[Evidence]]:
    """The evidence that supports some records, by their refs, in the order in which it was seen."""
    found: dict[str, list[Evidence]] = {}
    supports = Support.objects.filter(record_ref__in=list(refs)).select_related("evidence__given_by", "evidence__file")
    for support in supports.order_by("evidence__seen_on", "evidence_id"):
        found.setdefault(support.record_ref, []).append(support.evidence)
    return found


@dataclass(frozen=True)
class Counted:
    """Actions counted so that what was closed untested cannot hide: errands stand apart."""

    proposed: int = 0
    incomplete: int = 0
    open: int = 0
    late: int = 0
    done: int = 0
    closed: int = 0
    closed_untested: int = 0
    declined: int = 0
    withdrawn: int = 0
    errands: int = 0
    errands_done: int = 0

    @property
    def to_do(self) -> int:
        """How many somebody still has to do something for."""
        return self.proposed + self.incomplete + self.open

    @property
    def ended(self) -> int:
        """How many were closed, tested or not."""
        return self.closed + self.closed_untested


def counted(actions: QuerySet[Action], today: date | None = None) -> Counted:
    """Count some actions by state; none of them may be there twice."""
    proper, past = Q(errand=False), Q(state__in=TO_DO, due__lt=today or clock.today())
    # By state alone, in whose order an index has them: by two things at once a database sorts all there are.
    each = (
        actions.order_by()
        .values_list("state")
        .annotate(
            proper=Count("pk", filter=proper),
            late=Count("pk", filter=proper & past),
            errands=Count("pk", filter=~proper),
        )
    )
    rows = list(each)
    errands = {state: n for state, _, _, n in rows}
    return Counted(
        **{state: n for state, n, _, _ in rows},
        late=sum(late for _, _, late, _ in rows),
        errands=sum(errands.get(state, 0) for state in LIVE),
        errands_done=errands.get("closed", 0),
    )


def points_of(refs: Iterable[str]) -> QuerySet[LearningPoint]:
    """The learning points that some records taught."""
    return LearningPoint.objects.filter(source_ref__in=list(refs)).prefetch_related("themes")
