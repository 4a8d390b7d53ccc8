"""Beginning a local review, its terms, its boards, its reviewer, and the steps that only ask."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.people import selectors as people
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.core.people.roles import Role
from lineofsight.core.sealed.doors import in_room
from lineofsight.kernel import clock
from lineofsight.learn.reviews.forms.local_review import (
    AdmitForm,
    BeginForm,
    BoardForm,
    ReviewerForm,
    StopForm,
    TermsForm,
)
from lineofsight.learn.reviews.selectors.incidents import words
from lineofsight.learn.reviews.selectors.local_reviews import kinds_offered
from lineofsight.learn.reviews.services import local_review as services
from lineofsight.learn.reviews.services import reviewer as reviewers
from lineofsight.learn.reviews.services import stopping
from lineofsight.learn.reviews.views import frame
from lineofsight.learn.reviews.views.local_review import about, own_address


@may("reviews.begin_local_review")
@in_room
def begin_local_review(request: Visit, incident, opened) -> HttpResponse:
    """Begin a local review."""
    return asked(
        request, BeginForm(request.POST or None, kinds=kinds_offered(incident), initial={"decided_on": clock.today()}),
        lambda **given: services.begin_local_review(request.actor, incident=incident, **given),
        heading="Begin a local review", submit="Begin it", done="It is begun. Now write its terms.", at=own_address,
        lede="It stands in the incident’s room, under the incident’s key.", **frame.about(request, incident),
    )  # fmt: skip


@may("reviews.write_terms")
@in_room
def write_terms(request: Visit, review, opened) -> HttpResponse:
    """Write the terms; they may be left at any time and come back to."""
    first = words(review, opened, *type(review).TERMS) | {
        "methods": review.methods, "price": review.price, "reviewer": review.reviewer.ref if review.reviewer else "",
    }  # fmt: skip
    leads = people.appointed(review.partnership, Role.LEAD_REVIEWER)
    form = TermsForm(request.POST or None, people=leads, initial=first)
    lede = "Everything is needed before they are agreed. Whoever leads it is appointed as lead reviewer first."
    if review.kind == "request":
        lede = "The terms, the period and the methods are needed before they are agreed. The rest may stay empty."
    return asked(
        request, form,
        lambda reviewer, price, methods, **given: services.write_terms(
            request.actor, local_review=review, reviewer=reviewer, price=price, methods=methods, told=given
        ),
        heading="The terms of the review", submit="Save", done="The terms are saved.", lede=lede,
        **about(request, review),
    )  # fmt: skip


@may("reviews.add_board")
@in_room
def add_board(request: Visit, review, opened) -> HttpResponse:
    """Name another board."""
    return asked(
        request, BoardForm(request.POST or None),
        lambda **given: services.add_board(request.actor, local_review=review, **given),
        heading="Which other board holds it with you?", submit="Name it", done="It is named, and signs for itself.",
        **about(request, review),
    )  # fmt: skip


@may("reviews.drop_board")
@in_room
def drop_board(request: Visit, board, opened) -> HttpResponse:
    """Take out a board named by mistake."""
    return ask(
        request, lambda: services.drop_board(request.actor, board=board), heading="Take this board out?",
        consequence=f"{board.name} then signs nothing.", confirm="Take out", done="It is taken out.",
        **about(request, board.local_review),
    )  # fmt: skip


@may("reviews.let_reviewer_in")
@in_room
def let_reviewer_in(request: Visit, review, opened) -> HttpResponse:
    """Let the reviewer in until a day."""
    return asked(
        request, AdmitForm(request.POST or None),
        lambda **given: reviewers.let_reviewer_in(request.actor, local_review=review, **given),
        heading="Let the reviewer in to the room", submit="Let them in", done="They are let in, and told by its key.",
        lede="They read what stands in this room and nothing else, until the day you name. It ends by itself.",
        **about(request, review),
    )  # fmt: skip


@may("reviews.change_reviewer")
@in_room
def change_reviewer(request: Visit, review, opened) -> HttpResponse:
    """Have somebody else lead it."""
    others = [each for each in people.appointed(review.partnership, Role.LEAD_REVIEWER) if each != review.reviewer]
    lede = "Whoever leads it is appointed as lead reviewer first. They are let in to the room by a step of its own."
    if review.reviewer:
        lede = f"{review.reviewer.name} is let in to this room no more. {lede}"
    return asked(
        request, ReviewerForm(request.POST or None, people=others),
        lambda **given: reviewers.change_reviewer(request.actor, local_review=review, **given),
        heading="Who leads the review from now on?", submit="Have them lead it", lede=lede,
        done="They lead it. Let them in to the room when they begin.", **about(request, review),
    )  # fmt: skip


@may("reviews.agree_terms")
@in_room
def agree_terms(request: Visit, review, opened) -> HttpResponse:
    """Agree the terms."""
    return ask(
        request, lambda: services.agree_terms(request.actor, local_review=review), heading="Are the terms agreed?",
        consequence="The partnership has agreed them and fixed the price. They do not change after that.",
        confirm="They are agreed", done="The terms are agreed.", **about(request, review),
    )  # fmt: skip


@may("reviews.begin_gathering")
@in_room
def begin_gathering(request: Visit, review, opened) -> HttpResponse:
    """Begin to gather."""
    return ask(
        request, lambda: services.begin_gathering(request.actor, local_review=review), heading="Begin to gather?",
        consequence="Accounts, practitioners’ events and the family’s part are gathered from now on.",
        confirm="Begin", done="Gathering has begun.", **about(request, review),
    )  # fmt: skip


@may("reviews.begin_drafting")
@in_room
def begin_drafting(request: Visit, review, opened) -> HttpResponse:
    """Begin to draft."""
    return ask(
        request, lambda: services.begin_drafting(request.actor, local_review=review), heading="Begin to draft?",
        consequence="Numbered drafts are kept in the room from now on. What is gathered later may still be added.",
        confirm="Begin", done="Drafting has begun.", **about(request, review),
    )  # fmt: skip


@may("reviews.draft_again")
@in_room
def draft_again(request: Visit, review, opened) -> HttpResponse:
    """Take it back."""
    return ask(
        request, lambda: services.draft_again(request.actor, local_review=review), heading="Draft it again?",
        consequence="The next draft is checked and signed anew, its checklist dated anew, and the text for outside "
        "written anew. What was signed stays in the history.",
        confirm="Draft it again", done="It is being drafted again.", grave=True, **about(request, review),
    )  # fmt: skip


@may("reviews.prepare_publication")
@in_room
def prepare_publication(request: Visit, review, opened) -> HttpResponse:
    """Prepare publication."""
    return ask(
        request, lambda: services.prepare_publication(request.actor, local_review=review),
        heading="Prepare publication?", confirm="Prepare it", done="Now date each line of the checklist.",
        consequence="The checklist opens: the family, legal advice, agencies, the Panel, and the text for outside.",
        **about(request, review),
    )  # fmt: skip


@may("reviews.prepare_again")
@in_room
def prepare_again(request: Visit, review, opened) -> HttpResponse:
    """Prepare publication anew."""
    return ask(
        request, lambda: services.prepare_again(request.actor, local_review=review),
        heading="Prepare it to be published anew?", confirm="Prepare it",
        done="Now date each line of the checklist anew.",
        consequence="Everything is asked again: each line of the checklist, and another text with a second person’s "
        "check. What was published before and taken back stays in the room.",
        **about(request, review),
    )  # fmt: skip


@may("reviews.close_review")
@in_room
def close_review(request: Visit, review, opened) -> HttpResponse:
    """Close it."""
    return ask(
        request, lambda: services.close_review(request.actor, local_review=review), heading="Close this review?",
        consequence="Nothing more is asked of anybody. What it published stays outside, and the rest in the room.",
        confirm="Close it", done="The review is closed.", grave=True, **about(request, review),
    )  # fmt: skip


@may("reviews.stop_review")
@in_room
def stop_review(request: Visit, review, opened) -> HttpResponse:
    """Stop it."""
    return asked(
        request, StopForm(request.POST or None),
        lambda **given: stopping.stop_review(request.actor, local_review=review, **given),
        heading="Stop this review?", submit="Stop it", done="The review is stopped.",
        lede="Nothing more is asked of anybody: agencies’ links end, and whoever leads it is let in no more. What was "
        "gathered stays in the room.", **about(request, review),
    )  # fmt: skip
