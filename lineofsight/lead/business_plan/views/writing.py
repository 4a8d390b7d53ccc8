"""Writing a challenge and sending it; recording one of an earlier year."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.documents.services import FileRefused
from lineofsight.core.people import selectors as people
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.core.thread.forms import EvidenceForm
from lineofsight.core.thread.rules.given import Seen, Source
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.business_plan.forms import ChallengeForm, PastForm
from lineofsight.lead.business_plan.rules.challenges import REPLY_WITHIN
from lineofsight.lead.business_plan.selectors import challenges as selectors
from lineofsight.lead.business_plan.selectors.about import about
from lineofsight.lead.business_plan.services import challenges as services
from lineofsight.lead.business_plan.services import past
from lineofsight.lead.business_plan.views.frame import crumbs, own_address


@may("business_plan.draft_challenge")
def draft_challenge(request: Visit) -> HttpResponse:
    """Begin a challenge, perhaps about a record. Nothing is sent yet."""
    card = about(request.actor, request.GET.get("about", ""))
    first = {"reply_due": add_working_days(clock.today(), REPLY_WITHIN), "about": card.label if card else ""}
    form = ChallengeForm(request.POST or None, initial=first, agencies=people.organisations_in(request.partnership))

    def make(**given):
        return services.draft_challenge(
            request.actor, partnership=request.partnership, about_ref=card.ref if card else "", **given
        )

    return asked(
        request, form, make, heading="Write a challenge", submit="Save it", at=own_address,
        done="It is saved. Nobody else sees it until you send it.", back=address("business_plan:challenges"),
        lede="A challenge helps: it is specific, rests on evidence, comes with support and ends with what changed.",
        crumbs=crumbs(request),
    )  # fmt: skip


@may("business_plan.edit_challenge")
def edit_challenge(request: Visit, challenge) -> HttpResponse:
    """Change a challenge that was not sent yet."""
    first = {
        "question": challenge.question, "by": challenge.by, "body": challenge.body, "about": challenge.about,
        "support": challenge.support, "reply_due": challenge.reply_due,
        "agency": challenge.organisation.ref if challenge.organisation else "",
    }  # fmt: skip
    form = ChallengeForm(request.POST or None, initial=first, agencies=people.organisations_in(request.partnership))
    return asked(
        request, form, lambda **given: services.edit_challenge(request.actor, challenge=challenge, **given),
        heading="Change this challenge", submit="Save it", done="It is saved.", back=own_address(challenge),
        crumbs=crumbs(request, challenge),
    )  # fmt: skip


@may("business_plan.add_challenge_evidence")
def add_challenge_evidence(request: Visit, challenge) -> HttpResponse:
    """Give the evidence a challenge rests on."""

    def make(source: str, **given):
        try:
            seen = Seen(source=Source(said=source), **given)
            return services.add_challenge_evidence(request.actor, challenge=challenge, seen=seen)
        except FileRefused as refused:
            raise MoveRefused(str(refused)) from None

    form = EvidenceForm(request.POST or None, request.FILES or None)
    return asked(
        request, form, make, heading="What does it rest on?", lede=challenge.question, submit="Give it",
        done="The evidence is kept.", back=own_address(challenge), crumbs=crumbs(request, challenge),
    )  # fmt: skip


@may("business_plan.issue_challenge")
def issue_challenge(request: Visit, challenge) -> HttpResponse:
    """Send a challenge, after showing who gets it."""
    lead = selectors.lead_of(challenge)
    goes = (
        f"It goes to {lead.name} at {lead.email}." if lead else f"Nobody is written to: tell {challenge.to} yourself."
    )
    return ask(
        request, lambda: services.issue_challenge(request.actor, challenge=challenge),
        heading=f"Send this challenge to {challenge.to}?", confirm="Send it", done="It is sent.",
        consequence=f"{goes} It cannot be changed any more, and everybody inside the partnership can read it.",
        back=own_address(challenge), crumbs=crumbs(request, challenge),
    )  # fmt: skip


@may("business_plan.draft_challenge")
def record_challenge(request: Visit) -> HttpResponse:
    """Record a challenge of an earlier year, as it was published."""
    return asked(
        request, PastForm(request.POST or None),
        lambda **given: past.record_challenge(
            request.actor, partnership=request.partnership, past=past.Past(**given)
        ),
        heading="Record a challenge of an earlier year", submit="Record it", done="It is recorded.",
        lede="It stands behind today’s as history. Nobody is written to, and nobody owes anything.",
        back=address("business_plan:challenges"), at=own_address, crumbs=crumbs(request),
    )  # fmt: skip
