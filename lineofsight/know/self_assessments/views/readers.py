"""Who reads beside the partnership: commissioners and boards, what each asks more, and until when they are offered."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people.record_pages import asked
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.forms.readers import ChangeReaderForm, EndReaderForm, ReaderForm
from lineofsight.know.self_assessments.selectors import readers as selectors
from lineofsight.know.self_assessments.views.rounds import crumbs


def readers_address() -> str:
    return address("self_assessments:readers")


def reader_crumbs() -> list[Crumb]:
    return crumbs(Crumb("Who reads", readers_address()))


@may("self_assessments.list_readers")
def readers(request: Visit) -> HttpResponse:
    """Everybody an organisation may hand in to here, who reads for each, and what it asks more."""
    about = {
        "found": [
            (each, selectors.people_of(each), selectors.overlay_title(each.overlay),
             permitted(request.actor, "self_assessments.change_reader", each))
            for each in selectors.readers_in(request.partnership)
        ],
        "adds": permitted(request.actor, "self_assessments.add_reader", request.partnership),
        "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "self_assessments/readers.html", about)


@may("self_assessments.add_reader")
def add_reader(request: Visit) -> HttpResponse:
    """Add a commissioner or a board."""
    organisations = selectors.organisations_that_may_read(request.partnership)
    return asked(
        request, ReaderForm(request.POST or None, organisations=organisations),
        lambda **given: services.readers.add_reader(request.actor, partnership=request.partnership, **given),
        heading="Who else reads self-assessments here?", submit="Add it",
        lede="Every organisation can then choose it. It reads what is handed in to it, and nothing else.",
        done="Added. Organisations can choose it from now on.", back=readers_address(), crumbs=reader_crumbs(),
    )  # fmt: skip


@may("self_assessments.change_reader")
def change_reader(request: Visit, reader) -> HttpResponse:
    """Change its name, or what it asks more."""
    form = ChangeReaderForm(request.POST or None, initial={"name": reader.name, "overlay": reader.overlay})
    return asked(
        request, form, lambda **given: services.readers.change_reader(request.actor, reader=reader, **given),
        heading=f"Change {reader.name}", submit="Save", done="Saved.", back=readers_address(), crumbs=reader_crumbs(),
        lede="Whoever has chosen it already keeps the questions they have until they choose again who gets theirs.",
    )  # fmt: skip


@may("self_assessments.end_reader")
def end_reader(request: Visit, reader) -> HttpResponse:
    """Offer it to nobody from a day on."""
    return asked(
        request, EndReaderForm(request.POST or None),
        lambda **given: services.readers.end_reader(request.actor, reader=reader, **given),
        heading=f"When does {reader.name} stop reading?", submit="Stop offering it",
        lede="Nothing is handed in to it from that day on. What it has it keeps.",
        done="It is offered until then.", back=readers_address(), crumbs=reader_crumbs(),
    )  # fmt: skip
