"""Before and after publication: the checklist, the text for outside with what points to a child, what was published."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.documents.views import serve
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.core.sealed.doors import in_room
from lineofsight.core.sealed.selectors import erasure_of
from lineofsight.kernel import clock
from lineofsight.learn.reviews.forms.publishing import ImprovementsForm, PublicTextForm, PublishForm, TickForm
from lineofsight.learn.reviews.rules.local_review import edition
from lineofsight.learn.reviews.selectors import local_reviews as selectors
from lineofsight.learn.reviews.selectors.incidents import words
from lineofsight.learn.reviews.selectors.pointing import addresses_stood, public_wording
from lineofsight.learn.reviews.services import publishing as services
from lineofsight.learn.reviews.views.left import unless_erased
from lineofsight.learn.reviews.views.local_review import about

DOES = ("tick_item", "write_public_text", "publish_review", "publish_improvements")


def own(review) -> str:
    """The page of what is done before publication."""
    return address("reviews:publication", ref=review.ref)


@may("reviews.see_local_review")
@in_room
@unless_erased
def publication(request: Visit, review, opened) -> HttpResponse:
    """The checklist, what holds it, and the text with every place that points to a child."""
    text = selectors.public_text(review)
    shown = {
        "review": review, "lines": [(each, each.tick.note.open(opened) if each.tick else "")
                                    for each in selectors.checklist(review)],
        "holding": selectors.holding(review), "first": selectors.first_day(review), "text": text,
        "ahead": edition(review.edition).notice(review.kind), "today": clock.today(),
        "told": words(text, opened, "title", "text") if text else {},
        "earlier": text and not selectors.is_current(text),
        "wording": public_wording(text, opened) if text else None,
        "addresses": addresses_stood(text, opened) if text else [],
        "checks": may_check(request, review, text), "reads": text and may_read(request, text),
        "open": review.state == "preparing", "crumbs": about(request, review)["crumbs"],
        "may_do": {name: permitted(request.actor, f"reviews.{name}", review) for name in DOES},
    }  # fmt: skip
    return render(request, "reviews/publication.html", shown)


def may_check(request: Visit, review, text) -> bool:
    """Whether the reader is a second person to the text, and it is not checked yet."""
    if text is None or text.checked_by_id or not selectors.is_current(text):
        return False
    first = {text.written_by.ref, review.reviewer.ref if review.reviewer else ""}
    return request.actor.ref not in first and permitted(request.actor, "reviews.check_public_text", text)


def may_read(request: Visit, text) -> bool:
    """Whether the reader, as a second person, may let stand what is found in the text."""
    return selectors.is_current(text) and permitted(request.actor, "reviews.let_text_stand", text)


@may("reviews.tick_item")
@in_room
def tick_item(request: Visit, review, opened) -> HttpResponse:
    """Date a line of the checklist."""
    lines, since = selectors.checklist(review), selectors.notice_since(review)
    first = {"what": request.GET.get("what", ""), "on": clock.today()}
    return asked(
        request, TickForm(request.POST or None, lines=lines, since=since, initial=first),
        lambda **given: services.tick_item(request.actor, local_review=review, **given),
        heading="What was done before publication?", submit="Date it", done="It is dated.",
        **about(request, review, own(review)),
    )  # fmt: skip


@may("reviews.write_public_text")
@in_room
def write_public_text(request: Visit, review, opened) -> HttpResponse:
    """Write the text for outside."""
    text = selectors.public_text(review)
    first = words(text, opened, "title", "text") if text else {}
    return asked(
        request, PublicTextForm(request.POST or None, initial=first),
        lambda **given: services.write_public_text(request.actor, local_review=review, **given),
        heading="The text that is published", submit="Save and search it", done="It is saved, and searched.",
        lede="Only this text leaves the room, once a second person has checked it.",
        **about(request, review, own(review)),
    )  # fmt: skip


@may("reviews.check_public_text")
@in_room
def check_public_text(request: Visit, public_text, opened) -> HttpResponse:
    """Say that it points to no child."""
    review = public_text.local_review
    return ask(
        request, lambda: services.check_public_text(request.actor, public_text=public_text, opened=opened),
        heading="Does nothing in this text point to a child?", confirm="I have read it: nothing does",
        consequence="You have read every word for names, days, places, schools and anything rare, and not the search "
        "alone. Your name stands beside it.",
        done="It is checked.", **about(request, review, own(review)),
    )  # fmt: skip


@may("reviews.publish_review")
@in_room
def publish_review(request: Visit, review, opened) -> HttpResponse:
    """Record that it is published."""
    return asked(
        request, PublishForm(request.POST or None, initial={"on": clock.today()}),
        lambda **given: services.publish_review(request.actor, local_review=review, opened=opened, **given),
        heading="Publish the review", submit="It is published", done="It is published.",
        lede="Outside the room stand its title, the day, and the address or the checked text. Nothing else.",
        **about(request, review),
    )  # fmt: skip


@may("reviews.publish_improvements")
@in_room
def publish_improvements(request: Visit, review, opened) -> HttpResponse:
    """Record that the improvements alone are published."""
    return asked(
        request, ImprovementsForm(request.POST or None, initial={"on": clock.today()}),
        lambda **given: services.publish_improvements(request.actor, local_review=review, opened=opened, **given),
        heading="Publish the improvements only", submit="They are published", done="The improvements are published.",
        lede="Where publishing the report is inappropriate, what is to be improved is published instead. The checked "
        "text then holds the improvements alone.",
        **about(request, review),
    )  # fmt: skip


@may("reviews.take_back_publication")
@in_room
def take_back_publication(request: Visit, review, opened) -> HttpResponse:
    """Take back what was published; why is asked while there is something in the room to keep it beside."""
    gone = erasure_of(review.room) is not None
    return ask(
        request, lambda **given: services.take_back_publication(request.actor, local_review=review, **given),
        heading="Take back what was published?", confirm="Take it back", done="It is taken back.", reason=not gone,
        consequence="It is listed and read here no more. Where it stands at an address elsewhere, have it taken down "
        f"there too.{'' if gone else ' Why stays in the room.'}", grave=True, **about(request, review),
    )  # fmt: skip


@may("reviews.list_published")
def published(request: Visit) -> HttpResponse:
    """What local reviews published."""
    told = {"rows": list(selectors.published(request.partnership)), "crumbs": []}
    return render(request, "reviews/published.html", told)


@may("reviews.see_published")
def published_file(request: Visit, publication) -> HttpResponse:
    """The checked text as it was kept."""
    if publication.file is None:
        raise Http404("It is published elsewhere.")
    return serve(request, publication.file)
