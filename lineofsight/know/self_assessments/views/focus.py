"""What a round reads closely: the questions chosen, every answer to them by code, and the key to the codes."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import csv_file
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people.record_pages import asked
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.forms.focus import FocusFilter, FocusForm
from lineofsight.know.self_assessments.selectors import focus as selectors
from lineofsight.know.self_assessments.selectors import rounds
from lineofsight.know.self_assessments.views.rounds import crumbs, round_address

VERDICTS = {"met": "Fully in place", "partly": "Partly", "not_met": "Not in place", "not_applicable": "Does not apply"}


def focus_address(one) -> str:
    """The page of the answers that are read closely."""
    return address("self_assessments:focus", ref=one.ref)


def round_crumbs(one) -> list[Crumb]:
    return crumbs(Crumb(one.name, round_address(one)))


@may("self_assessments.choose_focus")
def choose_focus(request: Visit, one) -> HttpResponse:
    """Choose what is read closely."""
    form = FocusForm(request.POST or None, questions=rounds.questions_of(one), chosen=one.focus)
    return asked(
        request, form, lambda items: services.rounds.choose_focus(request.actor, one=one, items=items),
        heading="Which questions do you want to read closely this time?", submit="Save",
        lede="Choose up to five. Organisations are asked the same; you read every answer to these side by side.",
        done="Saved.", back=focus_address(one), crumbs=round_crumbs(one),
    )  # fmt: skip


@may("self_assessments.see_round")
def focus(request: Visit, one) -> HttpResponse:
    """Every answer to the focus questions, by code."""
    form, found = filtered(request, one)
    about = {
        "one": one, "form": form, "found": found, "verdicts": VERDICTS, "items": selectors.focus_items(one),
        "chooses": permitted(request.actor, "self_assessments.choose_focus", one),
        "holds_key": permitted(request.actor, "self_assessments.see_codes", one),
        "csv": f"{address('self_assessments:focus_csv', ref=one.ref)}?{request.GET.urlencode()}",
        "crumbs": round_crumbs(one),
    }  # fmt: skip
    return render(request, "self_assessments/focus.html", about)


def filtered(request: Visit, one):
    """The filter, and the answers it lets through."""
    form = FocusFilter(request.GET, items=selectors.focus_items(one))
    return form, list(selectors.focus_answers(one, **(form.cleaned_data if form.is_valid() else {})))


@may("self_assessments.see_round")
def focus_csv(request: Visit, one) -> HttpResponse:
    """The same as a file, with an empty column for the codes of whoever reads it."""
    _, found = filtered(request, one)
    heads = ("Organisation", "Kind", "Item", "Question", "Comes to", "Answer", "What they said", "Your code")
    rows = (
        (each.code, each.kind, each.item.key, each.item.text, VERDICTS.get(each.verdict, ""), each.text, each.note, "")
        for each in found
    )
    return csv_file("focus.csv", heads, rows)


@may("self_assessments.see_codes")
def focus_codes(request: Visit, one) -> HttpResponse:
    """The key: which code stands for which organisation."""
    about = {
        "one": one, "codes": selectors.codes_of(one),
        "crumbs": [*round_crumbs(one), Crumb("Focus questions", focus_address(one))],
    }  # fmt: skip
    return render(request, "self_assessments/focus_codes.html", about)
