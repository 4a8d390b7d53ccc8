"""Comments on a section's draft: made, and settled."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.forms import CommentForm, ResolveForm
from lineofsight.lead.annual_report.selectors.comments import comments_on, open_comments
from lineofsight.lead.annual_report.services import comments as services
from lineofsight.lead.annual_report.views.frame import crumbs


@may("annual_report.comment_on_section")
def comment_on_section(request: Visit, section) -> HttpResponse:
    """Say something about a draft."""
    form = CommentForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            services.comment_on_section(request.actor, section=section, **form.cleaned_data)
            messages.success(request, f"Your comment stands beside “{section.title}”.")
            return redirect(address("annual_report:section", ref=section.ref) + "#comments")
        except MoveRefused as refused:
            form.add_error("text", str(refused))
    about = {
        "heading": f"Comment on “{section.title}”", "form": form, "submit": "Comment",
        "cancel_url": address("annual_report:section", ref=section.ref),
        "crumbs": crumbs(request, section.report, section),
    }  # fmt: skip
    return render(request, "design/form.html", about)


@may("annual_report.resolve_comment")
def resolve_comment(request: Visit, comment) -> HttpResponse:
    """Settle a comment by saying what was done about it."""
    form, section = ResolveForm(request.POST or None), comment.section
    if form.is_bound and form.is_valid():
        try:
            services.resolve_comment(request.actor, comment=comment, **form.cleaned_data)
            messages.success(request, "The comment is settled.")
            return redirect(address("annual_report:section", ref=section.ref) + "#comments")
        except MoveRefused as refused:
            form.add_error("answer", str(refused))
    about = {"form": form, "comment": comment, "section": section, "crumbs": crumbs(request, section.report, section)}
    return render(request, "annual_report/resolve_comment.html", about)


def commented(request: Visit, section) -> dict:
    """The comments on a section for a page that shows them, each with whether the reader may settle it."""
    found = comments_on(section)
    return {
        "comments": [
            (each, not hasattr(each, "resolution") and permitted(request.actor, "annual_report.resolve_comment", each))
            for each in found
        ],
        "open_comments": open_comments(found),
        "may_comment": bool(section.version)
        and section.report.state == "drafting"
        and permitted(request.actor, "annual_report.comment_on_section", section),
    }
