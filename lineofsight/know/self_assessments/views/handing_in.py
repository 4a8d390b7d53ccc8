"""An assessment checked, sent to be signed, signed or sent back, and opened again."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access import selectors as access
from lineofsight.core.access import services as access_services
from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.moves import ConfirmForm
from lineofsight.core.notices import services as notices
from lineofsight.core.people.record_pages import ask
from lineofsight.core.questions.pages import read_through
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.forms import OwnSignatureForm, SignerForm, SignForm
from lineofsight.know.self_assessments.selectors import attachments, own
from lineofsight.know.self_assessments.selectors.readers import readers_of
from lineofsight.know.self_assessments.views.answering import crumb_of, own_address, section_address

CODES_AN_HOUR = 10
WRONG_CODE = "This code is wrong, too old or was tried too often. Check it, or ask for a new one"


@may("self_assessments.ask_to_sign")
def ask_to_sign(request: Visit, assessment) -> HttpResponse:
    """Check every answer, then send it to whoever signs."""
    found = own.filled(assessment)
    refused = assessment.LIFECYCLE.refusal("ask_to_sign", assessment.state, own.facts_of(found, request.actor))
    governed, alone = own.governed(assessment), own.signs_alone(found, request.actor.ref)
    form = (ConfirmForm if governed else OwnSignatureForm if alone else SignerForm)(
        None if refused else request.POST if request.method == "POST" else None
    )
    if form.is_bound and form.is_valid():
        given = {} if governed else form.cleaned_data
        refusal = send(request, assessment, given)
        if refusal is None:
            return redirect(sign_address(assessment) if given.get("alone") else own_address(assessment))
        form.add_error(None, refusal)
    about = {
        "form": form, "assessment": assessment, "refused": refused, "governed": governed, "alone": alone,
        "chair": next(iter(own.chairs_of(assessment)), None) if governed else None,
        "readers": readers_of(assessment),
        "parts": read_through(
            assessment.questions, found.progress, found.answers, lambda key: section_address(assessment, key)
        ),
        "found": found, "attached": attachments.beside_answers(assessment), "crumbs": [crumb_of(assessment)],
    }  # fmt: skip
    return render(request, "self_assessments/ask_to_sign.html", about)


def send(request: Visit, assessment, given: dict) -> str | None:
    """Ask somebody to sign. Returns why not, or none when they are asked."""
    copy = own.copies_here(assessment, request.partnership).first()
    if copy is None:
        raise Http404("Nothing was asked for here.")
    try:
        signing = services.signing.ask_to_sign(request.actor, assessment=assessment, copy=copy, **given)
    except MoveRefused as refused:
        return str(refused)
    if not signing.alone:
        messages.success(
            request, f"{signing.person.name} is asked to read and sign it. It is handed in when they have."
        )
    return None


def sign_address(assessment) -> str:
    """Where an assessment is signed."""
    return address("self_assessments:sign_assessment", ref=assessment.ref)


@may("self_assessments.take_back")
def take_back(request: Visit, assessment) -> HttpResponse:
    """Take it back before it is signed."""
    return ask(
        request, lambda: services.signing.take_back(request.actor, assessment=assessment),
        heading="Take it back to change it?",
        consequence="Whoever was asked to sign can no longer open it. You can send it again.",
        confirm="Take it back", done="You can change it again.", back=own_address(assessment),
        crumbs=[crumb_of(assessment)],
    )  # fmt: skip


@may("self_assessments.sign_assessment")
def sign_assessment(request: Visit, assessment) -> HttpResponse:
    """Read every answer, then sign in one's own name; by link, with a code sent to the registered address."""
    found, by_link = own.filled(assessment), request.actor.kind == "grant"
    form = SignForm(request.POST if request.method == "POST" else None, by_link=by_link)
    if form.is_bound and form.is_valid():
        refusal = sign(request, assessment, form)
        if refusal is None:
            messages.success(request, "Signed. It is handed in, and you need do nothing more.")
            return redirect(own_address(assessment))
        form.add_error("code" if refusal == WRONG_CODE else None, refusal)
    about = {
        "form": form, "assessment": assessment, "by_link": by_link, "signing": own.asked_to_sign(assessment),
        "readers": readers_of(assessment), "found": found, "attached": attachments.beside_answers(assessment),
        "parts": read_through(assessment.questions, found.progress, found.answers), "crumbs": [crumb_of(assessment)],
    }  # fmt: skip
    return render(request, "self_assessments/sign_assessment.html", about)


def sign(request: Visit, assessment, form) -> str | None:
    """Sign. Returns why not, or none when it is done."""
    code = None
    if "code" in form.fields:
        code = access_services.confirm_code(request.actor, digits=form.cleaned_data["code"])
        if code is None:
            return WRONG_CODE
    try:
        services.signing.sign_assessment(
            request.actor, assessment=assessment, comment=form.cleaned_data["comment"] or "", code=code
        )
    except MoveRefused as refused:
        return str(refused)
    return None


@may("self_assessments.sign_assessment")
def send_code(request: Visit, assessment) -> HttpResponse:
    """Send a code to the registered address of whoever came by link to sign."""
    grant = access.grant_of(request.actor)
    if ConfirmForm(request.POST if request.method == "POST" else None).is_valid() and grant:
        if access.codes_sent(grant) < CODES_AN_HOUR:
            notices.send_code(request.actor, grant=grant)
            messages.info(request, "We have written a code to your registered e-mail address.")
        else:
            messages.error(request, "You have asked for many codes. Use the latest, or wait an hour.")
    return redirect(sign_address(assessment))


@may("self_assessments.send_back")
def send_back(request: Visit, assessment) -> HttpResponse:
    """Send it back with what is to be changed."""
    return ask(
        request, lambda **given: services.signing.send_back(request.actor, assessment=assessment, **given),
        heading="Send it back without signing?", reason=True,
        consequence="Whoever sent it to you reads what you say here, changes it and asks you again.",
        confirm="Send it back", done="Sent back. You will be asked again.",
        back=own_address(assessment), crumbs=[crumb_of(assessment)],
    )  # fmt: skip


@may("self_assessments.reopen_assessment")
def reopen_assessment(request: Visit, assessment) -> HttpResponse:
    """Open it again to change it."""
    return ask(
        request, lambda **given: services.signing.reopen_assessment(request.actor, assessment=assessment, **given),
        heading="Open it again to change it?", reason=True,
        consequence="What you handed in stays as it was until the change is signed. Everybody who has a copy then gets "
        "the new one.",
        confirm="Open it again", done="You can change it now. Send it to be signed when you are done.",
        back=own_address(assessment), crumbs=[crumb_of(assessment)],
    )  # fmt: skip
