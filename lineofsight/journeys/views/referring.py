"""A death handed over to the review of a serious incident: out of its room, by somebody let in to it."""

from datetime import date

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.design.text import day
from lineofsight.core.people.record_pages import asked
from lineofsight.core.sealed.doors import in_room
from lineofsight.core.sealed.selectors import takes_names
from lineofsight.journeys.handing_over import HandOverForm
from lineofsight.learn.child_deaths.selectors.opened import minimum_of
from lineofsight.learn.child_deaths.services.referring import refer_death as refer
from lineofsight.learn.reviews.selectors.taking import KIND, told_of_new
from lineofsight.learn.reviews.services.taking import take_over


@may("child_deaths.refer_death")
@in_room
def refer_death(request: Visit, death, opened) -> HttpResponse:
    """Show what goes and to whom, ask once for what the other review has to know, and hand it over."""
    named = takes_names(request.partnership, KIND)
    own = address("child_deaths:death", ref=death.ref)
    shown = goes(minimum_of(death, opened, named=named), death)
    form = HandOverForm(request.POST or None, goes=shown, named=named, told=told_of_new(request.partnership))

    def make(**given):
        clear = {name: given.pop(name) for name in ("aware_on", "aware_time")}
        given.pop("sure")
        return refer(
            request.actor, death=death, opened=opened, named=named,
            take=lambda least: take_over(death_ref=death.ref, band=death.age, minimum=least, told=given, **clear),
        )  # fmt: skip

    return asked(
        request, form, make, heading="Hand this death over to a serious incident review", submit="Hand it over",
        done="It is handed over. Both reviews go on, and each shows the other’s key.", back=own,
        crumbs=[Crumb(death.key, own)], template="journeys/refer_death.html",
    )  # fmt: skip


def goes(least: dict[str, str], death) -> list[tuple[str, str]]:
    """What goes, as the page shows it before it does."""
    died = least["died"]
    when = day(date.fromisoformat(died)) if len(died) == len("2026-03-09") else f"{death.month:%B %Y}"
    shown = [("Key", least["key"]), ("Name", least["name"]), ("NHS number", least["nhs_number"]),
             ("Died", when), ("Age", death.get_age_display())]  # fmt: skip
    return [(label, said) for label, said in shown if said]
