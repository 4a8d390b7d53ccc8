"""One incident, inside its room: what is known, how the clocks stand, what everybody said, what comes next."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.people.record_pages import Button, buttons, history_of, since
from lineofsight.core.sealed.doors import in_room
from lineofsight.kernel import clock
from lineofsight.learn.reviews.rules import codes
from lineofsight.learn.reviews.rules.clocks import DAY_ONE, STARTS
from lineofsight.learn.reviews.rules.fuzzy import read
from lineofsight.learn.reviews.rules.likely import GO_ON, ORDER, likeliest
from lineofsight.learn.reviews.selectors import clocks
from lineofsight.learn.reviews.selectors import incidents as selectors
from lineofsight.learn.reviews.selectors.drafts import learned_from
from lineofsight.learn.reviews.selectors.local_reviews import may_answer, may_begin, open_review, reviews_of
from lineofsight.learn.reviews.selectors.report import digest_of
from lineofsight.learn.reviews.selectors.taking import came_from
from lineofsight.learn.reviews.selectors.telling import to_be_told
from lineofsight.learn.reviews.selectors.waiting import waiting as waiting_for
from lineofsight.learn.reviews.views.frame import crumbs
from lineofsight.learn.reviews.views.left import unless_erased
from lineofsight.learn.reviews.views.waiting import waited_for

GRAVE = ("redesignate_incident", "reopen_decision", "reopen_review", "reopen_incident")
# What fits an incident of today's law alone, and one of serious case reviews alone.
OF_TODAY, OF_ITS_TIME = ("notify_incident", "decide_not_to_notify"), ("record_serious_case_review",)
ASKED = ("edit_incident", "correct_trigger", "pause_clock", "say_view", "write_review", "sign_review")


@may("reviews.see_incident")
@in_room
@unless_erased
def incident(request: Visit, incident, opened) -> HttpResponse:
    """Everything about one incident."""
    told = selectors.words(incident, opened, *type(incident).SEALED)
    milestones = list(incident.milestones.order_by("on", "id"))
    running, positions = clocks.running(incident), selectors.positions(incident, opened)
    accounts, reviews = list(selectors.accounts_of(incident)), list(reviews_of(incident))
    may_do = {name: permitted(request.actor, f"reviews.{name}", incident) for name in ASKED}
    shown = {
        "incident": incident, "told": told, "happened": read(told["happened_when"]).words, "codes": codes,
        "children": selectors.children(incident, opened), "since": since(incident),
        "waiting": waited_for(
            incident, running, positions, accounts, milestones, reviews, today=clock.today(), may_do=may_do
        ),
        "clocks": running, "starts": STARTS, "day_one": DAY_ONE,
        "pauses": [(each, each.note.open(opened)) for each in incident.pauses.all()],
        "positions": positions, "decisions": decisions(incident, opened),
        "unsaid": selectors.care_unsaid(incident, opened),
        "dissent": selectors.dissenting(incident), "care": selectors.died_in_care(incident, opened),
        "milestones": milestones, "accounts": accounts, "signs": signatures(incident, opened),
        "sendings": list(incident.sendings.all()), "scrutineer": selectors.has_scrutineer(incident),
        "responses": [(each, each.asks.open(opened)) for each in incident.responses.all()],
        "reasons": [(each, each.why.open(opened)) for each in incident.deadlines.all()],
        "agencies_told": list(incident.agencies_told.select_related("organisation", "person")),
        "local_reviews": reviews,
        "answers": may_answer(incident) and permitted(request.actor, "reviews.begin_local_review", incident),
        "learned": learned_from(incident, opened),
        "may_do": may_do, "moves": moves(request, incident, opened), "history": history_of(incident),
        "came_from": came_from(incident, opened), "crumbs": crumbs(request),
    }  # fmt: skip
    return render(request, "reviews/incident.html", shown)


def moves(request: Visit, incident, opened) -> list[Button]:
    """What the reader may do next, what the incident waits for first; of another time's incident, and of today's, only
    what fits it."""
    waiting = waiting_for(request.actor, incident, opened)
    unfit = OF_TODAY if waiting.facts.of_its_time else OF_ITS_TIME
    made = {each.url: each for each in buttons(request, incident, "reviews", grave=GRAVE, but=unfit)}
    made |= {each.url: each for each in beside(request, incident)}
    verbs = {address(f"reviews:{verb}", ref=incident.ref): verb for verb in (*ORDER, *GRAVE) if verb != GO_ON}
    order = likeliest((verbs.get(url, GO_ON) for url in made), waiting)
    return sorted(made.values(), key=lambda each: order.index(verbs.get(each.url, GO_ON)))


def beside(request: Visit, incident) -> list[Button]:
    """What is offered beside the moves of its state, as far as the reader may."""
    offered = {
        "say_view": ("Say what your agency thinks", incident.state == "referred"),
        "finish_alternative": ("What was decided instead was held", selectors.alternative_owed(incident)),
        "ask_agency": ("Ask agencies for accounts", incident.state == "reviewing"),
        "write_review": ("Write the rapid review", incident.state == "reviewing"),
        "sign_review": ("Sign the rapid review", incident.state == "reviewing"),
        "tell_agencies": ("Tell the agencies what was decided", bool(to_be_told(incident))),
        "begin_local_review": ("Begin a local review", may_begin(incident)),
    }
    found = [
        Button(label, address(f"reviews:{verb}", ref=incident.ref))
        for verb, (label, fits) in offered.items()
        if fits and permitted(request.actor, f"reviews.{verb}", incident)
    ]
    going = open_review(incident)
    if going:
        found.append(Button("Go on with the local review", address("reviews:local_review", ref=going.ref)))
    return found


def decisions(incident, opened) -> list[tuple]:
    """What was decided, with what is sealed of it."""
    return [
        (each, selectors.words(each, opened, "reason", "reference", "advice"))
        for each in incident.decisions.select_related("decided_by")
    ]


def signatures(incident, opened) -> list[tuple]:
    """Who signed, and whether what they signed still stands."""
    made = list(incident.sign_offs.select_related("organisation", "person"))
    digest = digest_of(incident, opened) if made else ""
    counts = set(selectors.counting(incident).filter(digest=digest).values_list("pk", flat=True))
    return [(each, each.pk in counts) for each in made]
