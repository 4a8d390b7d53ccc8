"""Registering: the page everybody can open, the link that proves an address, and what the business manager decides."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.actors import PUBLIC
from lineofsight.core.access.doors import by_grant, public
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.notices.views.limits import note, note_unknown, too_often
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.forms.registering import RegistrationForm
from lineofsight.know.self_assessments.rules import registering as rules
from lineofsight.know.self_assessments.selectors import registering as selectors

WHAT = "registration"
TOO_MANY = (
    "Many registrations came from where you are in the last hour. Nothing was lost: wait an hour, and send it again."
)
WAIT = "Too many links that we do not know were opened from where you are. Wait a few minutes, and open yours again."


@public
def register_body(request: Visit) -> HttpResponse:
    """Say what a body is and who writes. Whoever is signed in is nobody here."""
    kinds = selectors.kinds_asked(request.partnership)
    if not kinds:
        return render(request, "self_assessments/register_closed.html", {"sentence": rules.NONE_OPEN, "crumbs": []})
    form = RegistrationForm(request.POST if request.method == "POST" else None, kinds=kinds)
    status = 200
    if form.is_bound and form.is_valid():
        if too_often(request, WHAT, rules.FROM_ONE_PLACE):
            form.add_error(None, TOO_MANY)
            status = 429
        elif register(request, form):
            return redirect(address("self_assessments:registered"))
    return render(request, "self_assessments/register_body.html", {"form": form, "crumbs": []}, status=status)


def register(request: Visit, form: RegistrationForm) -> bool:
    """Register what a form says; where it is refused, the sentence stands on the form."""
    note(request, WHAT, rules.PER_SECONDS)
    try:
        services.registering.register_body(PUBLIC, partnership=request.partnership, **form.cleaned_data)
    except MoveRefused as refused:
        form.add_error("body_kind", str(refused))
        return False
    return True


@public
def registered(request: Visit) -> HttpResponse:
    """What happens next: the same whoever wrote, and whatever is known of them."""
    return render(request, "self_assessments/registered.html", {"days": rules.PROVED_WITHIN.days, "crumbs": []})


@by_grant
def prove_registration(request: Visit, secret: str) -> HttpResponse:
    """The arrival of a link. Opening it changes nothing, since mail scanners do; Confirm uses it, once."""
    if too_often(request):
        return closed(request, WAIT, 429)
    found = selectors.registration_at(secret)
    if found is None:
        note_unknown(request)
        return closed(request, services.registering.UNKNOWN, 410)
    if sentence := selectors.why_closed(found):
        return closed(request, sentence, 410)
    if request.method == "POST":
        try:
            services.registering.prove_registration(request.actor, secret=secret)
        except MoveRefused as refused:  # pressed twice at once
            return closed(request, str(refused), 410)
        return redirect(address("self_assessments:proved"))
    return render(request, "self_assessments/prove_registration.html", {"registration": found, "crumbs": []})


@public
def proved(request: Visit) -> HttpResponse:
    """What happens once an address is confirmed. It names nobody, so that it stays what it is when opened again."""
    return render(request, "self_assessments/registration_proved.html", {"crumbs": []})


def closed(request: Visit, sentence: str, status: int) -> HttpResponse:
    """Say plainly that a link opens nothing, and what to do."""
    about = {"sentence": sentence, "crumbs": []}
    return render(request, "self_assessments/registration_closed.html", about, status=status)
