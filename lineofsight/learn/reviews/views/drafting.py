"""Drafts, their readers, agencies asked about the facts, and signatures."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.downloads import attached
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.core.people.selectors import organisations_in
from lineofsight.core.sealed.doors import in_room
from lineofsight.core.sealed.services import open_room_file
from lineofsight.kernel import clock
from lineofsight.learn.reviews.forms import AskAgainForm
from lineofsight.learn.reviews.forms.drafting import (
    AskAccuracyForm,
    DraftForm,
    ReadingForm,
    SettleForm,
    SignatureForm,
)
from lineofsight.learn.reviews.selectors.local_reviews import latest_checks
from lineofsight.learn.reviews.services import checks
from lineofsight.learn.reviews.services import drafting as services
from lineofsight.learn.reviews.views.local_review import about


@may("reviews.keep_draft")
@in_room
def keep_draft(request: Visit, review, opened) -> HttpResponse:
    """Keep the next draft."""
    return asked(
        request, DraftForm(request.POST or None, request.FILES or None, asked=bool(latest_checks(review))),
        lambda **given: services.keep_draft(request.actor, local_review=review, **given),
        heading="Keep a draft", submit="Keep it", done="The draft is kept in the room.", **about(request, review),
        lede="It gets the next number. A draft that was signed is signed anew once there is a later one.",
    )  # fmt: skip


@may("reviews.see_draft")
@in_room
def draft_file(request: Visit, draft, opened) -> HttpResponse:
    """A draft to be saved, called by the room's key and its number."""
    _, content = open_room_file(request.actor, kept=draft.kept, opened=opened)
    ending = draft.kept.file.name.rpartition(".")[2]
    name = f"draft-{draft.number}-{draft.local_review.room.key.lower()}.{ending}"
    response = HttpResponse(content, content_type=draft.kept.file.kind, headers=attached(name))
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    return response


@may("reviews.note_reading")
@in_room
def note_reading(request: Visit, draft, opened) -> HttpResponse:
    """Note who read a draft."""
    return asked(
        request, ReadingForm(request.POST or None, initial={"read_on": clock.today()}),
        lambda **given: services.note_reading(request.actor, draft=draft, **given),
        heading=f"Who read draft {draft.number}?", submit="Note it", done="It is noted.",
        **about(request, draft.local_review),
    )  # fmt: skip


@may("reviews.begin_accuracy")
@in_room
def begin_accuracy(request: Visit, review, opened) -> HttpResponse:
    """Have the facts checked."""
    return ask(
        request, lambda: services.begin_accuracy(request.actor, local_review=review),
        heading="Have the facts checked?", confirm="Have them checked", done="Now ask each agency.",
        consequence="Agencies check what concerns them, and the partners are asked to sign the last draft.",
        **about(request, review),
    )  # fmt: skip


@may("reviews.ask_accuracy")
@in_room
def ask_accuracy(request: Visit, review, opened) -> HttpResponse:
    """Ask an agency whether the facts are right."""
    listed = organisations_in(review.partnership).order_by("name")
    return asked(
        request, AskAccuracyForm(request.POST or None, agencies=listed),
        lambda **given: services.ask_accuracy(request.actor, local_review=review, **given),
        heading="Ask an agency to check the facts", submit="Send the letter", done="The agency is asked.",
        lede="Its lead gets a letter without names, and a link to what you paste here.", **about(request, review),
    )  # fmt: skip


@may("reviews.ask_accuracy_again")
@in_room
def ask_accuracy_again(request: Visit, check, opened) -> HttpResponse:
    """Send a fresh link."""
    first = {"due_on": max(check.due_on, clock.today())}
    return asked(
        request, AskAgainForm(request.POST or None, initial=first),
        lambda **given: checks.ask_accuracy_again(request.actor, accuracy_check=check, **given),
        heading=f"Send a fresh link to {check.organisation.name}", submit="Send it", done="It is sent.",
        lede="Whoever leads for the agency now gets a letter; the link that was sent before opens nothing any more.",
        **about(request, check.local_review),
    )  # fmt: skip


@may("reviews.withdraw_check")
@in_room
def withdraw_check(request: Visit, check, opened) -> HttpResponse:
    """Wait no longer for an agency."""
    return ask(
        request, lambda **given: checks.withdraw_check(request.actor, accuracy_check=check, **given),
        heading=f"Wait no longer for {check.organisation.name}?", confirm="Wait no longer", reason=True, grave=True,
        consequence="Its link ends, and the review goes on without its answer. Why stays in the room.",
        done="It is waited for no longer.", **about(request, check.local_review),
    )  # fmt: skip


@may("reviews.settle_point")
@in_room
def settle_point(request: Visit, point, opened) -> HttpResponse:
    """Answer a point."""
    return asked(
        request, SettleForm(request.POST or None, initial={"taken": point.taken, "why": point.why.open(opened)}),
        lambda **given: services.settle_point(request.actor, point=point, **given),
        heading="What becomes of this point?", lede=point.said.open(opened), submit="Save", done="It is answered.",
        **about(request, point.accuracy_check.local_review),
    )  # fmt: skip


@may("reviews.sign_local_review")
@in_room
def sign_local_review(request: Visit, review, opened) -> HttpResponse:
    """Sign the last draft."""
    last = review.drafts.last()
    return ask(
        request, lambda seen: services.sign_local_review(request.actor, local_review=review, seen=seen),
        heading="Sign this review for your agency?", confirm="Sign it", done="You have signed it.",
        consequence=f"You sign draft {last.number if last else ''} with your name. A later draft is signed anew.",
        seen=last.ref if last else "none", **about(request, review),
    )  # fmt: skip


@may("reviews.record_board_signature")
@in_room
def record_board_signature(request: Visit, board, opened) -> HttpResponse:
    """Record another board's signature."""
    return asked(
        request, SignatureForm(request.POST or None, initial={"signed_on": clock.today()}),
        lambda **given: services.record_board_signature(request.actor, board=board, **given),
        heading="Who signed for this board?", lede=board.name, submit="Record it", done="It is recorded.",
        **about(request, board.local_review),
    )  # fmt: skip


@may("reviews.finish_signing")
@in_room
def finish_signing(request: Visit, review, opened) -> HttpResponse:
    """Mark it signed."""
    return ask(
        request, lambda: services.finish_signing(request.actor, local_review=review),
        heading="Have all signed it?", confirm="It is signed", done="It is signed by all.",
        consequence="Agencies’ links end with it.", **about(request, review),
    )  # fmt: skip
