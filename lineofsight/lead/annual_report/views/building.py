"""What the worker makes of a draft: asked for, seen how far it is, and handed out."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.moves import ConfirmForm
from lineofsight.core.design.text import moment
from lineofsight.core.documents.views import serve
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.rules.building import LABELS, PDF, SIGN_OFF, WORD
from lineofsight.lead.annual_report.selectors.builds import builds_of, is_long, sections_saved_since
from lineofsight.lead.annual_report.services import builds as services
from lineofsight.lead.annual_report.views.frame import crumbs

SAYS = (
    "This report is long, so its file is made while you do something else; you will see how far it is. The file says "
    "that it is a draft. Everybody who can read the draft can have it, until the next one takes its place."
)
AT_ONCE = {PDF: "annual_report:report_file", WORD: "annual_report:report_word"}


@dataclass(frozen=True)
class DraftFile:
    """A file of a draft as a page offers it: what the link says, where it leads, and what is said after it."""

    label: str
    url: str
    says: str = ""


@may("annual_report.see_build")
def build(request: Visit, build) -> HttpResponse:
    """How far something is that is made of a draft; once it is, what was made."""
    about = {
        "build": build,
        "report": build.report,
        "makes": LABELS[build.what],
        "is_sign_off": build.what == SIGN_OFF,
        "saved_since": sections_saved_since(build) if build.file else 0,
        "crumbs": crumbs(request, build.report),
    }
    return render(request, "annual_report/build.html", about)


@may("annual_report.see_build")
def build_file(request: Visit, build) -> HttpResponse:
    """The file of the draft that was made last."""
    if build.file is None:
        raise Http404("There is no file yet.")
    return serve(request, build.file)


@may("annual_report.start_build")
def start_build(request: Visit, report, what: str) -> HttpResponse:
    """Have a file of a draft made that takes longer than anybody should wait for."""
    if what not in AT_ONCE:
        raise Http404("Nothing of that kind is made.")
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            return shown(services.start_build(request.actor, report=report, what=what))
        except MoveRefused as refused:
            form.add_error(None, str(refused))
    about = {
        "heading": f"Make a {LABELS[what]}?", "consequence": SAYS, "confirm": "Make it", "form": form,
        "cancel_url": address("annual_report:report", ref=report.ref), "crumbs": crumbs(request, report),
    }  # fmt: skip
    return render(request, "design/move.html", about)


def shown(build) -> HttpResponse:
    """To the page that shows how far it is."""
    return redirect(address("annual_report:build", ref=build.ref))


def draft_files(report) -> list[DraftFile]:
    """The files of a draft: made when they are asked for, or, of a long report, by the worker."""
    if not is_long(report):
        return [DraftFile(LABELS[what], address(AT_ONCE[what], ref=report.ref)) for what in AT_ONCE]
    made = builds_of(report)
    return [offered(report, what, made.get(what)) for what in AT_ONCE]


def offered(report, what: str, build) -> DraftFile:
    """A file of a long draft, as far as it is."""
    if build is None:
        return DraftFile(f"Make a {LABELS[what]}", address("annual_report:start_build", ref=report.ref, what=what))
    return DraftFile(LABELS[what], address("annual_report:build", ref=build.ref), standing(build))


def standing(build) -> str:
    """How far a file is, in a word or two."""
    if build.lost:
        return "stopped half-way"
    return f"as at {moment(build.as_at)}" if build.state == "ready" else build.state_now.label.lower()


def freezing(report):
    """The freezing of a long report, while it is not done."""
    build = builds_of(report).get(SIGN_OFF)
    return build if build and report.state == "drafting" and build.state != "ready" else None
