"""Highlight reports: filled from what is known, sent to the Executive as one page, and answered."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from markupsafe import Markup

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.downloads import attached
from lineofsight.core.documents.html import html_blocks
from lineofsight.core.documents.pdf import DocumentRefused, pdf
from lineofsight.core.documents.tree import Block, Heading, from_json
from lineofsight.core.people.record_pages import asked, buttons, history_of, since
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.business_plan.forms import AnswerForm, HighlightForm
from lineofsight.lead.business_plan.selectors import highlights as selectors
from lineofsight.lead.business_plan.services import highlights as services
from lineofsight.lead.business_plan.views.frame import own_address, plan_crumbs

# Since when a first report tells, in days: a quarter.
FIRST = 91
# Of each list so many lines can be read through before it is sent.
LINES = 50


@may("business_plan.send_highlight")
def send_highlight(request: Visit, plan) -> HttpResponse:
    """A report as it would be sent, filled from what is known since a day; what must be decided is written here."""
    subjects, only_shown = selectors.subjects_of(plan), "show" in request.POST
    day = told_last(plan)
    first = {"of": selectors.WHOLE, "since": day}
    form = HighlightForm(request.POST or None, initial=first, subjects=subjects, only_shown=only_shown)
    given = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if given and not only_shown:
        try:
            sent = services.send_highlight(
                request.actor, plan=plan, subject=given["of"], since=given["since"], decide=given["decide"]
            )
            messages.success(request, "It is sent. What it says stands.")
            return redirect(own_address(sent))
        except MoveRefused as refused:
            form.add_error(None, str(refused))
    subject, since_day = given.get("of") or subjects[selectors.WHOLE], given.get("since") or day
    about = {
        "plan": plan, "form": form, "subject": subject, "since": since_day,
        "known": selectors.known_since(request.actor, plan, subject, since_day), "cancel_url": own_address(plan),
        "first": LINES, "crumbs": plan_crumbs(request, plan),
    }  # fmt: skip
    return render(request, "business_plan/send_highlight.html", about)


def told_last(plan) -> date:
    """Since when there is something new to tell: the last report, or a quarter ago."""
    last = plan.highlights.first()
    return last.created_at.date() if last else clock.today() - timedelta(days=FIRST)


@may("business_plan.see_highlight")
def highlight(request: Visit, highlight) -> HttpResponse:
    """A report as it was sent, and what the Executive said."""
    document = from_json(highlight.document)
    about = {
        "highlight": highlight,
        "parts": [drawn(block) for block in document.blocks],
        "since": since(highlight),
        "moves": buttons(request, highlight, "business_plan"),
        "history": history_of(highlight),
        "crumbs": plan_crumbs(request, highlight.plan),
    }
    return render(request, "business_plan/highlight.html", about)


def drawn(block: Block) -> tuple[str, Markup]:
    """A part of a report: a heading's words, or what stands under it."""
    if isinstance(block, Heading):
        return block.text, Markup("")
    return "", html_blocks([block], lambda chart: Markup(""))


@may("business_plan.see_highlight")
def highlight_pdf(request: Visit, highlight) -> HttpResponse:
    """The same as a PDF. Raises Http404 where it cannot be printed."""
    try:
        made = pdf(from_json(highlight.document), highlight.created_at)
    except DocumentRefused as refused:
        raise Http404(str(refused)) from None
    name = f"highlight-{highlight.ref}.pdf"
    return HttpResponse(made, content_type="application/pdf", headers=attached(name))


@may("business_plan.answer_highlight")
def answer_highlight(request: Visit, highlight) -> HttpResponse:
    """Write down what the Executive said."""
    return asked(
        request, AnswerForm(request.POST or None),
        lambda **given: services.answer_highlight(request.actor, highlight=highlight, **given),
        heading="What did the Executive say?", lede=highlight.decide, submit="Write it down",
        done="It is written down.", back=own_address(highlight), crumbs=plan_crumbs(request, highlight.plan),
    )  # fmt: skip
