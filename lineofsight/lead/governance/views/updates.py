"""Updates between the partnership and bodies outside it: one with its answer, and each step."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.text import day
from lineofsight.core.documents.views import serve
from lineofsight.core.insight import meeting as meeting_point
from lineofsight.core.people.record_pages import ask, asked, buttons, history_of, offered, since
from lineofsight.kernel import clock
from lineofsight.lead.governance.forms.outside import AnswerUpdateForm, UpdateForm
from lineofsight.lead.governance.selectors.outside import OWED, SENT
from lineofsight.lead.governance.services import outside as services
from lineofsight.lead.governance.views.frame import body_address, crumbs
from lineofsight.lead.governance.views.keeping import with_file

# Whether something is asked is said as the update is kept.
NOT_PRESSED = {"ask_in_update"}
GRAVE = ("set_update_aside",)


def update_address(update) -> str:
    """An update's page."""
    return address("governance:update", ref=update.ref)


def about_update(request: Visit, update) -> dict:
    """Where everything done on an update leads back to."""
    return {"back": update_address(update), "crumbs": crumbs(request, update.body)}


@may("governance.note_update")
def note_update(request: Visit, body) -> HttpResponse:
    """Keep an update."""
    way = request.GET.get("way", "")
    first = {"direction": way if way in OWED else "", "on": clock.today()}
    if way == SENT:
        first["by"] = request.actor.label
    form = UpdateForm(request.POST or None, request.FILES or None, initial=first)
    return asked(
        request, form, with_file(lambda **given: services.note_update(request.actor, body=body, **given)),
        heading="Keep an update", lede=f"What {body.name} was told, or told us. Nothing is sent by this.",
        submit="Keep it", done="It is kept, and the next is owed from its day.", back=body_address(body),
        crumbs=crumbs(request, body),
    )  # fmt: skip


@may("governance.see_update")
def update(request: Visit, update) -> HttpResponse:
    """One update: what it says, what it asks, what was answered."""
    about = {
        "update": update, "since": since(update), "late": update.late_on(clock.today()),
        "moves": buttons(request, update, "governance", but=NOT_PRESSED, grave=GRAVE),
        "offers": offered(each for each in meeting_point.offers_on(request.actor, update.ref) if each.does),
        "history": history_of(update), "crumbs": crumbs(request, update.body),
    }  # fmt: skip
    return render(request, "governance/update.html", about)


@may("governance.see_update")
def update_file(request: Visit, update) -> HttpResponse:
    """The document of an update."""
    if update.file is None:
        raise Http404("This update has no document.")
    return serve(request, update.file)


@may("governance.answer_update")
def answer_update(request: Visit, update) -> HttpResponse:
    """Write down what was answered."""
    return asked(
        request, AnswerUpdateForm(request.POST or None),
        lambda **given: services.answer_update(request.actor, update=update, **given), heading="What was answered?",
        lede=f"Asked: {update.asks}" if update.asks else "", submit="Save the answer", done="It is saved.",
        **about_update(request, update),
    )  # fmt: skip


@may("governance.drop_question")
def drop_question(request: Visit, update) -> HttpResponse:
    """Nothing is asked any more."""
    return ask(
        request, lambda **given: services.drop_question(request.actor, update=update, **given),
        heading="Is nothing asked any more?", confirm="Nothing is asked", done="No answer is owed any more.",
        consequence=f"No answer is owed any more. It was asked on {day(update.on)}, and stays to be read.", reason=True,
        **about_update(request, update),
    )  # fmt: skip


@may("governance.set_update_aside")
def set_update_aside(request: Visit, update) -> HttpResponse:
    """Set it aside."""
    return ask(
        request, lambda **given: services.set_update_aside(request.actor, update=update, **given),
        heading="Was this kept by mistake?", confirm="Set it aside", done="It is set aside.", reason=True, grave=True,
        consequence="It counts for nothing, so that the next is owed as if it had not been. It stays to be read.",
        **about_update(request, update),
    )  # fmt: skip
