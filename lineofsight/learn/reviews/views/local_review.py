"""One local review, inside its room: its time, what holds it, what comes next, and everything that was gathered."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people.record_pages import Button, buttons, history_of, since
from lineofsight.core.sealed.doors import in_room
from lineofsight.kernel import clock
from lineofsight.learn.reviews.rules import local_review as rules
from lineofsight.learn.reviews.rules.clocks import standing
from lineofsight.learn.reviews.selectors import local_reviews as selectors
from lineofsight.learn.reviews.selectors.gathering import GATHERS
from lineofsight.learn.reviews.selectors.incidents import words
from lineofsight.learn.reviews.views import frame
from lineofsight.learn.reviews.views.left import unless_erased

GRAVE = ("draft_again", "close_review", "stop_review")
WORKS = (
    "write_terms", "let_reviewer_in", "change_reviewer", "add_board", "ask_accuracy", "keep_draft", "add_event",
    "write_family_plan", "add_contact", "note_delay", "add_proceeding", "sign_local_review", "tick_item",
)  # fmt: skip
# What is pressed beside the moves in each state, the likeliest first.
BESIDE = {
    "commissioned": (("write_terms", "Write the terms"),),
    "drafting": (("keep_draft", "Keep a draft"),),
    "accuracy": (
        ("sign_local_review", "Sign it for your agency"), ("ask_accuracy", "Ask an agency to check the facts"),
        ("keep_draft", "Keep another draft"),
    ),
}  # fmt: skip


def own_address(review) -> str:
    """The page of a local review."""
    return address("reviews:local_review", ref=review.ref)


def about(request: Visit, review, back: str = "") -> dict:
    """Where every step of a local review leads back to."""
    crumbs = [*frame.crumbs(request, review.incident), Crumb(review.title, own_address(review))]
    return {"back": back or own_address(review), "crumbs": crumbs}


@may("reviews.see_local_review")
@in_room
@unless_erased
def local_review(request: Visit, review, opened) -> HttpResponse:
    """Everything about one local review."""
    edition = rules.edition(review.edition)
    shown = {
        "review": review, "rules": rules, "rule": edition.clock(review.kind), "since": since(review),
        "standing": standing(review.due_on, clock.today(), ended(review)), "today": clock.today(),
        "next": edition.step(review.state), "holding": selectors.holding(review),
        "may_do": {name: permitted(request.actor, f"reviews.{name}", review) for name in WORKS},
        "delays": [(each, each.note.open(opened)) for each in review.delays.all()],
        "beside": [(each, words(each, opened, "body", "note")) for each in review.proceedings.all()],
        "terms": agreed(review, opened), "lacking": selectors.lacking(review),
        "until": selectors.reviewer_until(review),
        "publications": published(review, opened),
        "moves": moves(request, review),
        "why": why_improvements(review, opened),
        "stopped": review.stopped_why.open(opened), "history": history_of(review),
        "crumbs": frame.crumbs(request, review.incident),
        **signing(review, opened), **gathered(review, opened),
    }  # fmt: skip
    return render(request, "reviews/local_review.html", shown)


def ended(review):
    """The day it was published, or else closed or stopped; none while its time runs."""
    published = selectors.publications(review)
    if review.state == "preparing" or not (published or review.state in rules.OVER):
        return None
    if published:
        return published[0].on
    return clock.london(since(review)["at"]).date()


def why_improvements(review, opened) -> str:
    """Why the improvements alone were published last."""
    said = review.ticks.filter(what="improvements").last()
    last = selectors.publications(review)[-1:]
    return said.note.open(opened) if said and last and last[0].improvements else ""


def published(review, opened) -> list[tuple]:
    """What it published, and when each was taken back, by whom and why; nothing of that while it stands."""
    return [
        (each, {"on": back.on, "by": back.set_by.name, "why": back.why.open(opened)} if back else {})
        for each in selectors.publications(review)
        for back in [getattr(each, "taken_back", None)]
    ]


def agreed(review, opened) -> list[tuple[str, str]]:
    """The terms as they are read."""
    told = words(review, opened, *type(review).TERMS)
    said = [(label, told[name]) for name, label in selectors.TERMS.items()]
    said.insert(3, ("Methods", ", ".join(rules.METHODS[each] for each in review.methods)))
    said.append(("Lead reviewer", review.reviewer.name if review.reviewer else ""))
    said.append(("Price, fixed by the partnership", f"£{review.price:,}" if review.price is not None else ""))
    return [pair for pair in said if pair[1]]


def signing(review, opened) -> dict:
    """Drafts with their readers, what agencies say of the facts, and who has signed what stands."""
    last = selectors.last_draft(review)
    drafts = [
        (draft, draft.kept.title.open(opened), words(draft, opened, "changed", "stand_why"),
         [(each, words(each, opened, "who", "came_back")) for each in draft.readings.all()])
        for draft in review.drafts.select_related("kept")
    ]  # fmt: skip
    checks, earlier = (
        [(check, [(point, words(point, opened, "said", "why")) for point in check.points.all()],
          check.withdrawn_why.open(opened)) for check in found]
        for found in (selectors.latest_checks(review), selectors.earlier_checks(review))
    )  # fmt: skip
    made = review.endorsements.select_related("organisation", "person", "board", "draft")
    return {
        "drafts": drafts, "checks": checks, "earlier": earlier, "unasked": selectors.asked_anew(review),
        "boards": list(review.boards.all()), "unsigned": selectors.unsigned(review),
        "signs": [(each, each.who.open(opened), each.draft == last) for each in made],
    }  # fmt: skip


def gathered(review, opened) -> dict:
    """What practitioners and the family said."""
    return {
        "events": [(each, words(each, opened, *type(each).SAID)) for each in review.events.all()],
        "contacts": [(each, words(each, opened, *type(each).SAID)) for each in review.contacts.all()],
        "family": words(review, opened, *type(review).FAMILY),
    }


def moves(request: Visit, review) -> list[Button]:
    """What the reader may do next, what is most likely wanted first."""
    made = buttons(request, review, "reviews", grave=GRAVE)
    if review.state == "commissioned" and selectors.lacking(review):
        made = [each for each in made if each.url != address("reviews:agree_terms", ref=review.ref)]
    if selectors.standing(review):
        made = [each for each in made if each.url != address("reviews:prepare_again", ref=review.ref)]
    beside = [
        Button(label, address(f"reviews:{name}", ref=review.ref))
        for name, label in BESIDE.get(review.state, ())
        if permitted(request.actor, f"reviews.{name}", review)
    ]
    if review.state in GATHERS and permitted(request.actor, "reviews.ask_agency", review.incident):
        beside.append(Button("Ask agencies for accounts", address("reviews:ask_agency", ref=review.incident.ref)))
    if permitted(request.actor, "reviews.take_back_publication", review):
        back = address("reviews:take_back_publication", ref=review.ref)
        made.append(Button("Take back what was published", back, grave=True))
    if review.state == "preparing":
        return [Button("What is done before publication", address("reviews:publication", ref=review.ref)), *made]
    return [*beside, *made]
