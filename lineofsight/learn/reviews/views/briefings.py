"""Learning briefings: written and read inside the partnership, and what anybody reads of them."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from markupsafe import Markup

from lineofsight.core.access.doors import may, public
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import attached
from lineofsight.core.design.shell import Crumb
from lineofsight.core.documents.html import html_blocks
from lineofsight.core.documents.pdf import DocumentRefused, pdf
from lineofsight.core.people.record_pages import ask, asked, buttons, history_of, since
from lineofsight.kernel import clock
from lineofsight.learn.reviews.forms.briefings import BriefingForm, BriefingPartForm, PublishForm
from lineofsight.learn.reviews.selectors import briefings as selectors
from lineofsight.learn.reviews.services import briefings as services


def briefing_address(briefing) -> str:
    """The page of a briefing, for whoever works on it."""
    return address("reviews:briefing", ref=briefing.ref)


def way(*briefings) -> list[Crumb]:
    """The way back."""
    first = [Crumb("Learning briefings", address("reviews:briefings"))]
    return [*first, *(Crumb(each.title, briefing_address(each)) for each in briefings)]


@may("reviews.list_briefings")
def briefings(request: Visit) -> HttpResponse:
    """Every briefing, the latest first."""
    about = {
        "rows": list(selectors.briefings_in(request.actor, request.partnership)),
        "begins": permitted(request.actor, "reviews.begin_briefing", request.partnership),
        "any": selectors.released_points(request.partnership).exists(), "crumbs": [],
    }  # fmt: skip
    return render(request, "reviews/briefings.html", about)


@may("reviews.begin_briefing")
def begin_briefing(request: Visit) -> HttpResponse:
    """Begin a briefing."""
    return asked(
        request, BriefingForm(request.POST or None, points=selectors.released_points(request.partnership)),
        lambda **given: services.begin_briefing(request.actor, partnership=request.partnership, **given),
        heading="Begin a learning briefing", submit="Begin it", done="It is begun. Say how practice is enhanced.",
        lede="It tells practitioners what reviews taught, and what they can do.", back=address("reviews:briefings"),
        at=briefing_address, crumbs=way(),
    )  # fmt: skip


@may("reviews.see_briefing")
def briefing(request: Visit, briefing) -> HttpResponse:
    """One briefing, as whoever works on it sees it."""
    works = permitted(request.actor, "reviews.edit_briefing", briefing)
    published = briefing.state in ("published", "taken_back")
    about = {
        "briefing": briefing, "parts": list(selectors.parts_of(briefing)), "since": since(briefing),
        "edits": works and briefing.state == "drafted", "hits": selectors.hits_in(briefing),
        "follows": works and published and not selectors.followed_by(briefing) and not selectors.draft_after(briefing),
        "later": selectors.followed_by(briefing) or selectors.draft_after(briefing), "history": history_of(briefing),
        "moves": buttons(request, briefing, "reviews", grave=("drop_briefing", "take_back_briefing")),
        "crumbs": way(),
    }  # fmt: skip
    return render(request, "reviews/briefing.html", about)


@may("reviews.edit_briefing")
def edit_briefing(request: Visit, briefing) -> HttpResponse:
    """Its title, and of which points it tells."""
    first = {"title": briefing.title, "points": [each.point.ref for each in selectors.parts_of(briefing)]}
    points = selectors.released_points(request.partnership)
    return asked(
        request, BriefingForm(request.POST or None, initial=first, points=points),
        lambda **given: services.edit_briefing(request.actor, briefing=briefing, **given),
        heading="Change the briefing", submit="Save", done="It is saved.", back=briefing_address(briefing),
        lede="What was written of a point you leave out is lost.", crumbs=way(briefing),
    )  # fmt: skip


@may("reviews.edit_briefing_part")
def edit_briefing_part(request: Visit, part) -> HttpResponse:
    """What practitioners make of one learning point."""
    first = {"practice": part.practice, "links": part.links}
    return asked(
        request, BriefingPartForm(request.POST or None, initial=first),
        lambda **given: services.edit_briefing_part(request.actor, part=part, **given),
        heading="How is practice enhanced?", lede=part.point.text, submit="Save", done="It is saved.",
        back=briefing_address(part.briefing), crumbs=way(part.briefing),
    )  # fmt: skip


@may("reviews.publish_briefing")
def publish_briefing(request: Visit, briefing) -> HttpResponse:
    """Read it, and publish it."""
    document = selectors.document_of(briefing)
    form = PublishForm(
        request.POST or None, initial={"digest": selectors.digest_of(briefing)},
        shows={"body": drawn(document, 1), "title": briefing.title, "hits": selectors.hits_in(briefing)},
    )  # fmt: skip
    return asked(
        request, form, lambda **given: services.publish_briefing(request.actor, briefing=briefing, **given),
        heading="Does this point to any child?", submit="Publish it", done="It is published.",
        template="reviews/publish_briefing.html", back=briefing_address(briefing), crumbs=way(briefing),
    )  # fmt: skip


def drawn(document, shift: int) -> Markup:
    """A document's blocks on a page."""
    return html_blocks(document.blocks, lambda chart: Markup(""), shift)


@may("reviews.drop_briefing")
def drop_briefing(request: Visit, briefing) -> HttpResponse:
    """Give a draft up."""
    return ask(
        request, lambda: services.drop_briefing(request.actor, briefing=briefing), heading="Give this briefing up?",
        consequence="It leaves the list. The learning points stay.", confirm="Give it up", done="It is given up.",
        grave=True, back=briefing_address(briefing), crumbs=way(briefing),
    )  # fmt: skip


@may("reviews.take_back_briefing")
def take_back_briefing(request: Visit, briefing) -> HttpResponse:
    """Take it back."""
    return ask(
        request, lambda **given: services.take_back_briefing(request.actor, briefing=briefing, **given),
        heading="Take this briefing back?", confirm="Take it back", done="It is taken back.", reason=True, grave=True,
        consequence="Nobody reads it any more. Its page says that it was taken back, and not why.",
        back=briefing_address(briefing), crumbs=way(briefing),
    )  # fmt: skip


@may("reviews.begin_edition")
def begin_edition(request: Visit, briefing) -> HttpResponse:
    """Begin the next edition."""
    return ask(
        request, lambda: services.begin_edition(request.actor, briefing=briefing), heading="Begin a new edition?",
        consequence="It begins with the words of this one. This one stands until the new one is published.",
        confirm="Begin it", done="It is begun.", back=address("reviews:briefings"), crumbs=way(briefing),
    )  # fmt: skip


@public
@never_cache
def published_briefings(request: Visit) -> HttpResponse:
    """What anybody reads, signed in or not. None is kept by a browser once it is taken back."""
    about = {"found": selectors.public_in(request.partnership), "crumbs": []}
    return render(request, "reviews/published_briefings.html", about)


@public
@never_cache
def published_briefing(request: Visit, ref: str) -> HttpResponse:
    """One that was published; where it was taken back or another edition stands in its place, that is said."""
    found = public_or_404(request, ref)
    later = selectors.followed_by(found)
    document = selectors.document_of(found)
    about = {
        "briefing": found, "later": later if later and later.state == "published" else None, "document": document,
        "gone": found.state == "taken_back" or later is not None, "body": drawn(document, 1),
        "crumbs": [Crumb("Learning from reviews", address("reviews:published_briefings"))],
    }  # fmt: skip
    return render(request, "reviews/published_briefing.html", about)


@public
@never_cache
def published_briefing_pdf(request: Visit, ref: str) -> HttpResponse:
    """The same as a PDF, of what stands. Raises Http404 of any other."""
    found = public_or_404(request, ref)
    if found.state != "published" or selectors.followed_by(found):
        raise Http404("This briefing is not published any more.")
    try:
        made = pdf(selectors.document_of(found), found.published_at or clock.now())
    except DocumentRefused as refused:
        raise Http404(str(refused)) from None
    name = f"learning-briefing-{found.ref}-{found.edition}.pdf"
    return HttpResponse(made, content_type="application/pdf", headers=attached(name))


def public_or_404(request: Visit, ref: str):
    found = selectors.public_briefing(request.partnership, ref)
    if found is None:
        raise Http404("No briefing was published at this address.")
    return found
