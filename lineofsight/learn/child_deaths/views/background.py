"""The page on which ethnic group, deprivation and the kind of place are set down. It stands in the room."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.people.record_pages import asked
from lineofsight.core.sealed.doors import in_room
from lineofsight.learn.child_deaths.forms.background import BackgroundForm
from lineofsight.learn.child_deaths.selectors.background import answers_in, background_of
from lineofsight.learn.child_deaths.services import background
from lineofsight.learn.child_deaths.views.moves import about


@may("child_deaths.note_background")
@in_room
def note_background(request: Visit, death, opened) -> HttpResponse:
    """Set down what tables count of the child besides."""
    form = BackgroundForm(request.POST or None, stands=answers_in(background_of(death)))
    return asked(
        request, form, lambda **given: background.note_background(request.actor, death=death, **given),
        heading="Ethnic group, deprivation and place", submit="Record it", done="It is recorded.",
        lede="Counted in tables and read one by one in this room alone.", **about(request, death),
    )  # fmt: skip
