"""Yearly learning declarations: opened and closed by the business manager, declared by each agency's lead."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people.record_pages import Button, ask, asked, buttons, history_of, since
from lineofsight.kernel import clock
from lineofsight.learn.reviews.forms.declaring import DeclarationForm, DeclaredThemeForm
from lineofsight.learn.reviews.rules.declaring import ANSWERS, COLOURS
from lineofsight.learn.reviews.selectors import declaring as selectors
from lineofsight.learn.reviews.selectors.briefings import released_themes
from lineofsight.learn.reviews.services import declaring as services

WORDS = {"answers": ANSWERS, "colours": COLOURS}


def way(*steps) -> list[Crumb]:
    """The way back."""
    first = [Crumb("Learning declarations", address("reviews:declarations"))]
    return [*first, *(Crumb(each.title, own_address(each)) for each in steps)]


def own_address(record) -> str:
    """The page of a declaration, the year's or an agency's."""
    return address(record.KIND.replace(".", ":"), ref=record.ref)


@may("reviews.list_declarations")
def declarations(request: Visit) -> HttpResponse:
    """Every year's declaration; of an agency's lead, their own."""
    opens = permitted(request.actor, "reviews.open_declaration", request.partnership)
    every = selectors.declarations_seen(request.actor).filter(partnership=request.partnership)
    about = {
        "rows": list(every), "own": list(selectors.own_declarations(request.actor, request.partnership)),
        "opens": opens and released_themes(request.partnership).exists(), "manages": opens, "crumbs": [],
    }  # fmt: skip
    return render(request, "reviews/declarations.html", about)


@may("reviews.open_declaration")
def open_declaration(request: Visit) -> HttpResponse:
    """Open a year's declaration."""
    themes = list(released_themes(request.partnership))
    first = {"year": clock.today().year, "themes": [theme.ref for theme in themes]}
    return asked(
        request, DeclarationForm(request.POST or None, initial=first, themes=themes),
        lambda **given: services.open_declaration(request.actor, partnership=request.partnership, **given),
        heading="Open a year’s learning declaration", submit="Open it", done="It is open. Each agency owes its word.",
        lede="Each partner agency’s lead says of each theme how far the agency is, and how one can see it.",
        back=address("reviews:declarations"), at=own_address, crumbs=way(),
    )  # fmt: skip


@may("reviews.see_declaration")
def declaration(request: Visit, declaration) -> HttpResponse:
    """A whole year: who is how far with which theme."""
    about = {
        "declaration": declaration, "year": selectors.year_of(declaration), "since": since(declaration),
        "moves": buttons(request, declaration, "reviews", grave=("close_declaration",)),
        "history": history_of(declaration), "today": clock.today(), "crumbs": way(), **WORDS,
    }  # fmt: skip
    return render(request, "reviews/declaration.html", about)


@may("reviews.close_declaration")
def close_declaration(request: Visit, declaration) -> HttpResponse:
    """Close a year."""
    waiting = len(selectors.year_of(declaration).waiting)
    late = f"{waiting} {'agency has' if waiting == 1 else 'agencies have'} not declared, which stays to be seen. "
    return ask(
        request, lambda: services.close_declaration(request.actor, declaration=declaration),
        heading="Close this year’s declaration?", confirm="Close it", done="It is closed.", grave=True,
        consequence=f"{late if waiting else ''}Nothing of it is changed any more.", back=own_address(declaration),
        crumbs=way(declaration),
    )  # fmt: skip


@may("reviews.see_agency_declaration")
def agency_declaration(request: Visit, agency) -> HttpResponse:
    """One agency's own: each theme, last year's word beside it. Others read it once it is declared."""
    declares = permitted(request.actor, "reviews.declare_theme", agency)
    editable = declares and agency.state == "asked" and agency.declaration.state == "open"
    about = {
        "agency": agency, "lines": selectors.lines_of(agency) if declares or agency.state == "declared" else [],
        "editable": editable, "last": selectors.last_year(agency), "since": since(agency),
        "moves": moves(request, agency, editable), "history": history_of(agency), "crumbs": way(), **WORDS,
    }  # fmt: skip
    return render(request, "reviews/agency_declaration.html", about)


def moves(request: Visit, agency, editable: bool) -> list[Button]:
    """What may be done: as last year where there is something to take over, and its moves while the year is open."""
    made = buttons(request, agency, "reviews") if agency.declaration.state == "open" else []
    lines = selectors.lines_of(agency)
    if editable and any(each.last and not each.said for each in lines):
        made = [Button("As last year", address("reviews:declare_as_last_year", ref=agency.ref)), *made]
    return made


@may("reviews.declare_theme")
def declare_theme(request: Visit, agency, theme: str) -> HttpResponse:
    """Say of one theme how far the agency is. Raises Http404 where the year does not ask it."""
    line = selectors.line_of(agency, theme)
    if line is None:
        raise Http404("The year does not ask for this theme.")
    row = line.said or line.last
    first = {"answer": row.answer, "evidence": row.evidence, "next_step": row.next_step} if row else {}
    meaning = f"{line.theme.meaning} " if line.theme.meaning else ""
    last = (
        f"Last time: {ANSWERS[line.last.answer].lower()}. It stands in the fields."
        if line.last and not line.said
        else ""
    )
    return asked(
        request, DeclaredThemeForm(request.POST or None, initial=first),
        lambda **given: services.declare_theme(request.actor, agency=agency, theme=line.theme, **given),
        heading=line.theme.name, lede=f"{meaning}{last}", submit="Save", done="It is saved. Nobody else reads it yet.",
        back=own_address(agency), crumbs=way(agency),
    )  # fmt: skip


@may("reviews.declare_as_last_year")
def declare_as_last_year(request: Visit, agency) -> HttpResponse:
    """Take over last year's words."""
    return ask(
        request, lambda: services.declare_as_last_year(request.actor, agency=agency), heading="Is it as it was?",
        consequence="What you declared last is taken over for each theme that you have not answered. It is marked so, "
        "and you still declare it.",
        confirm="As last year", done="It is taken over. Read it, and declare it.", back=own_address(agency),
        crumbs=way(agency),
    )  # fmt: skip


@may("reviews.sign_declaration")
def sign_declaration(request: Visit, agency) -> HttpResponse:
    """Declare it."""
    return ask(
        request, lambda: services.sign_declaration(request.actor, agency=agency),
        heading=f"Declare this for {agency.organisation.name}?", confirm="Declare it", done="It is declared.",
        consequence="The partnership’s own people read it then, with your name and today’s day.",
        back=own_address(agency), crumbs=way(agency),
    )  # fmt: skip


@may("reviews.reopen_declaration")
def reopen_declaration(request: Visit, agency) -> HttpResponse:
    """Open it again."""
    return ask(
        request, lambda **given: services.reopen_declaration(request.actor, agency=agency, **given),
        heading="Open this declaration again?", confirm="Open it again", done="It is open again.", reason=True,
        consequence="It is owed again by the day of the year’s declaration.", back=own_address(agency),
        crumbs=way(agency),
    )  # fmt: skip
