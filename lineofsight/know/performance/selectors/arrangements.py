"""Reads of what a partnership arranges for itself: who is asked, its questions, its own editions, its small counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, Value
from django.db.models.functions import Concat

from lineofsight.core.access.models import Partnership
from lineofsight.core.design.text import listed
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.models import OwnLibrary, Ruling
from lineofsight.core.insight.rules import EACH, Gap, Indicator, Library
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.people.roles import OrganisationKind, Role
from lineofsight.kernel import clock
from lineofsight.kernel.definition_checks import is_edition
from lineofsight.kernel.definitions import Edition
from lineofsight.know.performance.models import AnalysisQuestion, Commentary, Supplier
from lineofsight.know.performance.rules.editions import Difference, difference
from lineofsight.know.performance.rules.own_edition import next_name, starting_text
from lineofsight.know.performance.selectors.returns import suppliers_of

KINDS = dict(OrganisationKind.choices)
SOMEBODY, CHOOSE, NOBODY, HERE = "somebody", "choose", "nobody", "here"


@dataclass(frozen=True)
class Arrangement:
    """Who will be asked for one indicator: the agencies, or why there is none.

    Attributes:
        state: `somebody` is asked; there are several and one has to be chosen (`choose`); `nobody` can be; or it
            is counted `here`.
        why: the sentence that says why nobody is asked; empty where somebody is.
        chosen: the agency the partnership has chosen, where it has.
    """

    indicator: Indicator
    kind: str
    state: str
    asked: tuple[Organisation, ...] = ()
    why: str = ""
    chosen: Organisation | None = None


@dataclass(frozen=True)
class Agencies:
    """The partnership's agencies as whom to ask is judged by: all of them, who leads for each, what was chosen."""

    all: tuple[Organisation, ...]
    leads: dict[int, Person]
    chosen: dict[str, Organisation]

    @property
    def reached(self) -> list[Organisation]:
        """Those somebody leads for, who can be asked."""
        return [each for each in self.all if each.pk in self.leads]

    def of_kind(self, kind: str) -> list[Organisation]:
        """Those of one kind, whether or not they can be asked."""
        return [each for each in self.all if each.kind == kind]


def agencies_of(partnership: Partnership) -> Agencies:
    """A partnership's agencies, their leads and what it has chosen: three queries."""
    held = people.appointments_in(partnership).filter(role=Role.PARTNER_LEAD)
    chosen = Supplier.objects.filter(partnership=partnership).select_related("organisation")
    return Agencies(
        all=tuple(people.organisations_in(partnership)),
        leads={each.organisation_id: each.person for each in held},
        chosen={each.indicator: each.organisation for each in chosen},
    )


def arrangements(partnership: Partnership) -> list[Arrangement]:
    """For every indicator of the library that stands: who will be asked for it from the next request on, or why
    nobody will."""
    agencies = agencies_of(partnership)
    return [arranged(each, agencies) for each in library.current().indicators.values()]


def arrangement(partnership: Partnership, indicator: Indicator) -> Arrangement:
    """The same for one indicator."""
    return arranged(indicator, agencies_of(partnership))


def arranged(indicator: Indicator, agencies: Agencies) -> Arrangement:
    """Who is asked for an indicator, judged as a request judges it."""
    chosen = agencies.chosen.get(indicator.key)
    asked = suppliers_of(indicator, agencies.reached, chosen.pk if chosen else None)
    kind = kind_words(indicator.source_agency)
    if indicator.counted_here:
        return Arrangement(indicator, kind, HERE, why="It is counted here, from the partnership’s own records")
    if asked:
        return Arrangement(indicator, kind, SOMEBODY, tuple(asked), chosen=chosen)
    state, why = why_nobody(indicator, agencies, chosen)
    return Arrangement(indicator, kind, state, why=why, chosen=chosen)


def why_nobody(indicator: Indicator, agencies: Agencies, chosen: Organisation | None) -> tuple[str, str]:
    """Why nobody would be asked for an indicator, and whether choosing would help."""
    if chosen is not None:
        return NOBODY, f"{chosen.name} was chosen, and nobody leads for it. Appoint somebody, or choose another"
    of_kind = agencies.of_kind(indicator.source_agency)
    reached = [each for each in of_kind if each.pk in agencies.leads]
    if reached and indicator.combine != EACH:
        return CHOOSE, f"{listed((each.name for each in reached), 'or')} could be asked. Choose one"
    if of_kind:
        return NOBODY, f"Nobody leads for {listed((each.name for each in of_kind), 'or')}. Appoint somebody"
    return NOBODY, "No agency of this kind belongs to the partnership. Add it, or choose another"


def held_up_alike(partnership: Partnership, indicator: Indicator) -> list[Indicator]:
    """The other indicators of the same kind of agency for which nobody is asked yet either."""
    held_up = [each for each in arrangements(partnership) if each.state in (CHOOSE, NOBODY)]
    alike = [each.indicator for each in held_up if each.indicator.source_agency == indicator.source_agency]
    return [each for each in alike if each.key != indicator.key]


def kind_words(kind: str) -> str:
    """What a kind of agency is called; its own word where the house does not know it."""
    return KINDS.get(kind) or kind.replace("_", " ")


def could_be_asked(partnership: Partnership, indicator: Indicator) -> list[tuple[Organisation, Person | None]]:
    """The agencies that can be chosen for an indicator, each with who leads for it: those of its kind first. The one
    chosen is among them even where nobody leads for it any more."""
    agencies = agencies_of(partnership)
    chosen = agencies.chosen.get(indicator.key)
    offered = {each.pk: each for each in (*agencies.reached, *([chosen] if chosen else ()))}
    in_order = sorted(offered.values(), key=lambda each: (each.kind != indicator.source_agency, each.name))
    return [(each, agencies.leads.get(each.pk)) for each in in_order]


def questions_with_answers(partnership: Partnership) -> list[tuple[AnalysisQuestion, int]]:
    """Every question there has been, those that stand first and in order, each with how many figures it has an answer
    for."""
    figure = Concat("agency_return", Value(" "), "indicator", output_field=CharField())
    written = Commentary.objects.filter(partnership=partnership).order_by().values_list("question")
    answers = dict(written.annotate(figures=Count(figure, distinct=True)))
    asked = list(AnalysisQuestion.objects.filter(partnership=partnership))
    in_order = sorted(asked, key=lambda each: (each.ended_at is not None, each.position, each.pk))
    return [(each, answers.get(each.pk, 0)) for each in in_order]


@dataclass(frozen=True)
class Issue:
    """One edition of the library as its page tells of it: what it holds, and what it changed in the one before."""

    library: Library
    own: OwnLibrary | None
    difference: Difference | None
    stands: bool


def issues(partnership: Partnership) -> list[Issue]:
    """Every edition: the house's and then the partnership's own, the latest first, each beside the one it follows."""
    own = insight.own_editions(partnership)
    in_order: list[tuple[Library, OwnLibrary | None]] = [(each, None) for each in library.libraries().values()]
    in_order += [(library.own_library(row.pk), row) for row in own]
    named = {each.edition: each for each, _ in in_order}
    stands = library.current().edition
    found = []
    for place, (each, row) in enumerate(in_order):
        before = named.get(row.extends) if row else in_order[place - 1][0] if place else None
        found.append(Issue(each, row, difference(before, each) if before else None, each.edition == stands))
    return found[::-1]


def proposed_difference(edition: Edition) -> Difference:
    """What an edition that was checked and is not issued yet would change in the one that stands."""
    return difference(library.current(), library.read_library(edition))


def own_text(partnership: Partnership, edition: str) -> OwnLibrary | None:
    """One of the partnership's own editions, by its name."""
    if not is_edition(edition):
        return None
    return OwnLibrary.objects.filter(partnership=partnership, edition=edition).first()


def own_edition_start(
    partnership: Partnership, keys: Iterable[str] = (), *, over_house: bool = False
) -> tuple[str, str]:
    """The name of the next own edition, and the file to start it from.

    Args:
        keys: the indicators whose definitions are to be changed; none: an example is given.
        over_house: lay it over the newest edition of the house, with everything of the partnership's own given again.
    """
    stands, wanted = library.current(), set(keys)
    taken = [row.edition for row in insight.own_editions(partnership)]
    name = next_name(clock.today().year, taken)
    kinds = {kind.value: kind.label for kind in OrganisationKind}
    if over_house:
        return name, starting_text(name, library.house_newest(), kinds, own_entries(partnership))
    items = [("indicator", each) for each in library.items_of(stands.edition)["indicator"] if each["key"] in wanted]
    return name, starting_text(name, stands, kinds, items)


def own_entries(partnership: Partnership) -> list[tuple[str, Mapping[str, Any]]]:
    """What the partnership's own editions have added to the house's edition they stand on, or changed in it."""
    house = library.items_of(library.house_base(partnership))
    return [
        (listed, each)
        for listed, items in library.items_of(library.current().edition).items()
        for each in items
        if each not in house[listed]
    ]


def house_moved_on(partnership: Partnership) -> Library | None:
    """The newest edition of the house, where the one in use does not stand on it yet; none where it does."""
    newest = library.house_newest()
    return newest if library.house_base(partnership) != newest.edition else None


def gaps_by_domain(gaps: Iterable[Gap], found: Library) -> list[tuple[str, list[Gap]]]:
    """The gaps of each domain by its label, in the library's order; those of none last."""
    labels = {domain.key: domain.label for domain in found.domains}
    grouped: dict[str, list[Gap]] = {label: [] for label in labels.values()}
    for gap in gaps:
        grouped.setdefault(labels.get(gap.domain, "Everywhere"), []).append(gap)
    return [(label, of) for label, of in grouped.items() if of]


@dataclass(frozen=True)
class Held:
    """One ruling with the definition its value was given under."""

    ruling: Ruling
    indicator: Indicator


def rulings_read(rulings: Iterable[Ruling]) -> list[Held]:
    """Rulings, each with the definition of its value; one whose definition is gone cannot be, and is left out."""
    found = []
    for ruling in rulings:
        seen = ruling.observation
        about = library.indicator(seen.indicator, seen.edition)
        if about is not None:
            found.append(Held(ruling, about))
    return found
