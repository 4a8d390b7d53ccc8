"""The rights over meetings, papers and decisions. The business manager runs them, members read, owners give papers."""

from django.db.models import Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.people.roles import INSIDE, Role
from lineofsight.core.people.selectors import inside
from lineofsight.lead.governance.models import Body, Decision, Item, Meeting, Paper
from lineofsight.lead.governance.selectors.permissions import KEEPER, seated


@permission("governance.list_meetings")
def meeting_lists(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships in which an actor has a list of meetings: its own people of every body, others of those in which
    they sit."""
    sits = seated(actor).values_list("partnership", flat=True)
    return Partnership.objects.filter(Q(pk__in=actor.partnerships_as(*INSIDE)) | Q(pk__in=list(sits)))


@permission("governance.see_meeting")
def meetings_seen(actor: Actor) -> QuerySet[Meeting]:
    """The meetings of the partnership an actor works inside, of the bodies in which they sit, and by link the one."""
    return Meeting.objects.filter(
        Q(partnership__in=inside(actor))
        | Q(body__in=seated(actor).values("seat__body"))
        | Q(ref=actor.granted("see_meeting", Meeting.KIND))
    )


@permission("governance.plan_meeting")
def bodies_that_meet(actor: Actor) -> QuerySet[Body]:
    """The bodies whose meetings the business manager plans."""
    return Body.objects.filter(partnership__in=actor.partnerships_as(KEEPER))


@permission("governance.open_agenda")
@permission("governance.close_agenda")
@permission("governance.send_papers")
@permission("governance.hold_meeting")
@permission("governance.draft_minutes")
@permission("governance.agree_minutes")
@permission("governance.postpone_meeting")
@permission("governance.cancel_meeting")
@permission("governance.add_item")
@permission("governance.put_on_agenda")
@permission("governance.record_attendance")
@permission("governance.declare_interest")
def meetings_run(actor: Actor) -> QuerySet[Meeting]:
    """The meetings the business manager runs."""
    return Meeting.objects.filter(partnership__in=actor.partnerships_as(KEEPER))


@permission("governance.check_minutes", ask="Ask whoever chairs the body.")
@permission("governance.send_minutes_back", ask="Ask whoever chairs the body.")
def meetings_chaired(actor: Actor) -> QuerySet[Meeting]:
    """The meetings of the bodies an actor chairs from a seat; of one without such a seat, for any chair of the
    partnership."""
    from_seat = seated(actor).filter(seat__chairs=True).values("seat__body")
    unchaired = Q(partnership__in=actor.partnerships_as(Role.CHAIR)) & ~Q(body__seats__chairs=True)
    return Meeting.objects.filter(Q(body__in=from_seat) | unchaired).distinct()


@permission("governance.edit_item")
@permission("governance.drop_item")
@permission("governance.ask_for_paper")
@permission("governance.write_minutes")
@permission("governance.record_decision")
def items_run(actor: Actor) -> QuerySet[Item]:
    """The items of the meetings the business manager runs."""
    return Item.objects.filter(partnership__in=actor.partnerships_as(KEEPER))


@permission("governance.see_paper")
def papers_seen(actor: Actor) -> QuerySet[Paper]:
    """The papers of the meetings an actor may see, and those they are to give."""
    return Paper.objects.filter(Q(item__meeting__in=meetings_seen(actor).values("pk")) | owned(actor))


@permission("governance.give_paper", ask="Ask whoever owns the paper.")
@permission("governance.replace_paper", ask="Ask whoever owns the paper.")
def papers_given(actor: Actor) -> QuerySet[Paper]:
    """Its owner's, signed in or by the link they were sent; and the business manager's, to whom it may come by mail."""
    return Paper.objects.filter(Q(partnership__in=actor.partnerships_as(KEEPER)) | owned(actor))


def owned(actor: Actor) -> Q:
    mine = Q(owner__ref=actor.ref, partnership__in=actor.partnerships_as())
    return mine | Q(ref=actor.granted("give_paper", Paper.KIND))


@permission("governance.classify_paper")
@permission("governance.withdraw_paper")
def papers_run(actor: Actor) -> QuerySet[Paper]:
    """The papers of the meetings the business manager runs."""
    return Paper.objects.filter(partnership__in=actor.partnerships_as(KEEPER))


@permission("governance.see_decision")
def decisions_seen(actor: Actor) -> QuerySet[Decision]:
    """The decisions of the meetings an actor may see."""
    return Decision.objects.filter(item__meeting__in=meetings_seen(actor).values("pk"))


@permission("governance.set_decision_aside")
def decisions_kept(actor: Actor) -> QuerySet[Decision]:
    """The decisions the business manager keeps."""
    return Decision.objects.filter(partnership__in=actor.partnerships_as(KEEPER))
