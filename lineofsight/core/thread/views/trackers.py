"""Bringing in the trackers of today: the file, its columns matched, what cannot be read, and then all of it."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.paging import page_of
from lineofsight.core.design.shell import Crumb
from lineofsight.core.documents.services import FileRefused
from lineofsight.core.documents.views import serve
from lineofsight.core.people import selectors as people
from lineofsight.core.people.record_pages import ask, asked, buttons, history_of, since
from lineofsight.core.thread.forms import ColumnsForm, TrackerForm
from lineofsight.core.thread.models import Tracker
from lineofsight.core.thread.selectors import trackers as selectors
from lineofsight.core.thread.services import trackers as services
from lineofsight.core.thread.views.frame import own_address
from lineofsight.kernel.lifecycle import MoveRefused


def way(*records: Tracker) -> list[Crumb]:
    return [
        Crumb("Actions", address("thread:actions")), Crumb("Trackers", address("thread:trackers")),
        *(Crumb(each.title, own_address(each)) for each in records),
    ]  # fmt: skip


@may("thread.bring_tracker")
def trackers(request: Visit) -> HttpResponse:
    """The trackers that were brought in, and what became of them."""
    listed = selectors.trackers_in(request.actor, request.partnership)
    return render(request, "thread/trackers.html", {"listed": listed, "crumbs": way()[:1]})


@may("thread.bring_tracker")
def bring_tracker(request: Visit) -> HttpResponse:
    """Bring a tracker in as it is."""
    form = TrackerForm(request.POST or None, request.FILES or None)

    def make(title: str, **given) -> Tracker:
        try:
            return services.bring_tracker(
                request.actor, partnership=request.partnership, title=title, content=form.content, name=form.name
            )
        except FileRefused as refused:
            raise MoveRefused(str(refused)) from None

    return asked(
        request, form, make, heading="Bring in a tracker", submit="Go on", done="It is kept. Nothing is loaded yet.",
        lede="Any spreadsheet of actions will do. You say next which of its columns says what.", at=own_address,
        back=address("thread:trackers"), crumbs=way(), template="thread/bring_tracker.html",
    )  # fmt: skip


@may("thread.see_tracker")
def tracker(request: Visit, tracker: Tracker) -> HttpResponse:
    """One tracker: what its columns say, what cannot be read, and the actions it holds."""
    read = selectors.read(tracker)
    page = page_of(request, read.rows)
    about = {
        "tracker": tracker,
        "since": since(tracker),
        "read": read,
        "page": page,
        "names": people.names(row.owner for row in page.rows),
        "moves": buttons(request, tracker, "thread", grave=("discard_tracker",)),
        "history": history_of(tracker),
        "crumbs": way(),
    }
    return render(request, "thread/tracker.html", about)


@may("thread.match_columns")
def match_columns(request: Visit, tracker: Tracker) -> HttpResponse:
    """Say which column says what; what the headings sound like is chosen already."""
    read = selectors.read(tracker)
    first = {key: str(place) for key, place in read.places.items()}
    return asked(
        request, ColumnsForm(request.POST or None, initial=first, headings=read.table[0]),
        lambda **given: services.match_columns(request.actor, tracker=tracker, **given),
        heading="Which column says what?", lede=tracker.title, submit="Use these columns",
        done="The columns are matched.",
        back=own_address(tracker), crumbs=way(tracker),
    )  # fmt: skip


@may("thread.load_tracker")
def load_tracker(request: Visit, tracker: Tracker) -> HttpResponse:
    """Load a tracker whole."""
    read = selectors.read(tracker)
    ended = sum(1 for row in read.rows if row.ended)
    return ask(
        request, lambda: services.load_tracker(request.actor, tracker=tracker), heading=f"Load “{tracker.title}”?",
        consequence=f"{len(read.rows)} actions are loaded; {ended} of them are over and count as closed untested. "
        "Nobody is written to: owners find what is theirs in their inbox.",
        confirm="Load them", done="They are loaded.", back=own_address(tracker), crumbs=way(tracker),
    )  # fmt: skip


@may("thread.discard_tracker")
def discard_tracker(request: Visit, tracker: Tracker) -> HttpResponse:
    """Load nothing of a tracker."""
    return ask(
        request, lambda: services.discard_tracker(request.actor, tracker=tracker), grave=True,
        heading=f"Discard “{tracker.title}”?", consequence="Nothing of it is loaded. The file stays kept.",
        confirm="Discard it", done="It is discarded.", back=own_address(tracker), crumbs=way(tracker),
    )  # fmt: skip


@may("thread.see_tracker")
def tracker_file(request: Visit, tracker: Tracker) -> HttpResponse:
    """The spreadsheet as it was brought in."""
    return serve(request, tracker.file)
