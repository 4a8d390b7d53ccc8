"""Telling agencies what was decided: who gets the letter and what it says is seen before it goes."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.people.record_pages import ask
from lineofsight.core.sealed.doors import in_room
from lineofsight.learn.reviews.rules.telling import DECIDED
from lineofsight.learn.reviews.selectors.telling import decided_after, to_be_told
from lineofsight.learn.reviews.services import telling as services
from lineofsight.learn.reviews.views.frame import about


@may("reviews.tell_agencies")
@in_room
def tell_agencies(request: Visit, incident, opened) -> HttpResponse:
    """Send the letters."""
    agencies = ", ".join(account.organisation.name for account in to_be_told(incident))
    said = DECIDED.get(decided_after(incident), "")
    return ask(
        request, lambda: services.tell_agencies(request.actor, incident=incident),
        heading="Tell the agencies what was decided?", confirm="Send the letters", done="The letters are sent.",
        consequence=f"{agencies}: whoever leads for each gets a letter with the key of this incident, what was decided "
        f"and when the Panel answered, and no name. It says: “{said}”" if agencies else services.NONE_LEFT,
        **about(request, incident),
    )  # fmt: skip
