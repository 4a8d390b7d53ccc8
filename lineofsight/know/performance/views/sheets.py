"""A return as one sheet: the template to fill in, and the sheet that comes back, as a file or pasted."""

from django.contrib import messages
from django.core.files.base import ContentFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design import forms
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import attached, csv_file
from lineofsight.core.design.workbooks import XLSX, Sheet, workbook
from lineofsight.core.documents.selectors import files_of
from lineofsight.core.documents.services import FileRefused
from lineofsight.core.documents.views import serve
from lineofsight.core.insight import selectors as insight
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.performance import selectors
from lineofsight.know.performance.rules.answers import doubt_about
from lineofsight.know.performance.rules.sheet import COLUMNS, AskedFor, read_sheet, template
from lineofsight.know.performance.services import returns as services
from lineofsight.know.performance.views.returns import crumb_of

# What a person looks at and does not fill in: code, what is asked, period, last time.
LOCKED = frozenset({0, 1, 2, 9})


def asked_for(request: Visit, agency_return) -> dict[str, AskedFor]:
    """The items of a return that this person was given, as a sheet asks for them."""
    items = selectors.items_for(request.actor, agency_return)
    last = selectors.last_values(agency_return, items)
    found = {}
    for item in items:
        row = last.get(item.indicator)
        before = item.definition.text_of(row.value) if row is not None and row.value is not None else ""
        found[item.indicator] = AskedFor(item.definition, item.period, item.answer, before)
    return found


@may("performance.answer_return")
def sheet_xlsx(request: Visit, agency_return) -> HttpResponse:
    """The sheet to fill in, as a workbook: codes and last time's values cannot be overwritten by a slip."""
    rows = template(asked_for(request, agency_return).values(), request.partnership.area_name)
    content = workbook(Sheet(agency_return.request.period.label, COLUMNS, rows, locked=LOCKED))
    name = f"figures-{agency_return.request.period.slug}.xlsx"
    return HttpResponse(content, content_type=XLSX, headers=attached(name))


@may("performance.answer_return")
def sheet_csv(request: Visit, agency_return) -> HttpResponse:
    """The sheet to fill in, as plain text."""
    rows = template(asked_for(request, agency_return).values(), request.partnership.area_name)
    return csv_file(f"figures-{agency_return.request.period.slug}.csv", COLUMNS, rows, for_excel=True)


@may("performance.answer_return")
def save_answers(request: Visit, agency_return) -> HttpResponse:
    """Send a whole sheet: every cell is right and all is saved, or each that is wrong is named and nothing is."""
    form = forms.TableForm(request.POST or None, request.FILES or None)
    faults: list = []
    if form.is_bound and form.is_valid():
        sheet = read_sheet(
            form.cleaned_data["table"], asked_for(request, agency_return), insight.areas(request.partnership)
        )
        faults = sheet.faults
        if not faults and not sheet.answers:
            form.add_error("file", "Every row is empty. Fill in the numbers and send it again")
        elif not faults and take(request, agency_return, form, sheet.answers):
            return redirect(address("performance:return", ref=agency_return.ref))
    about = {
        "form": form, "agency_return": agency_return, "faults": faults or form.faults, "columns": COLUMNS,
        "crumbs": [crumb_of(agency_return)],
    }  # fmt: skip
    wrong = faults or (form.is_bound and form.errors)
    return render(request, "performance/save_answers.html", about, status=422 if wrong else 200)


def take(request: Visit, agency_return, form, answers: dict) -> bool:
    """Save a sheet's answers and say how it went; what stands in the way is said on the form."""
    upload = ContentFile(form.content, name=form.name) if form.cleaned_data.get("file") else None
    try:
        items = services.save_answers(request.actor, agency_return=agency_return, answers=answers, upload=upload)
    except (services.SheetRefused, MoveRefused, FileRefused) as refused:
        form.add_error(None, str(refused))
        return False
    last = selectors.last_values(agency_return, items)
    doubtful = [
        item.definition.name
        for item in items
        if doubt_about(item.definition, item.answer, selectors.last_value(last.get(item.indicator)))
    ]
    said = f"{len(items)} {'answer is' if len(items) == 1 else 'answers are'} saved."
    if doubtful:
        said += f" Moved a long way or off target, and to be checked: {', '.join(doubtful)}."
    messages.success(request, said)
    return True


@may("performance.open_return")
def return_file(request: Visit, agency_return, file: str) -> HttpResponse:
    """A file that came with a return, for its agency and those who check it."""
    kept = next((each for each in files_of(agency_return.ref) if each.ref == file), None)
    if kept is None:
        raise Http404("There is no such file.")
    return serve(request, kept)
