"""What an analyst arranges before asking: who is asked for what, for which other areas, with which questions."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight import services as insight_services
from lineofsight.core.insight.rules import Indicator
from lineofsight.know.performance import selectors
from lineofsight.know.performance.forms import AreaForm, QuestionsForm, SupplierForm
from lineofsight.know.performance.services import arrangements as services


@may("performance.choose_supplier")
def suppliers(request: Visit) -> HttpResponse:
    """Every indicator by domain: the kind of agency it comes from, who will be asked, and why nobody will."""
    everything = selectors.arrangements(request.partnership)
    waiting = [each for each in everything if each.state in (selectors.CHOOSE, selectors.NOBODY)]
    domains = library.current().domains
    about = {
        "sentence": suppliers_sentence(everything, waiting),
        "waiting": by_reason(waiting),
        "groups": [(domain, of) for domain in domains if (of := of_domain(everything, domain.key))],
        "crumbs": [],
    }
    return render(request, "performance/suppliers.html", about)


def by_reason(waiting: list) -> list[tuple[str, str, list]]:
    """What stands in the way, each once, with whether choosing would help and the indicators it holds up; what holds
    up most first."""
    found: dict[tuple[str, str], list] = {}
    for each in waiting:
        found.setdefault((each.why, each.state), []).append(each)
    in_order = sorted(found.items(), key=lambda item: -len(item[1]))
    return [(why, state, held_up) for (why, state), held_up in in_order]


def of_domain(arranged: list, key: str) -> list:
    """Of some arrangements, those of one domain."""
    return [each for each in arranged if each.indicator.domain == key]


def suppliers_sentence(everything: list, waiting: list) -> str:
    """For how many indicators somebody will be asked, and for how many the analyst must do something first."""
    here = sum(1 for each in everything if each.state == selectors.HERE)
    asked = len(everything) - len(waiting) - here
    said = f"For {asked} of {len(everything)} indicators somebody will be asked, from the next request on."
    if here:
        said += f" {here} are counted here, from the partnership’s own records."
    choose = sum(1 for each in waiting if each.state == selectors.CHOOSE)
    if choose:
        said += f" For {choose} there are several agencies and one has to be chosen."
    if len(waiting) > choose:
        said += f" For {len(waiting) - choose} there is nobody to ask yet."
    return said


@may("performance.choose_supplier")
def choose_supplier(request: Visit, key: str) -> HttpResponse:
    """Choose who is asked for one indicator."""
    measure = found_indicator(key)
    if measure.counted_here:
        raise Http404("Nobody is asked for what is counted here.")
    arranged = selectors.arrangement(request.partnership, measure)
    offered = selectors.could_be_asked(request.partnership, measure)
    chosen = arranged.chosen.ref if arranged.chosen else ""
    initial = {"organisation": chosen or "none"} if arranged.asked or chosen else None
    others = selectors.held_up_alike(request.partnership, measure)
    form = SupplierForm(request.POST or None, offered=offered, kind=arranged.kind, others=others, initial=initial)
    if form.is_bound and form.is_valid():
        wanted = form.cleaned_data["organisation"]
        organisation = next((each for each, _ in offered if each.ref == wanted), None)
        keys = [measure.key, *(form.cleaned_data.get("also") or ())]
        for each in keys:
            services.choose_supplier(
                request.actor, partnership=request.partnership, indicator=each, organisation=organisation
            )
        said = f"{organisation.name} is asked" if organisation else "The kind of agency decides who is asked"
        named = f"“{measure.name}”" if len(keys) == 1 else f"{len(keys)} indicators"
        messages.success(request, f"{said} for {named} from the next request on.")
        return redirect(address("performance:suppliers"))
    about = {
        "form": form,
        "indicator": measure,
        "arranged": arranged,
        "crumbs": [Crumb("Who is asked", address("performance:suppliers"))],
    }
    return render(request, "performance/choose_supplier.html", about)


def found_indicator(key: str) -> Indicator:
    """The indicator of a key in the library that stands.

    Raises:
        Http404: there is none.
    """
    indicator = library.indicator(key)
    if indicator is None:
        raise Http404("There is no such indicator.")
    return indicator


@may("insight.declare_area")
def declare_area(request: Visit) -> HttpResponse:
    """The areas figures may be about, and one more; or another name for one of them."""
    known = insight.areas(request.partnership)
    own = request.partnership.area_code
    renaming = request.GET.get("code", "")
    renaming = renaming if renaming in known and renaming != own else ""
    initial = {"name": known[renaming]} if renaming else None
    form = AreaForm(request.POST or None, known=known, renaming=renaming, initial=initial)
    if form.is_bound and form.is_valid():
        code = renaming or form.cleaned_data["code"]
        made = insight_services.declare_area(
            request.actor, partnership=request.partnership, code=code, name=form.cleaned_data["name"]
        )
        said = f"{code} is called {made.name} now." if renaming else f"Agencies can give figures for {made.name} now."
        messages.success(request, said)
        return redirect(address("performance:declare_area"))
    others = [(code, name) for code, name in known.items() if code != own]
    about = {"form": form, "own": (own, known[own]), "others": others, "renaming": renaming, "crumbs": []}
    return render(request, "performance/declare_area.html", about)


@may("performance.set_questions")
def set_questions(request: Visit) -> HttpResponse:
    """The partnership's own questions of a figure: what is answered to now, and what is from here on."""
    asked = selectors.questions_with_answers(request.partnership)
    standing = [(each, answers) for each, answers in asked if each.ended_at is None]
    initial = {"texts": "\n".join(each.text for each, _ in standing)}
    form = QuestionsForm(request.POST or None, initial=initial)
    if form.is_bound and form.is_valid():
        made = services.set_questions(request.actor, partnership=request.partnership, texts=form.cleaned_data["texts"])
        count = len(made)
        said = (
            f"{count} question{'' if count == 1 else 's'} asked of every figure" if count else "No questions are asked"
        )
        messages.success(request, f"{said} from now on.")
        return redirect(address("performance:set_questions"))
    ended = [(each, answers) for each, answers in asked if each.ended_at is not None]
    about = {"form": form, "standing": standing, "ended": ended[::-1], "crumbs": []}
    return render(request, "performance/set_questions.html", about)
