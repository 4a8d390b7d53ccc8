"""A challenge: asked about one answer, answered where it was asked, and settled."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people.record_pages import ask, asked, buttons, history_of
from lineofsight.core.people.selectors import names
from lineofsight.core.questions.rules import text_of
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.forms import ChallengeForm, ReplyForm
from lineofsight.know.self_assessments.selectors import reading
from lineofsight.know.self_assessments.views.copies import copy_address, copy_crumbs, item_of


def challenge_address(challenge) -> str:
    """A challenge's own page."""
    return address("self_assessments:challenge", ref=challenge.ref)


@may("self_assessments.challenge_copy")
def challenge_copy(request: Visit, copy, key: str) -> HttpResponse:
    """Ask an organisation about one of its answers."""
    item, answer = item_of(copy, key)
    return asked(
        request, ChallengeForm(request.POST or None),
        lambda **given: services.challenges.challenge_copy(request.actor, copy=copy, item=key, **given),
        heading="Challenge this answer", lede=f"“{item.text}” They answered: {text_of(item, answer.given)}.",
        submit="Ask them", done="Asked. They have ten working days.", back=copy_address(copy), crumbs=copy_crumbs(copy),
    )  # fmt: skip


@may("self_assessments.see_challenge")
def challenge_page(request: Visit, challenge) -> HttpResponse:
    """A challenge with its thread, and the answer it is about."""
    copy = challenge.copy
    item, answer = item_of(copy, challenge.item)
    words = reading.words_of(challenge)
    known = names(word.by for word in words)
    about = {
        "challenge": challenge, "copy": copy, "item": item, "answer": answer, "text": text_of(item, answer.given),
        "words": [(word, known[word.by]) for word in words],
        "moves": buttons(request, challenge, "self_assessments"),
        "history": history_of(challenge), "crumbs": [Crumb(copy.organisation.name, copy_address(copy))],
    }  # fmt: skip
    return render(request, "self_assessments/challenge.html", about)


@may("self_assessments.answer_challenge")
def answer_challenge(request: Visit, challenge) -> HttpResponse:
    """Answer it."""
    item, _ = item_of(challenge.copy, challenge.item)
    return asked(
        request, ReplyForm(request.POST or None),
        lambda **given: services.challenges.answer_challenge(request.actor, challenge=challenge, **given),
        heading="Answer this question", lede=f"{reading.words_of(challenge)[-1].text} It is about: “{item.text}”",
        submit="Send your answer", done="Your answer is sent.", back=challenge_address(challenge),
    )  # fmt: skip


@may("self_assessments.ask_again")
def ask_again(request: Visit, challenge) -> HttpResponse:
    """Ask again."""
    return judged(
        request, challenge, services.challenges.ask_again, heading="Ask again?",
        consequence="What you write goes to the organisation’s lead, who has ten more working days.",
        confirm="Ask again", done="Asked again.",
    )  # fmt: skip


@may("self_assessments.settle_challenge")
def settle_challenge(request: Visit, challenge) -> HttpResponse:
    """Settle it."""
    return judged(
        request, challenge, services.challenges.settle_challenge, heading="Is this challenge settled?",
        consequence="Say how. Once every challenge of the copy is settled it can be accepted.",
        confirm="It is settled", done="Settled.",
    )  # fmt: skip


def judged(request: Visit, challenge, service, **words) -> HttpResponse:
    """Ask about a move of a challenge with its reason, and make it."""
    return ask(
        request, lambda **given: service(request.actor, challenge=challenge, **given), reason=True,
        back=challenge_address(challenge),
        crumbs=[Crumb(challenge.copy.organisation.name, challenge_address(challenge))], **words,
    )  # fmt: skip
