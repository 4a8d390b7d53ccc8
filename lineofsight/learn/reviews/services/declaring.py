"""Yearly learning declarations: opened with themes, declared by each agency's lead, closed."""

from collections.abc import Iterable
from datetime import date

from lineofsight.core.access.actors import Actor, PersonActor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation
from lineofsight.core.records import services as records
from lineofsight.core.thread.models import Theme
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import AgencyDeclaration, Declaration, DeclaredTheme
from lineofsight.learn.reviews.selectors.declaring import agencies_asked, answers_of, declared_facts, last_year

DECLARE = "declare"
RULE = "The partnership’s timetable, local"


@operation("reviews.open_declaration", on="partnership")
def open_declaration(
    actor: Actor, *, partnership: Partnership, year: int, due: date, themes: Iterable[Theme]
) -> Declaration:
    """Open a year's declaration: every partner agency that has a lead is asked, and owes its word by a day.

    Raises:
        MoveRefused: the year has one; the day has passed; no theme was chosen; or no agency has a lead here.
    """
    chosen, agencies = list(themes), agencies_asked(partnership)
    if Declaration.objects.filter(partnership=partnership, year=year).exists():
        raise MoveRefused(f"There is a learning declaration of {year} already.")
    if due < clock.today():
        raise MoveRefused("The day has passed. Choose one from today on.")
    if not chosen or not agencies:
        raise MoveRefused("Choose a theme." if agencies else "No agency has a lead here. Appoint its lead first.")
    made = Declaration(partnership=partnership, year=year, due=due)
    place = address("reviews:declaration", ref=made.ref)
    records.open_record(made, label=made.title, address=place, words=made.title)
    made.themes.set(chosen)
    for organisation in agencies:
        ask_agency(made, organisation)
    return made


def ask_agency(made: Declaration, organisation: Organisation) -> AgencyDeclaration:
    """Ask one agency: it owes its word by the day."""
    agency = AgencyDeclaration(partnership=made.partnership, declaration=made, organisation=organisation)
    records.open_record(agency, label=agency.title, address=own_address(agency), words=agency.title)
    owe(agency)
    return agency


def own_address(agency: AgencyDeclaration) -> str:
    """The page of an agency's declaration."""
    return address("reviews:agency_declaration", ref=agency.ref)


def owe(agency: AgencyDeclaration) -> None:
    made = agency.declaration
    notices.owe(
        record_ref=agency.ref, what=DECLARE, title=f"Declare how far you are: {made.title}",
        address=own_address(agency), on=made.due, organisation=agency.organisation, rule=RULE,
    )  # fmt: skip


def insist_asked(agency: AgencyDeclaration) -> None:
    """Nothing of a declaration is changed once it is declared, or its year closed.

    Raises:
        MoveRefused: it is.
    """
    if agency.declaration.state != "open":
        raise MoveRefused("The declaration of this year is closed.")
    if agency.state != "asked":
        raise MoveRefused("It is declared. Open it again first.")


@operation("reviews.declare_theme", on="agency")
def declare_theme(
    actor: Actor, *, agency: AgencyDeclaration, theme: Theme, answer: str, evidence: str, next_step: str
) -> DeclaredTheme:
    """Say of one theme how far the agency is. It is nobody else's to read until the whole is declared.

    Raises:
        MoveRefused: it is declared or closed, or the theme is not one of the year's.
    """
    insist_asked(agency)
    if not agency.declaration.themes.filter(pk=theme.pk).exists():
        raise MoveRefused("This theme is not one of the year’s.")
    said, _ = DeclaredTheme.objects.update_or_create(
        partnership=agency.partnership, agency=agency, theme=theme,
        defaults={"answer": answer, "evidence": evidence, "next_step": next_step, "as_last_year": False},
    )  # fmt: skip
    return said


@operation("reviews.declare_as_last_year", on="agency")
def declare_as_last_year(actor: Actor, *, agency: AgencyDeclaration) -> AgencyDeclaration:
    """Take over what the agency declared last, of every theme it has not answered yet. It is marked as taken over, and
    still has to be declared.

    Raises:
        MoveRefused: it is declared or closed, or nothing that it declared before is asked again.
    """
    insist_asked(agency)
    before, said = last_year(agency), answers_of(agency)
    themes = set(agency.declaration.themes.values_list("pk", flat=True))
    taken = [each for each in before.answers.all() if each.theme_id in themes - set(said)] if before else []
    if not taken:
        raise MoveRefused("Nothing that you declared before is asked again and unanswered.")
    for each in taken:
        DeclaredTheme.objects.create(
            partnership=agency.partnership, agency=agency, theme=each.theme, answer=each.answer,
            evidence=each.evidence, next_step=each.next_step, as_last_year=True,
        )  # fmt: skip
    return agency


@operation("reviews.sign_declaration", on="agency")
def sign_declaration(actor: PersonActor, *, agency: AgencyDeclaration) -> AgencyDeclaration:
    """Declare it, for one's agency.

    Raises:
        MoveRefused: a theme is not answered, lacks its evidence or its next step; or the year is closed.
    """
    records.move(agency, "sign_declaration", facts=declared_facts(agency))
    AgencyDeclaration.objects.filter(pk=agency.pk).update(
        declared_by=people.person(actor.ref), declared_on=clock.today()
    )
    agency.refresh_from_db(fields=["declared_by", "declared_on"])
    notices.settle(record_ref=agency.ref, what=DECLARE)
    return agency


@operation("reviews.reopen_declaration", on="agency")
def reopen_declaration(actor: Actor, *, agency: AgencyDeclaration, reason: str) -> AgencyDeclaration:
    """Open an agency's declaration again while the year is open, because it is not so after all."""
    records.move(agency, "reopen_declaration", reason=reason, facts=declared_facts(agency))
    owe(agency)
    return agency


@operation("reviews.close_declaration", on="declaration")
def close_declaration(actor: Actor, *, declaration: Declaration) -> Declaration:
    """Close the year: nothing is asked of anybody any more, and who did not declare stays to be seen."""
    records.move(declaration, "close_declaration")
    for agency in declaration.agencies.filter(state="asked"):
        notices.lift(record_ref=agency.ref)
    return declaration
