"""Where learning from incidents stands, for the Executive: overdue actions, themes that recur. By key,
agency and theme, and never by name."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, QuerySet

from lineofsight.core.access.models import Partnership
from lineofsight.core.insight.benchmarks.catalogue import Series, catalogue
from lineofsight.core.people.models import Organisation
from lineofsight.core.records.models import Card, Moved
from lineofsight.core.thread.models import Action, ImpactTest, LearningPoint, Method, Support, Theme
from lineofsight.core.thread.selectors.lists import TO_DO
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import end_of_deadline
from lineofsight.kernel.periods import Period
from lineofsight.learn.reviews.models import Incident, LearningDraft
from lineofsight.learn.reviews.rules.recurring import LABELS, origin_of
from lineofsight.learn.reviews.selectors.briefings import released_points

LOCAL_REVIEW = "local_review"


def local_reviews_in(partnership: Partnership, period: Period) -> int:
    """How many local reviews were commissioned in a period, by the day in London; one of them once."""
    first, after = end_of_deadline(period.start - timedelta(days=1)), end_of_deadline(period.end)
    made = Moved.objects.filter(
        partnership=partnership, kind=Incident.KIND, to_state=LOCAL_REVIEW, at__gte=first, at__lt=after
    )
    return made.values("ref").distinct().count()


def released_in(partnership: Partnership, period: Period) -> int:
    """How many learning points were let out of rooms in a period."""
    days = (period.start, period.end)
    return LearningDraft.objects.filter(partnership=partnership, state="released", released_on__range=days).count()


def released_actions(partnership: Partnership) -> QuerySet[Action]:
    """The actions on what was let out of rooms of incidents, errands and what nobody does apart."""
    found = Action.objects.filter(point__in=released_points(partnership).order_by().values("pk"), errand=False)
    return found.exclude(state__in=("declined", "withdrawn"))


def released_tests(partnership: Partnership) -> QuerySet[ImpactTest]:
    """The tests of those, but for what was dropped."""
    found = ImpactTest.objects.filter(action__in=released_actions(partnership).order_by().values("pk"))
    return found.exclude(state="dropped")


def overdue_by_agency(partnership: Partnership) -> list[tuple[Organisation, int]]:
    """Of those, how many are past their date, by the agency that owns them, the most first."""
    late = released_actions(partnership).filter(state__in=TO_DO, due__lt=clock.today()).order_by()
    counted = dict(late.values_list("organisation").annotate(n=Count("pk")))
    agencies = Organisation.objects.filter(pk__in=counted)
    return [(each, counted[each.pk]) for each in sorted(agencies, key=lambda each: (-counted[each.pk], each.name))]


@dataclass(frozen=True)
class Recurring:
    """A theme, with how many learning points of each way of learning it holds."""

    theme: Theme
    counts: dict[str, int]

    @property
    def ways(self) -> int:
        """In how many ways of learning it came up."""
        return sum(bool(count) for count in self.counts.values())


def recurring_themes(partnership: Partnership) -> list[Recurring]:
    """The themes that reviews taught and that came up more than once, across the most ways of learning first."""
    taught = set(released_points(partnership).order_by().values_list("pk", flat=True))
    themes = Theme.objects.filter(partnership=partnership, points__in=taught).distinct().order_by("name")
    points = LearningPoint.objects.filter(themes__in=themes).distinct().prefetch_related("themes")
    origins = origins_of(points)
    counted: dict[int, Counter[str]] = {}
    for point in points:
        for theme in point.themes.all():
            counted.setdefault(theme.pk, Counter())[origins[point.pk]] += 1
    made = [Recurring(theme, {key: counted[theme.pk][key] for key in LABELS}) for theme in themes]
    return sorted((each for each in made if sum(each.counts.values()) > 1), key=lambda each: -each.ways)


def origins_of(points: Iterable[LearningPoint]) -> dict[int, str]:
    """Where each learning point comes from, by its key."""
    known = list(points)
    kinds = dict(Card.objects.filter(ref__in=[p.source_ref for p in known]).values_list("ref", "kind"))
    backed = Support.objects.filter(record_ref__in=[p.ref for p in known], evidence__method=Method.AUDIT)
    audited = set(backed.values_list("record_ref", flat=True))
    return {p.pk: origin_of(kinds.get(p.source_ref, ""), p.source, audited=p.ref in audited) for p in known}


def published_rates() -> list[Series]:
    """What the catalogue holds of serious incidents elsewhere, to set ours beside; perhaps nothing."""
    return [each for each in catalogue().values() if "serious incident" in each.name.lower()]
