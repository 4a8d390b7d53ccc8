"""Reads of yearly learning declarations: who may do what, how far an agency is, last year's word, the whole year."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation
from lineofsight.core.people.roles import INSIDE, Role
from lineofsight.core.people.selectors import acting_for
from lineofsight.core.thread.models import Theme
from lineofsight.learn.reviews.models import AgencyDeclaration, Declaration, DeclaredTheme
from lineofsight.learn.reviews.rules.declaring import ANSWERS, DeclaredFacts

ASK = "Ask the business manager."
OWN = "Ask your agency’s lead in the partnership."


@permission("reviews.list_declarations", ask=ASK)
def lists(actor: Actor) -> QuerySet[Partnership]:
    """The partnership's own people see every year's; an agency's lead comes by what is owed."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(*INSIDE, Role.PARTNER_LEAD))


@permission("reviews.open_declaration", ask=ASK)
def opened_in(actor: Actor) -> QuerySet[Partnership]:
    """The business manager opens a year's declaration."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(Role.BUSINESS_MANAGER))


@permission("reviews.see_declaration", ask=ASK)
def declarations_seen(actor: Actor) -> QuerySet[Declaration]:
    """The Executive and the partnership's other own people."""
    return Declaration.objects.filter(partnership__in=actor.partnerships_as(*INSIDE))


@permission("reviews.close_declaration", ask=ASK)
def declarations_closed(actor: Actor) -> QuerySet[Declaration]:
    """The business manager."""
    return Declaration.objects.filter(partnership__in=actor.partnerships_as(Role.BUSINESS_MANAGER))


@permission("reviews.see_agency_declaration", ask=OWN)
def agency_declarations_seen(actor: Actor) -> QuerySet[AgencyDeclaration]:
    """An agency's own, for its lead; all, for the partnership's own people."""
    inside = Q(partnership__in=actor.partnerships_as(*INSIDE))
    return AgencyDeclaration.objects.filter(inside | acting_for(actor, Role.PARTNER_LEAD))


@permission("reviews.declare_theme", ask=OWN)
@permission("reviews.declare_as_last_year", ask=OWN)
@permission("reviews.sign_declaration", ask=OWN)
def agency_declarations_made(actor: Actor) -> QuerySet[AgencyDeclaration]:
    """An agency's own, for its lead and nobody else."""
    return AgencyDeclaration.objects.filter(acting_for(actor, Role.PARTNER_LEAD))


@permission("reviews.reopen_declaration", ask=OWN)
def agency_declarations_reopened(actor: Actor) -> QuerySet[AgencyDeclaration]:
    """Its lead, and the business manager."""
    managed = Q(partnership__in=actor.partnerships_as(Role.BUSINESS_MANAGER))
    return AgencyDeclaration.objects.filter(managed | acting_for(actor, Role.PARTNER_LEAD))


def own_declarations(actor: Actor, partnership: Partnership) -> QuerySet[AgencyDeclaration]:
    """Those of the agencies an actor leads, the latest first."""
    mine = agency_declarations_made(actor).filter(partnership=partnership)
    return mine.select_related("declaration", "organisation").order_by("-declaration__year", "organisation__name")


def agencies_asked(partnership: Partnership) -> list[Organisation]:
    """The partner agencies: those that have a lead here."""
    held = people.appointments_in(partnership).filter(role=Role.PARTNER_LEAD).exclude(organisation=None)
    return sorted({a.organisation_id: a.organisation for a in held}.values(), key=lambda each: each.name)


@dataclass(frozen=True)
class ThemeLine:
    """One theme on an agency's page: what it says now, and what it said the year before."""

    theme: Theme
    said: DeclaredTheme | None
    last: DeclaredTheme | None


def lines_of(agency: AgencyDeclaration) -> list[ThemeLine]:
    """Every theme of the year, by name."""
    said = answers_of(agency)
    before = last_year(agency)
    last = answers_of(before) if before else {}
    themes = agency.declaration.themes.order_by("name")
    return [ThemeLine(theme, said.get(theme.pk), last.get(theme.pk)) for theme in themes]


def answers_of(agency: AgencyDeclaration) -> dict[int, DeclaredTheme]:
    return {each.theme_id: each for each in agency.answers.all()}


def line_of(agency: AgencyDeclaration, theme: str) -> ThemeLine | None:
    """One theme of the year, by ref."""
    return next((each for each in lines_of(agency) if each.theme.ref == theme), None)


def last_year(agency: AgencyDeclaration) -> AgencyDeclaration | None:
    """What the agency declared last before this year, whichever year that was."""
    return (
        AgencyDeclaration.objects.filter(
            partnership=agency.partnership, organisation=agency.organisation, state="declared",
            declaration__year__lt=agency.declaration.year,
        )
        .order_by("-declaration__year")
        .first()
    )  # fmt: skip


def declared_facts(agency: AgencyDeclaration) -> DeclaredFacts:
    """What must be known to judge a move."""
    lines = lines_of(agency)
    said = [(each.theme.name, each.said) for each in lines if each.said and each.said.answer]
    return DeclaredFacts(
        missing=tuple(each.theme.name for each in lines if not (each.said and each.said.answer)),
        unproven=tuple(name for name, row in said if row.answer == "in_place" and not row.evidence.strip()),
        stuck=tuple(name for name, row in said if row.answer != "in_place" and not row.next_step.strip()),
        open=agency.declaration.state == "open",
    )


@dataclass(frozen=True)
class Year:
    """A year's declaration as the Executive reads it: each agency with its word on each theme, and the sums."""

    themes: list[Theme]
    rows: list[tuple[AgencyDeclaration, list[DeclaredTheme | None]]]
    sums: list[tuple[Theme, dict[str, int]]]

    @property
    def waiting(self) -> list[AgencyDeclaration]:
        """Those that have not declared."""
        return [each for each, _ in self.rows if each.state == "asked"]


def year_of(declaration: Declaration) -> Year:
    """The whole of a year; of an agency that has not declared yet nothing is read, since it may change."""
    themes = list(declaration.themes.order_by("name"))
    agencies = declaration.agencies.select_related("organisation", "declaration", "declared_by")
    rows = []
    for agency in agencies.prefetch_related("answers__theme").order_by("organisation__name"):
        said = answers_of(agency) if agency.state == "declared" else {}
        rows.append((agency, [said.get(theme.pk) for theme in themes]))
    sums = []
    for place, theme in enumerate(themes):
        counted = Counter(said[place].answer for _, said in rows if said[place])
        sums.append((theme, {label: counted[key] for key, label in ANSWERS.items()}))
    return Year(themes, rows, sums)
