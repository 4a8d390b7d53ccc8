"""What a parent answers once for its sites: begun, and answered section by section."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.moves import ConfirmForm
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people.record_pages import asked
from lineofsight.core.questions import library
from lineofsight.core.questions.pages import Desk, answer_page
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.selectors import sharing as selectors


def shared_address(sheet) -> str:
    """The page of what is shared by one question set."""
    return address("self_assessments:shared", ref=sheet.ref)


def section_address(sheet, key: str) -> str:
    return address("self_assessments:save_shared", ref=sheet.ref, key=key)


def shared_crumbs(*steps: Crumb) -> list[Crumb]:
    return [Crumb("Your sites", address("self_assessments:sites")), *steps]


@may("self_assessments.begin_shared")
def begin_shared(request: Visit, organisation, key: str) -> HttpResponse:
    """Begin to answer for all sites."""
    if key not in {each.name for each in library.stand_alone()}:
        raise Http404("There are no such questions.")
    return asked(
        request, ConfirmForm(request.POST if request.method == "POST" else None),
        lambda: services.sharing.begin_shared(request.actor, organisation=organisation, question_set=key),
        heading=f"Answer once for the sites of {organisation.name}?", submit="Begin",
        lede=f"Answer what is the same everywhere in “{library.newest(key).title}”, such as policies, and leave out "
        "the rest. Each site finds your answers filled in, and says for itself whether they are true there.",
        done="Begun. Answer what is the same at every site.", back=address("self_assessments:sites"),
        at=shared_address, crumbs=shared_crumbs(),
    )  # fmt: skip


@may("self_assessments.save_shared")
def shared_page(request: Visit, sheet) -> HttpResponse:
    """What is shared, section by section."""
    about = {
        "sheet": sheet, "progress": selectors.shared_progress(sheet),
        "section_address": lambda key: section_address(sheet, key), "crumbs": shared_crumbs(),
    }  # fmt: skip
    return render(request, "self_assessments/shared.html", about)


@may("self_assessments.save_shared")
def save_shared(request: Visit, sheet, key: str) -> HttpResponse:
    """One section of it."""
    desk = Desk(
        sheet=sheet, questions=sheet.questions, about=selectors.about_sites(sheet),
        save=lambda sent: services.sharing.save_shared(request.actor, sheet=sheet, sent=sent),
        address=lambda section: section_address(sheet, section), home=shared_address(sheet),
        caption=f"For every site of {sheet.organisation.name}",
        crumbs=shared_crumbs(Crumb(sheet.title, shared_address(sheet))),
    )  # fmt: skip
    return answer_page(request, desk, key)
