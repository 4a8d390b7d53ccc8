"""One reader's copy: what was handed in, what the reader makes of it, and the link that asks for it."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people.record_pages import ask, asked, buttons, history_of
from lineofsight.core.people.roles import Role
from lineofsight.core.questions import library
from lineofsight.core.questions.pages import read_through
from lineofsight.core.questions.rules import progress_of
from lineofsight.kernel import clock
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.forms.judging import ModerationForm
from lineofsight.know.self_assessments.selectors import (
    attachments,
    chasing,
    formerly,
    governing,
    own,
    reading,
    supporting,
)
from lineofsight.know.self_assessments.selectors import rounds as selectors
from lineofsight.know.self_assessments.selectors.examples import examples_of
from lineofsight.know.self_assessments.views.rounds import crumbs, round_address

JUDGED = ("received", "challenged", "accepted")
OPEN = ("received", "challenged")
FOLLOWING = ("receive_copy", "receive_again", "challenge_copy", "settle_copy", "lapse_copy")


def copy_address(copy) -> str:
    """A copy's own page."""
    return address("self_assessments:copy", ref=copy.ref)


def copy_crumbs(copy) -> list[Crumb]:
    if copy.reader.organisation_id:
        return [
            Crumb("Your providers", address("self_assessments:providers")),
            Crumb(copy.organisation.name, copy_address(copy)),
        ]
    steps = [Crumb(copy.round.name, round_address(copy.round))] if copy.round else []
    return crumbs(*steps, Crumb(copy.organisation.name, copy_address(copy)))


@may("self_assessments.see_copy")
def copy_page(request: Visit, copy) -> HttpResponse:
    """A copy, to its reader; whoever answers for the organisation is led to its own assessment."""
    if not permitted(request.actor, "self_assessments.read_copy", copy):
        return to_own(request, copy)
    handed_in = copy.submission
    answers = reading.answers_read(copy) if handed_in else {}
    about = {
        "copy": copy,
        "handed_in": handed_in,
        "answers": answers,
        "parts": parts_of(copy, answers) if handed_in else [],
        "plans": plans_of(copy) if handed_in else [],
        "attached": attachments.handed_in_with(handed_in) if handed_in else {},
        "moderations": reading.moderations_of(copy),
        "challenges": reading.challenges_of(copy),
        "examples": examples_of(copy),
        "judges": permitted(request.actor, "self_assessments.challenge_copy", copy) and copy.state in OPEN,
        "moderates": permitted(request.actor, "self_assessments.moderate_answer", copy) and copy.state in JUDGED,
        "sends": permitted(request.actor, "self_assessments.send_link", copy),
        "supports": supporting.supports_of(request.actor, copy),
        "formerly": reading.formerly(copy),
        "before": formerly.before(copy.organisation, copy.question_set),
        "posts": posts_of(copy) if copy.state == "expected" else [],
        "sent": chasing.sent_for(copy),
        "today": clock.today(),
        "moves": buttons(request, copy, "self_assessments", but=FOLLOWING),
        "history": history_of(copy),
        "crumbs": copy_crumbs(copy)[:-1],
    }
    return render(request, "self_assessments/copy.html", about)


def posts_of(copy) -> list[tuple[str, str]]:
    """Whom the partnership has to do with while it waits: who answers, and at a school who signs and who heads it."""
    lead = selectors.lead_of(copy.partnership, copy.organisation)
    told = [("Answers", lead.name if lead else "Nobody: appoint a safeguarding lead under People")]
    if library.newest(copy.question_set).signed_by == Role.CHAIR_OF_GOVERNORS:
        beside = governing.told_beside(copy.partnership, copy.organisation, lead)
        chair = beside["chair"].name if "chair" in beside else "Nobody: appoint a chair of governors under People"
        told += [("Signs", chair), *([("Heads it", beside["head"].name)] if "head" in beside else [])]
    return told


def to_own(request: Visit, copy) -> HttpResponse:
    """The organisation's own assessment; or, where another partnership keeps it, whom to ask."""
    assessment = own.latest(copy.organisation, copy.question_set)
    if assessment and permitted(request.actor, "self_assessments.see_assessment", assessment):
        signs = assessment.state == "with_signer" and permitted(
            request.actor, "self_assessments.sign_assessment", assessment
        )
        page = "self_assessments:sign_assessment" if signs else "self_assessments:assessment"
        return redirect(address(page, ref=assessment.ref))
    about = {"copy": copy, "assessment": assessment, "crumbs": []}
    return render(request, "self_assessments/kept_elsewhere.html", about)


def plans_of(copy) -> list[dict]:
    """What the organisation will do about what this reader asked."""
    asked = reading.questions_read(copy).items
    return [
        {**plan, "due": date.fromisoformat(plan["due"])}
        for plan in copy.submission.improvements
        if plan["item"] in asked
    ]


def parts_of(copy, answers):
    """What was handed in to this reader, section by section."""
    questions = reading.questions_read(copy)
    given = {key: each.given for key, each in answers.items()}
    progress = progress_of(questions, given, own.about(copy.submission.assessment))
    return read_through(questions, progress, answers)


@may("self_assessments.send_link")
def send_link(request: Visit, copy) -> HttpResponse:
    """Send the organisation's lead a fresh link."""
    return ask(
        request, lambda: services.rounds.send_link(request.actor, copy=copy),
        heading=f"Send {copy.organisation.name} a fresh link?",
        consequence="Its safeguarding lead is written to, with what is due and a new link. The one they have still "
        "works.",
        confirm="Send it", done="It is on its way.", back=copy_address(copy), crumbs=copy_crumbs(copy),
    )  # fmt: skip


@may("self_assessments.accept_copy")
def accept_copy(request: Visit, copy) -> HttpResponse:
    """Accept what was handed in."""
    return ask(
        request, lambda: services.judging.accept_copy(request.actor, copy=copy),
        heading=f"Accept what {copy.organisation.name} handed in?",
        consequence="It stands as accepted here. What other readers make of their copies is theirs.",
        confirm="Accept it", done="Accepted.", back=copy_address(copy), crumbs=copy_crumbs(copy),
    )  # fmt: skip


def item_of(copy, key: str):
    """An item of a copy that was received, with its answer."""
    answer = reading.answers_read(copy).get(key) if copy.submission else None
    item = reading.questions_read(copy).items.get(key) if answer else None
    if item is None:
        raise Http404("That was not handed in.")
    return item, answer


@may("self_assessments.moderate_answer")
def moderate_answer(request: Visit, copy, key: str) -> HttpResponse:
    """Say what the reader holds an answer to come to."""
    item, _ = item_of(copy, key)
    if not item.judged:
        raise Http404("That answer comes to no verdict.")
    return asked(
        request, ModerationForm(request.POST or None, item=item),
        lambda **given: services.judging.moderate_answer(request.actor, copy=copy, item=key, **given),
        heading="What do you hold this answer to be?",
        lede=f"“{item.text}” What the organisation said stands beside yours, and neither replaces the other.",
        submit="Save", done="Saved beside the organisation’s own.", back=copy_address(copy), crumbs=copy_crumbs(copy),
    )  # fmt: skip
