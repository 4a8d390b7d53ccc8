"""Answering a challenge, judging the reply, closing it with what changed."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days
from lineofsight.lead.business_plan.forms import EffectForm, EscalateForm, ReplyForm
from lineofsight.lead.business_plan.rules.challenges import REPLY_WITHIN
from lineofsight.lead.business_plan.services import challenges as services
from lineofsight.lead.business_plan.views.frame import crumbs, own_address


def about(request: Visit, challenge) -> dict:
    """Where every move of a challenge leads back to."""
    return {"back": own_address(challenge), "crumbs": crumbs(request, challenge)}


@may("business_plan.acknowledge_challenge")
def acknowledge_challenge(request: Visit, challenge) -> HttpResponse:
    """Say that a challenge has arrived."""
    return ask(
        request, lambda: services.acknowledge_challenge(request.actor, challenge=challenge),
        heading="Acknowledge this challenge?", confirm="Acknowledge it", done="Thank you. The reply is still owed.",
        consequence=f"{challenge.by[:1].upper()}{challenge.by[1:]} sees that it has arrived and is being looked at.",
        **about(request, challenge),
    )  # fmt: skip


@may("business_plan.reply_to_challenge")
def reply_to_challenge(request: Visit, challenge) -> HttpResponse:
    """Answer a challenge."""
    return asked(
        request, ReplyForm(request.POST or None),
        lambda **given: services.reply_to_challenge(request.actor, challenge=challenge, **given),
        heading="Reply to this challenge", lede=challenge.question, submit="Send the reply",
        done="Your reply is sent. Thank you.", **about(request, challenge),
    )  # fmt: skip


@may("business_plan.accept_reply")
def accept_reply(request: Visit, challenge) -> HttpResponse:
    """Accept the reply."""
    return ask(
        request, lambda: services.accept_reply(request.actor, challenge=challenge), heading="Accept the reply?",
        consequence="It stays open until somebody says what changed because of it.", confirm="Accept it",
        done="The reply is accepted.", **about(request, challenge),
    )  # fmt: skip


@may("business_plan.escalate_challenge")
def escalate_challenge(request: Visit, challenge) -> HttpResponse:
    """Take a challenge to the body above."""
    first = {"reply_due": add_working_days(clock.today(), REPLY_WITHIN)}
    return asked(
        request, EscalateForm(request.POST or None, initial=first),
        lambda **given: services.escalate_challenge(request.actor, challenge=challenge, **given),
        heading="Take this challenge to the body above", lede=challenge.question, submit="Take it there",
        done="It is with the body above.", **about(request, challenge),
    )  # fmt: skip


@may("business_plan.close_challenge")
def close_challenge(request: Visit, challenge) -> HttpResponse:
    """Close a challenge with what changed."""
    return asked(
        request, EffectForm(request.POST or None, initial={"effect": challenge.effect}),
        lambda **given: services.close_challenge(request.actor, challenge=challenge, **given),
        heading="What changed because of this challenge?", lede=challenge.question, submit="Close it",
        done="It is closed.", **about(request, challenge),
    )  # fmt: skip


@may("business_plan.reopen_challenge")
def reopen_challenge(request: Visit, challenge) -> HttpResponse:
    """Open a closed challenge again."""
    return ask(
        request, lambda **given: services.reopen_challenge(request.actor, challenge=challenge, **given),
        heading="Open this challenge again?", consequence="It waits for what changes because of it once more.",
        confirm="Open it again", done="It is open again.", reason=True, **about(request, challenge),
    )  # fmt: skip


@may("business_plan.withdraw_challenge")
def withdraw_challenge(request: Visit, challenge) -> HttpResponse:
    """Withdraw a challenge."""
    after = about(request, challenge)
    if challenge.state == "draft":
        after["back"] = address("business_plan:challenges")
    return ask(
        request, lambda **given: services.withdraw_challenge(request.actor, challenge=challenge, **given),
        heading="Withdraw this challenge?", consequence="Nobody owes a reply any more. It stays to be seen.",
        confirm="Withdraw it", done="It is withdrawn.", reason=True, grave=True, **after,
    )  # fmt: skip
