"""The weekly digest before it goes: exactly who would be written what."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.notices import selectors, services
from lineofsight.kernel import clock


@may("notices.preview_digests")
def preview_digests(request: Visit) -> HttpResponse:
    """Who would be written what if the digest went out now; who has it already this week is said to."""
    today = clock.today()
    written = selectors.written_to(request.partnership, selectors.week_of(today))
    everybody = selectors.everybody_owing(request.partnership)
    chosen = next((each for each in everybody if each.person.ref == request.GET.get("person")), None)
    about = {
        "everybody": [(each, each.person.pk in written) for each in everybody],
        "day": selectors.next_digest(request.partnership, today),
        "server": bool(settings.EMAIL_HOST),
        "chosen": chosen,
        "letter": services.digest_letter(chosen, request.partnership) if chosen else None,
        "crumbs": [],
    }
    return render(request, "notices/preview_digests.html", about)
