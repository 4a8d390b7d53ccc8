"""What an agency's own system is given and sends: the request to build from, and the return that was built."""

import json

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.child_level import file_looks_child_level
from lineofsight.core.design.downloads import attached
from lineofsight.core.design.moves import ConfirmForm
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.kernel.numbers import number_text
from lineofsight.kernel.signed_returns import NotAReturn, SignedReturn, SignedValue
from lineofsight.know.performance import selectors
from lineofsight.know.performance.forms import BuiltReturnForm
from lineofsight.know.performance.rules.answers import value_of
from lineofsight.know.performance.rules.desk import answer_of
from lineofsight.know.performance.services import desk as services
from lineofsight.know.performance.services.returns import SheetRefused
from lineofsight.know.performance.views.returns import crumb_of

WORDS = {"suppressed": "suppressed", "not_applicable": "not applicable", "not_available": "not available"}


@may("performance.take_built_return")
def hand_out_request(request: Visit, agency_return) -> HttpResponse:
    """Download the request for one's own system: a small file with what is asked for and a code used once."""
    page = address("performance:take_built_return", ref=agency_return.ref)
    if not ConfirmForm(request.POST if request.method == "POST" else None).is_valid():
        return redirect(page)
    try:
        _, code = services.hand_out_request(request.actor, agency_return=agency_return)
    except MoveRefused as refused:
        messages.error(request, str(refused))
        return redirect(page)
    content = json.dumps(selectors.request_data(agency_return, code), ensure_ascii=False, indent=1)
    name = f"request-{agency_return.request.period.slug}.json"
    return HttpResponse(content, content_type="application/json", headers=attached(name))


@may("performance.take_built_return")
def take_built_return(request: Visit, agency_return) -> HttpResponse:
    """Send a return that one's own system built: what it holds is shown first, and taken when that is confirmed."""
    form = BuiltReturnForm(request.POST or None, request.FILES or None)
    made, content = None, b""
    faults: list[str] = []
    if form.is_bound and form.is_valid():
        content = form.cleaned_data["bytes"]
        made, faults = looked_at(agency_return, content)
        if made and "take" in request.POST and take(request, agency_return, form, content):
            return redirect(address("performance:return", ref=agency_return.ref))
    refused = agency_return.LIFECYCLE.refusal(
        "take_built_return", agency_return.state, selectors.return_facts(agency_return)
    )
    about = {
        "form": form, "agency_return": agency_return, "faults": faults, "made": made, "refused": refused,
        "rows": rows_of(agency_return, made) if made else [], "content": content.decode() if made else "",
        "handed_out": selectors.handed_out(agency_return), "crumbs": [crumb_of(agency_return)],
    }  # fmt: skip
    wrong = faults or (form.is_bound and form.errors)
    return render(request, "performance/take_built_return.html", about, status=422 if wrong else 200)


def looked_at(agency_return, content: bytes) -> tuple[SignedReturn | None, list[str]]:
    """What a file holds where it can be taken; or why it cannot. One about single children is told first."""
    if told := file_looks_child_level(content):
        return None, [told]
    try:
        return services.read_built(agency_return, content)[0], []
    except NotAReturn as refused:
        return None, [str(refused)]
    except services.BuiltRefused as refused:
        return None, refused.faults


def take(request: Visit, agency_return, form, content: bytes) -> bool:
    """Take what was looked at, and say so; what stands in the way is said on the form."""
    try:
        services.take_built_return(request.actor, agency_return=agency_return, content=content)
    except (services.BuiltRefused, NotAReturn, SheetRefused, MoveRefused) as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "The figures are taken. Answer what is left, then check and sign off.")
    return True


def rows_of(agency_return, made: SignedReturn) -> list[dict]:
    """What a return holds, in the words of its definitions, and what is answered already and would be replaced."""
    items = {item.indicator: item for item in selectors.items_asked(agency_return)}
    return [row_of(items[value.indicator], value) for value in made.values]


def part_text(value: SignedValue, part: str) -> str:
    """One part as it is read."""
    return number_text(value.parts[part]) if part in value.parts else WORDS["suppressed"]


def row_of(item, value: SignedValue) -> dict:
    definition, labels = item.definition, item.definition.labels
    number = value_of(definition, answer_of(value))
    told, counts = {*value.parts, *value.hidden}, ""
    if value.numerator is not None and value.denominator is not None:
        counts = f"{number_text(value.numerator)} of {number_text(value.denominator)}"
    return {
        "name": definition.name,
        "text": definition.text_of(number) if number is not None else WORDS.get(value.absence, ""),
        "counts": counts,
        "why": value.comment,
        "parts": [(label, part_text(value, part)) for part, label in labels.items() if part in told],
        "hidden": [(label, value.hidden[part]) for part, label in labels.items() if part in value.hidden],
        "replaces": item.answer.given,
    }
