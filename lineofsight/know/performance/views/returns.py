"""What an agency sees: its return, one question at a time, and sign-off."""

from dataclasses import replace
from decimal import Decimal

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access import selectors as access
from lineofsight.core.access import services as access_services
from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.moves import ConfirmForm
from lineofsight.core.design.shell import Crumb
from lineofsight.core.documents.selectors import files_of
from lineofsight.core.documents.services import FileRefused
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.figures import INTERNAL
from lineofsight.core.insight.models import Origin
from lineofsight.core.notices import services as notices
from lineofsight.core.records import selectors as records
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.kernel.numbers import number_text
from lineofsight.know.performance import selectors
from lineofsight.know.performance.forms import (
    AnswerForm,
    CodeForm,
    CommentaryForm,
    CorrectForm,
    EnterForm,
    PassOnForm,
    decimal_text,
    part_name,
)
from lineofsight.know.performance.rules.answers import confirmation_wanted, doubt_about, value_of
from lineofsight.know.performance.services import returns as services
from lineofsight.know.performance.views.requests import history_rows

CODES_AN_HOUR = 10


def crumb_of(agency_return) -> Crumb:
    return Crumb(agency_return.title, address("performance:return", ref=agency_return.ref))


@may("performance.list_returns")
def list_returns(request: Visit) -> HttpResponse:
    """Every return of the agencies somebody leads for, the latest period first."""
    listed = selectors.returns_listed(request.actor, request.partnership)
    return render(request, "performance/list_returns.html", {"listed": listed, "today": clock.today(), "crumbs": []})


@may("performance.see_return")
def return_page(request: Visit, agency_return) -> HttpResponse:
    """One agency's return: each item with how it stands, and what is left to do."""
    items = selectors.items_for(request.actor, agency_return)
    last = selectors.last_values(agency_return, items)
    standing = selectors.signed_off_values(agency_return)
    answers = permitted(request.actor, "performance.answer_return", agency_return)
    signs = permitted(request.actor, "performance.sign_off_return", agency_return)
    opened = answers or insight.audience_of(request.actor, agency_return.partnership) == INTERNAL
    enters = permitted(request.actor, "performance.enter_on_behalf", agency_return)
    ends = [item.period.end for item in items]
    book = insight.book(agency_return.partnership, [item.indicator for item in items], ends=ends)
    rows = [
        item_row(item, last.get(item.indicator), standing.get(item.indicator))
        if opened
        else closed_row(item, book, standing.get(item.indicator))
        for item in items
    ]
    about = {
        "agency_return": agency_return,
        "rows": rows,
        "answered": sum(1 for row in rows if row["item"].answer.given),
        "waiting": next((row["item"] for row in rows if not row["item"].answer.given), None),
        "answers": answers and agency_return.state in {"asked", "started"} and agency_return.request.state == "issued",
        "signs": signs,
        "passed_part": bool(getattr(request.actor, "part", ())),
        "corrects": signs and selectors.correctable(agency_return),
        "enters": enters and agency_return.state in {"asked", "started"},
        "commented": selectors.keys_commented(agency_return) if answers else set(),
        "comments": answers and bool(selectors.questions_of(agency_return.partnership)),
        "files": files_of(agency_return.ref)
        if permitted(request.actor, "performance.open_return", agency_return)
        else [],
        "asks": permitted(request.actor, "performance.create_request", agency_return.partnership),
        "sends": permitted(request.actor, "performance.send_link", agency_return),
        "queries": selectors.in_part(request.actor, selectors.queries_of(agency_return)),
        "history": history_rows(agency_return, records.history(agency_return)),
        "late": (clock.today() - agency_return.request.due).days,
        "server": bool(settings.EMAIL_HOST),
        "crumbs": [],
    }
    return render(request, "performance/return.html", about)


def item_row(item, last, standing) -> dict:
    """An item as the return's page lists it: what was said, last time's value, and whether it must be confirmed."""
    definition = item.definition
    value = value_of(definition, item.answer)
    doubt = doubt_about(definition, item.answer, selectors.last_value(last))
    text = item.get_absence_display() if item.absence else definition.text_of(value) if value is not None else ""
    return {
        "item": item,
        "text": text,
        "doubt": doubt,
        "last": f"last time {definition.text_of(last.value)}"
        if last and last.value is not None
        else "not asked before",
        "standing": standing,
        "comment": item.comment,
        "where_from": item.where_from if item.on_behalf else "",
        "counts": counts_text(item) if definition.has_denominator else "",
        "parts": parts_told(item),
    }


def parts_told(item) -> list[tuple[str, str]]:
    """What a number is made of, with what the agency's own desk hid said as such."""
    given = {part: number_text(Decimal(count)) for part, count in item.parts.items()}
    told = given | dict.fromkeys(item.hidden, "suppressed")
    return [(label, told[part]) for part, label in item.definition.labels.items() if part in told]


def counts_text(item) -> str:
    """The two counts of a share, as typed."""
    if item.numerator is None or item.denominator is None:
        return ""
    return f"{number_text(item.numerator.normalize())} of {number_text(item.denominator.normalize())}"


def closed_row(item, book, standing) -> dict:
    """An item as those see it who neither gave it nor check it: nothing before sign-off, then what may be shown."""
    text = "answered" if item.answer.given else ""
    if standing:
        about = book.elsewhere(item.area) if item.area else book
        text = about.figure(item.definition, item.period, source=standing.source_id).text
    return {
        "item": item,
        "text": text,
        "doubt": "",
        "last": "",
        "standing": standing,
        "comment": standing.comment if standing else "",
        "where_from": standing.place if standing and standing.origin == Origin.ENTERED else "",
        "parts": [],
    }


def found_item(request: Visit, agency_return, key: str):
    item = selectors.item_of(request.actor, agency_return, key)
    if item is None:
        raise Http404("This return does not ask for that.")
    return item


def typed_before(item) -> dict:
    """What was saved for an item, as the form shows it again."""
    return {
        **{part_name(breakdown): decimal_text(Decimal(count)) for breakdown, count in item.parts.items()},
        "numerator": decimal_text(item.numerator),
        "denominator": decimal_text(item.denominator),
        "value": decimal_text(item.value),
        "area": item.area,
        "where_from": item.where_from,
        "absence": item.absence,
        "comment": item.comment,
        "confirmed": item.confirmed,
    }


def entered_before(request: Visit, item) -> dict:
    """What was entered for an agency, to whoever entered it or checks it: anybody else begins with an empty form."""
    own = item.answered_by == request.actor.ref
    checks = insight.audience_of(request.actor, request.partnership) == INTERNAL
    return typed_before(item) if own or checks else {}


@may("performance.answer_return")
def save_answer(request: Visit, agency_return, key: str) -> HttpResponse:
    """One question: the number, or why there is none. Saved when it is sent; nothing is lost by leaving."""
    item = found_item(request, agency_return, key)
    last = selectors.last_values(agency_return, [item]).get(key)
    before = selectors.last_value(last)
    doubt = doubt_about(item.definition, item.answer, before)
    confirming = bool(confirmation_wanted(item.definition, item.answer, before)) or "confirmed" in request.POST
    about = {"indicator": item.definition, "areas": insight.areas(request.partnership), "before": item.answer}
    form = AnswerForm(request.POST or None, confirming=confirming, initial=typed_before(item), **about)
    if form.is_bound and form.is_valid():
        doubt = keep(request, agency_return, item, form, before)
        if doubt is None and not form.errors:
            return redirect(following(request, agency_return, key))
        if doubt:
            moved = confirmation_wanted(item.definition, form.answer(), before)
            form = AnswerForm(request.POST, confirming=bool(moved), **about)
            form.is_valid()
            if moved and not form.cleaned_data.get("comment") and "confirmed" in request.POST:
                form.add_error("comment", "Say why it moved")
    about = {
        "form": form, "item": item, "indicator": item.definition, "last": last, "doubt": doubt,
        "agency_return": agency_return, "crumbs": [crumb_of(agency_return)],
    }  # fmt: skip
    return render(request, "performance/save_answer.html", about)


def keep(request: Visit, agency_return, item, form: AnswerForm, before) -> str | None:
    """Save an answer. Returns what must still be confirmed or explained, or none when it stands."""
    answer = form.answer()
    if not answer.comment and confirmation_wanted(item.definition, answer, before):
        answer = replace(answer, confirmed=False)
    try:
        services.save_answer(request.actor, agency_return=agency_return, indicator=item.indicator, answer=answer)
    except services.Unanswerable as wrong:
        form.refuse(wrong.problems)
        return None
    except MoveRefused as refused:
        form.add_error(None, str(refused))
        return None
    return doubt_about(item.definition, answer, before) or None


def following(request: Visit, agency_return, key: str) -> str:
    """The next item that has no answer yet, or the return's own page when all have."""
    items = selectors.items_for(request.actor, agency_return)
    keys = [item.indicator for item in items]
    after = items[keys.index(key) + 1 :] + items[: keys.index(key)]
    waiting = next((item for item in after if not item.answer.given), None)
    if waiting is None:
        return address("performance:return", ref=agency_return.ref)
    return address("performance:save_answer", ref=agency_return.ref, key=waiting.indicator)


@may("performance.sign_off_return")
def sign_off_return(request: Visit, agency_return) -> HttpResponse:
    """Check every answer, then sign off in one's own name; by link, with a code sent to the registered address."""
    by_link = request.actor.kind == "grant"
    items = selectors.items_for(request.actor, agency_return)
    last = selectors.last_values(agency_return, items)
    refused = agency_return.LIFECYCLE.refusal(
        "sign_off_return", agency_return.state, selectors.return_facts(agency_return)
    )
    # Where it cannot be signed off yet the page says so and asks nothing, and no code is spent on it.
    form = (CodeForm if by_link else ConfirmForm)(None if refused else request.POST or None)
    if form.is_bound and form.is_valid():
        refused = sign(request, agency_return, form)
        if refused is None:
            messages.success(request, "Signed off. Thank you: that is all we need.")
            return redirect(address("performance:return", ref=agency_return.ref))
        form.add_error("code" if by_link else None, refused)
        refused = None
    about = {
        "form": form, "agency_return": agency_return, "by_link": by_link, "refused": refused,
        "rows": [item_row(item, last.get(item.indicator), None) for item in items],
        "crumbs": [crumb_of(agency_return)],
    }  # fmt: skip
    return render(request, "performance/sign_off_return.html", about)


def sign(request: Visit, agency_return, form) -> str | None:
    """Sign off. Returns why not, or none when it is done."""
    code = None
    if "code" in form.fields:
        code = access_services.confirm_code(request.actor, digits=form.cleaned_data["code"])
        if code is None:
            return "This code is wrong, too old or was tried too often. Check it, or ask for a new one"
    try:
        services.sign_off_return(request.actor, agency_return=agency_return, code=code)
    except MoveRefused as refused:
        return str(refused)
    return None


@may("performance.sign_off_return")
def send_code(request: Visit, agency_return) -> HttpResponse:
    """Send a code to the registered address of whoever came by link."""
    grant = access.grant_of(request.actor)
    if ConfirmForm(request.POST if request.method == "POST" else None).is_valid() and grant:
        if access.codes_sent(grant) < CODES_AN_HOUR:
            notices.send_code(request.actor, grant=grant)
            messages.info(request, "We have written a code to your registered e-mail address.")
        else:
            messages.error(request, "You have asked for many codes. Use the latest, or wait an hour.")
    return redirect(address("performance:sign_off_return", ref=agency_return.ref))


@may("performance.pass_on_part")
def pass_on_part(request: Visit, agency_return) -> HttpResponse:
    """Pass some items on to a named colleague, who gets a link to those and no more."""
    form = PassOnForm(request.POST or None, items=selectors.items_for(request.actor, agency_return))
    if form.is_bound and form.is_valid():
        services.pass_on_part(request.actor, agency_return=agency_return, **form.cleaned_data)
        messages.success(request, f"Passed on to {form.cleaned_data['name']}. You still sign off the whole.")
        return redirect(address("performance:return", ref=agency_return.ref))
    about = {"form": form, "agency_return": agency_return, "crumbs": [crumb_of(agency_return)]}
    return render(request, "performance/pass_on_part.html", about)


@may("performance.correct_value")
def correct_value(request: Visit, agency_return, key: str) -> HttpResponse:
    """Correct one value after sign-off, saying why; the old value stays in the history."""
    item = found_item(request, agency_return, key)
    form = CorrectForm(
        request.POST or None, indicator=item.definition, areas=insight.areas(request.partnership),
        before=item.answer, initial=typed_before(item),
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        try:
            services.correct_value(
                request.actor, agency_return=agency_return, indicator=key, answer=form.answer(),
                reason=form.cleaned_data["reason"],
            )  # fmt: skip
            messages.success(request, "Corrected. The old value stays in the history.")
            return redirect(address("performance:return", ref=agency_return.ref))
        except services.Unanswerable as wrong:
            form.refuse(wrong.problems)
        except MoveRefused as refused:
            form.add_error(None, str(refused))
    about = {
        "form": form, "item": item, "indicator": item.definition, "agency_return": agency_return,
        "standing": selectors.given_values(agency_return, [item]).get((key, item.area, "")),
        "crumbs": [crumb_of(agency_return)],
    }  # fmt: skip
    return render(request, "performance/correct_value.html", about)


@may("performance.enter_on_behalf")
def enter_on_behalf(request: Visit, agency_return, key: str) -> HttpResponse:
    """Enter a value for an agency that gave it another way: shown as such until the agency confirms it."""
    item = next((each for each in selectors.items_for(request.actor, agency_return) if each.indicator == key), None)
    if item is None or (item.answer.given and not item.on_behalf):
        raise Http404("This return does not ask for that, or the agency has answered it itself.")
    form = EnterForm(
        request.POST or None, request.FILES or None, indicator=item.definition,
        areas=insight.areas(request.partnership), initial=entered_before(request, item),
    )  # fmt: skip
    if form.is_bound and form.is_valid():
        try:
            services.enter_on_behalf(
                request.actor, agency_return=agency_return, indicator=key, answer=form.answer(),
                where_from=form.cleaned_data["where_from"], upload=form.cleaned_data["file"],
            )  # fmt: skip
            messages.success(request, f"Entered for {agency_return.organisation.name}, until they confirm it.")
            return redirect(address("performance:return", ref=agency_return.ref))
        except services.Unanswerable as wrong:
            form.refuse(wrong.problems)
        except (MoveRefused, FileRefused) as refused:
            form.add_error("file" if isinstance(refused, FileRefused) else None, str(refused))
    about = {
        "form": form, "item": item, "indicator": item.definition, "agency_return": agency_return,
        "crumbs": [crumb_of(agency_return)],
    }  # fmt: skip
    return render(request, "performance/enter_on_behalf.html", about)


@may("performance.write_commentary")
def write_commentary(request: Visit, agency_return, key: str) -> HttpResponse:
    """Say what a figure means, in answer to the partnership's questions."""
    item = found_item(request, agency_return, key)
    said = {each.question.ref: each.text for each in selectors.commentary_of(agency_return, key)}
    questions = selectors.questions_of(agency_return.partnership)
    form = CommentaryForm(request.POST or None, questions=questions, said=said)
    if form.is_bound and form.is_valid():
        services.write_commentary(request.actor, agency_return=agency_return, indicator=key, answers=form.answers())
        messages.success(request, f"Kept: what you say of “{item.definition.name}”.")
        return redirect(address("performance:return", ref=agency_return.ref))
    about = {
        "form": form, "item": item, "indicator": item.definition, "agency_return": agency_return,
        "crumbs": [crumb_of(agency_return)],
    }  # fmt: skip
    return render(request, "performance/write_commentary.html", about)
