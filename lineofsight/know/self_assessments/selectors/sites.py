"""Reads of a parent's sites in a partnership's rounds: how far each is, and nothing of what it answers."""

from dataclasses import dataclass

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation
from lineofsight.kernel import clock
from lineofsight.know.self_assessments.models import Assessment, Copy, Round
from lineofsight.know.self_assessments.rules.sharing import COLOURS, place, progress_word
from lineofsight.know.self_assessments.selectors.rights import LEAD, LEADS
from lineofsight.know.self_assessments.selectors.rounds import begun
from lineofsight.know.self_assessments.selectors.sharing import parents_led


@permission("self_assessments.list_sites", ask=LEAD)
def site_lists(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships in which an actor leads for an organisation that has sites."""
    parents = set(parents_led(actor).values_list("pk", flat=True))
    return Partnership.objects.filter(
        pk__in={place for place, agency in actor.agencies_as(*LEADS) if agency in parents}
    )


def sites_led(actor: Actor, partnership: Partnership) -> QuerySet[Organisation]:
    """The sites, in a partnership, of the parents an actor leads for there."""
    here = people.organisations_in(partnership).values("pk")
    return people.sites_of(parents_led(actor)).filter(pk__in=here)


@dataclass(frozen=True)
class SiteLine:
    """One site in a round: how far it is. Nothing that it answers, and nothing of what its reader makes of it."""

    site: Organisation
    word: str
    late: bool

    @property
    def colour(self) -> str:
        """The colour of its word."""
        return COLOURS[self.word]


@dataclass(frozen=True)
class SitesInRound:
    """One round, and the sites it asks, what is overdue first."""

    one: Round
    lines: tuple[SiteLine, ...]

    @property
    def received(self) -> int:
        """How many came in."""
        return sum(line.word == "Received" for line in self.lines)


def sites_in_rounds(actor: Actor, partnership: Partnership) -> list[SitesInRound]:
    """How far an actor's sites are in each round that asks them, the latest first."""
    copies = (
        Copy.objects.filter(
            partnership=partnership, reader__organisation=None, round__isnull=False,
            organisation__in=sites_led(actor, partnership).values("pk"),
        )
        .select_related("organisation", "round").annotate(begun=begun())
        .order_by("-round__due", "-round", "organisation__name")
    )  # fmt: skip
    found: dict[Round, list[SiteLine]] = {}
    states = assessment_states(copies)
    for copy in copies:
        found.setdefault(copy.round, []).append(line_of(copy, states))
    return [
        SitesInRound(one, tuple(sorted(lines, key=lambda line: (place(line.word, late=line.late), line.site.name))))
        for one, lines in found.items()
    ]


def assessment_states(copies: QuerySet[Copy]) -> dict[tuple[int, str], str]:
    """The state of the assessment each organisation answers now, by organisation and question set."""
    rows = Assessment.objects.filter(organisation__in=copies.values("organisation")).order_by("n")
    return {(each, name): state for each, name, state in rows.values_list("organisation", "question_set", "state")}


def line_of(copy: Copy, states: dict[tuple[int, str], str]) -> SiteLine:
    own = states.get((copy.organisation_id, copy.question_set), "")
    word = progress_word(copy.state, own, begun=bool(getattr(copy, "begun", False)))
    return SiteLine(copy.organisation, word, copy.state == "expected" and copy.round.due < clock.today())
