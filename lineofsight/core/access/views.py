"""Pages of access itself: what was kept after a sign-out, and the form that was open too long."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from lineofsight.core.access import lost_posts
from lineofsight.core.access.doors import public
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.views import refuse


@public
@require_GET
def kept(request: Visit) -> HttpResponse:
    """Offer back what was typed before a sign-out, in the browser it was typed in."""
    found = lost_posts.kept_for(request)
    fields = list(lost_posts.fields_of(found).lists()) if found else []
    return render(request, "access/kept.html", {"kept": found, "fields": fields})


@public
@require_POST
def forget_kept(request: Visit) -> HttpResponse:
    """Forget what was kept: it was shown again, or is not wanted."""
    found = lost_posts.kept_for(request)
    response = redirect("/")
    return lost_posts.drop(found, response) if found else response


def form_expired(request: Visit, reason: str = "") -> HttpResponse:
    """The form's token did not match: its page was open too long, or cookies are off. What was typed is kept."""
    response = refuse(
        request,
        403,
        heading="The form was open too long",
        sentence="Nothing was saved from it. What you typed is kept for an hour, in this browser.",
        ask=f"Open {request.build_absolute_uri(reverse('access:kept'))} to see it and send it again.",
    )
    if request.POST:
        lost_posts.keep(request, response)
    return response
