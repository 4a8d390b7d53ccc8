"""Reads of challenges: who may see and move them, lists, and the facts their moves are judged by."""

from collections.abc import Collection
from datetime import date

from django.db.models import Count, Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.notices import selectors as notices
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Person
from lineofsight.core.people.roles import INSIDE, SPEAK_FOR, Role
from lineofsight.core.people.selectors import acting_for, inside
from lineofsight.core.records import selectors as records
from lineofsight.core.thread.selectors.lists import evidence_for
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import reminder_falls_on
from lineofsight.kernel.clock import london
from lineofsight.kernel.periods import Period
from lineofsight.lead.business_plan.models import Challenge
from lineofsight.lead.business_plan.rules.challenges import ChallengeFacts

# Who may challenge on behalf of the partnership, and who speaks for an agency that is challenged.
CHALLENGERS = (
    Role.BUSINESS_MANAGER, Role.CHAIR, Role.SCRUTINEER, Role.LEAD_PARTNER, Role.DELEGATED_PARTNER,
    Role.STATUTORY_PARTNER,
)  # fmt: skip
# Whom a challenge is written to, the first of these that the agency has.
WRITTEN_TO = (
    Role.DELEGATED_PARTNER, Role.LEAD_PARTNER, Role.PARTNER_LEAD, Role.SCHOOL_LEAD, Role.STATUTORY_PARTNER,
)  # fmt: skip
WAITING = ("issued", "acknowledged", "escalated")
LIVE = ("draft", *WAITING, "answered", "accepted")


@permission("business_plan.list_challenges")
def lists_seen(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships in which an actor has a list of challenges: everybody's for its own people, an agency's own for
    whoever speaks for it."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(*INSIDE, *SPEAK_FOR))


@permission("business_plan.draft_challenge")
def drafted_in(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships in whose name an actor may challenge."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(*CHALLENGERS))


@permission("business_plan.see_challenge")
def challenges_seen(actor: Actor) -> QuerySet[Challenge]:
    """Those sent, to the partnership's own people and whoever speaks for the agency challenged, or came by its link.

    A draft is its writer's and the business manager's.
    """
    sent = ~Q(state="draft")
    return Challenge.objects.filter(
        (sent & Q(partnership__in=inside(actor)))
        | (sent & acting_for(actor, *SPEAK_FOR))
        | Q(partnership__in=actor.partnerships_as(Role.BUSINESS_MANAGER))
        | Q(raised_by__ref=actor.ref, partnership__in=actor.partnerships_as())
        | (sent & Q(ref=actor.granted("see_challenge", Challenge.KIND)))
    )


@permission("business_plan.edit_challenge", ask="Ask whoever is writing it.")
@permission("business_plan.add_challenge_evidence", ask="Ask whoever is writing it.")
@permission("business_plan.issue_challenge", ask="Ask whoever is writing it.")
def challenges_written(actor: Actor) -> QuerySet[Challenge]:
    """Its writer's alone: nobody edits another's challenge, the scrutineer's least of all."""
    return Challenge.objects.filter(raised_by__ref=actor.ref, partnership__in=actor.partnerships_as(*CHALLENGERS))


@permission("business_plan.acknowledge_challenge", ask="Ask the lead of the agency that is challenged.")
@permission("business_plan.reply_to_challenge", ask="Ask the lead of the agency that is challenged.")
def challenges_answered(actor: Actor) -> QuerySet[Challenge]:
    """Whoever speaks for the agency that is challenged, or came by the link it was sent. For a body outside the
    partnership the business manager writes its reply down."""
    body = Q(organisation=None, partnership__in=actor.partnerships_as(Role.BUSINESS_MANAGER))
    return Challenge.objects.filter(
        acting_for(actor, *SPEAK_FOR) | body | Q(ref=actor.granted("reply_to_challenge", Challenge.KIND))
    )


@permission("business_plan.accept_reply", ask="Ask whoever raised the challenge.")
@permission("business_plan.escalate_challenge", ask="Ask whoever raised the challenge.")
@permission("business_plan.close_challenge", ask="Ask whoever raised the challenge.")
@permission("business_plan.reopen_challenge", ask="Ask whoever raised the challenge.")
@permission("business_plan.withdraw_challenge", ask="Ask whoever raised the challenge.")
def challenges_judged(actor: Actor) -> QuerySet[Challenge]:
    """Whoever raised it; and, should they be gone, the chair and the business manager."""
    return Challenge.objects.filter(
        Q(raised_by__ref=actor.ref, partnership__in=actor.partnerships_as(*CHALLENGERS))
        | Q(partnership__in=actor.partnerships_as(Role.BUSINESS_MANAGER, Role.CHAIR))
    )


def challenges_in(
    actor: Actor, partnership: Partnership, *, states: Collection[str] = (), organisation: str = "", late: bool = False
) -> QuerySet[Challenge]:
    """A partnership's challenges, the latest sent first, perhaps only some.

    Args:
        organisation: the ref of the agency challenged. late: only those whose reply is late.
    """
    found = challenges_seen(actor).filter(partnership=partnership)
    if states:
        found = found.filter(state__in=states)
    if organisation:
        found = found.filter(organisation__ref=organisation)
    if late:
        found = found.filter(state__in=WAITING, reply_due__lt=clock.today())
    return found.select_related("organisation", "raised_by").order_by("-issued_on", "-id")


def counted(challenges: QuerySet[Challenge]) -> dict[str, int]:
    """How many challenges were sent and not withdrawn, wait for a reply, are late, and ended with what changed."""
    late = Q(state__in=WAITING, reply_due__lt=clock.today())
    return challenges.order_by().aggregate(
        sent=Count("pk", filter=~Q(state__in=("draft", "withdrawn", "recorded"))),
        waiting=Count("pk", filter=Q(state__in=WAITING)),
        late=Count("pk", filter=late),
        closed=Count("pk", filter=Q(state="closed")),
        recorded=Count("pk", filter=Q(state="recorded")),
    )


def sent_in(partnership: Partnership, period: Period) -> int:
    """How many challenges were sent in a period and not withdrawn; those of earlier years are not counted."""
    sent = Challenge.objects.filter(partnership=partnership, issued_on__range=(period.start, period.end))
    return sent.exclude(state__in=("withdrawn", "recorded")).count()


def closed_in(partnership: Partnership, period: Period) -> int:
    """How many of the challenges that stand closed were closed in a period, by the day in London."""
    closed = Challenge.objects.filter(partnership=partnership, state="closed").values_list("ref", flat=True)
    made = records.moves_made(closed, "close_challenge").values()
    return sum(1 for moved in made if period.contains(london(moved.at).date()))


def challenges_about(ref: str) -> QuerySet[Challenge]:
    """The challenges about a record."""
    return Challenge.objects.filter(about_ref=ref)


def challenge_facts(challenge: Challenge, actor: Actor | None = None, **said: str) -> ChallengeFacts:
    """What must be known to judge a move of a challenge.

    Args:
        said: what the move itself says: a reply, its effect, the body above.
    """
    told = {"reply": challenge.reply, "effect": challenge.effect, "body_above": challenge.body_above, **said}
    return ChallengeFacts(
        today=clock.today(),
        to=challenge.to,
        reply_due=challenge.reply_due,
        evidence=len(evidence_for([challenge.ref]).get(challenge.ref, [])),
        support=challenge.support,
        mine=actor is not None and speaks_for_it(actor, challenge),
        **told,
    )


def speaks_for_it(actor: Actor, challenge: Challenge) -> bool:
    """Whether an actor speaks for the agency that is challenged."""
    if challenge.organisation_id is None:
        return False
    return (challenge.partnership_id, challenge.organisation_id) in actor.agencies_as(*SPEAK_FOR)


def lead_of(challenge: Challenge) -> Person | None:
    """Whoever is written to for the agency challenged; none where nobody speaks for it, or it is another body."""
    if challenge.organisation is None:
        return None
    for role in (
        Role.DELEGATED_PARTNER,
        Role.LEAD_PARTNER,
        Role.PARTNER_LEAD,
        Role.SCHOOL_LEAD,
        Role.STATUTORY_PARTNER,
    ):
        held = people.appointed(challenge.partnership, role, organisation=challenge.organisation)
        if held:
            return held[0]
    return None


def challenges_to_remind(day: date) -> list[Challenge]:
    """The challenges whose reply is to be reminded of on a day, and that were not written about that day."""
    waiting = Challenge.objects.filter(state__in=WAITING, reply_due__isnull=False, organisation__isnull=False)
    wanted = [each for each in waiting.select_related("organisation") if reminder_falls_on(each.reply_due, day)]
    return [each for each in wanted if not notices.written_on(day, each.ref)]
