"""Permissions over child death reviews: the coordinator’s role opens lists of keys, rooms open by grants alone."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation
from lineofsight.core.people.roles import OrganisationKind, Role
from lineofsight.core.sealed.models import Erasure, Room
from lineofsight.core.sealed.selectors import held_rooms
from lineofsight.learn.child_deaths.models import (
    Conflict,
    Death,
    Difference,
    Factor,
    Finding,
    FollowUp,
    InformationRequest,
    Learning,
    Member,
    OnPanel,
    Panel,
    Recommendation,
    Wait,
    YearReport,
)
from lineofsight.learn.child_deaths.selectors.conflicts import apart_from

ASK = "Ask the child death review coordinator."
PARTNERS = "Ask whoever speaks for the council or the health board."
REVIEW_PARTNERS = (OrganisationKind.COUNCIL_CHILDREN, OrganisationKind.ICB)
PUBLISHING = (Role.LEAD_PARTNER, Role.DELEGATED_PARTNER)
EXECUTIVE = (Role.LEAD_PARTNER, Role.DELEGATED_PARTNER, Role.CHAIR, Role.SCRUTINEER, Role.BUSINESS_MANAGER)


@permission("child_deaths.list_deaths", ask=ASK)
@permission("child_deaths.notify_death", ask=ASK)
@permission("child_deaths.list_panels", ask=ASK)
@permission("child_deaths.plan_panel", ask=ASK)
@permission("child_deaths.seat_member", ask=ASK)
@permission("child_deaths.list_findings", ask=ASK)
@permission("child_deaths.send_finding", ask=ASK)
@permission("child_deaths.list_late_answers", ask=ASK)
@permission("child_deaths.list_rules", ask=ASK)
@permission("child_deaths.set_rule", ask=ASK)
@permission("child_deaths.look_through_file", ask=ASK)
@permission("child_deaths.take_file", ask=ASK)
def kept_in(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships whose child death reviews an actor coordinates."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(Role.CDOP_COORDINATOR))


def open_rooms(actor: Actor, verb: str = "enter") -> QuerySet[Room]:
    """The rooms somebody was let in to, but those of deaths in whose review they take no part: whoever is so near to a
    child reads nothing of its review, by whatever admission."""
    return held_rooms(actor, verb).exclude(pk__in=apart_from(actor.ref).values("room"))


@permission("child_deaths.end_membership", ask=ASK)
def members_kept(actor: Actor) -> QuerySet[Member]:
    """Those who sit on panels, for whoever coordinates."""
    return Member.objects.filter(partnership__in=kept_in(actor), ended_on=None)


@permission("child_deaths.see_death", ask=ASK)
def deaths_seen(actor: Actor) -> QuerySet[Death]:
    """The deaths whose rooms somebody was let in to."""
    return Death.objects.filter(room__in=open_rooms(actor)).select_related("room")


@permission("child_deaths.refer_death", ask="It was handed over already, or ask the child death review coordinator.")
def deaths_handed(actor: Actor) -> QuerySet[Death]:
    """The deaths whose rooms somebody was let in to, that are reviewed here and were not handed over yet. Whoever broke
    the glass reads, and hands nothing over."""
    let_in = Death.objects.filter(room__in=open_rooms(actor, "work")).select_related("room")
    standing = let_in.exclude(state__in=("transferred", "withdrawn")).exclude(room__in=Erasure.objects.values("room"))
    return standing.exclude(referrals__isnull=False)


@permission("child_deaths.screen_death", ask=ASK)
@permission("child_deaths.transfer_death", ask=ASK)
@permission("child_deaths.start_response", ask=ASK)
@permission("child_deaths.decline_response", ask=ASK)
@permission("child_deaths.note_visit", ask=ASK)
@permission("child_deaths.ask_for_information", ask=ASK)
@permission("child_deaths.plan_review_meeting", ask=ASK)
@permission("child_deaths.hold_review_meeting", ask=ASK)
@permission("child_deaths.begin_wait", ask=ASK)
@permission("child_deaths.make_ready", ask=ASK)
@permission("child_deaths.answer_facts", ask=ASK)
@permission("child_deaths.note_background", ask=ASK)
@permission("child_deaths.put_on_panel", ask=ASK)
@permission("child_deaths.take_off_panel", ask=ASK)
@permission("child_deaths.put_off_death", ask=ASK)
@permission("child_deaths.agree_analysis", ask=ASK)
@permission("child_deaths.propose_learning", ask=ASK)
@permission("child_deaths.close_death", ask=ASK)
@permission("child_deaths.keep_family", ask=ASK)
@permission("child_deaths.note_sent", ask=ASK)
@permission("child_deaths.note_factor", ask=ASK)
@permission("child_deaths.reopen_death", ask=ASK)
@permission("child_deaths.reopen_analysis", ask=ASK)
@permission("child_deaths.take_back_death", ask=ASK)
@permission("child_deaths.withdraw_death", ask=ASK)
@permission("child_deaths.hand_over_death", ask=ASK)
@permission("child_deaths.note_submission", ask=ASK)
@permission("child_deaths.correct_child", ask=ASK)
def deaths_kept(actor: Actor) -> QuerySet[Death]:
    """The deaths whose rooms somebody coordinates and that were not erased: of those nothing moves any more."""
    kept = Death.objects.filter(room__in=open_rooms(actor, "keep")).select_related("room")
    return kept.exclude(room__in=Erasure.objects.values("room"))


@permission("child_deaths.see_request", ask=ASK)
def requests_owed(actor: Actor) -> QuerySet[InformationRequest]:
    """What an agency was asked, for whoever holds a role for it: those who find it among what is due."""
    owed = InformationRequest.objects.filter(people.acting_for(actor)).exclude(death__state="withdrawn")
    return owed.select_related("room", "death__room")


@permission("child_deaths.note_returned", ask=ASK)
def requests_kept(actor: Actor) -> QuerySet[InformationRequest]:
    """What agencies were asked, for whoever coordinates: an answer is noted, and put right."""
    kept = InformationRequest.objects.filter(room__in=open_rooms(actor, "keep"))
    return kept.select_related("room", "death__room")


@permission("child_deaths.end_wait", ask=ASK)
def waits_kept(actor: Actor) -> QuerySet[Wait]:
    """What reviews wait for, for whoever coordinates."""
    kept = Wait.objects.filter(room__in=open_rooms(actor, "keep"), ended_on=None)
    return kept.select_related("room", "death__room")


@permission("child_deaths.release_learning", ask="Ask somebody else who was let in to the room.")
def learnings_released(actor: Actor) -> QuerySet[Learning]:
    """What was learned, for anybody let in to the room but who worded it."""
    waiting = Learning.objects.filter(room__in=open_rooms(actor, "work"), released_on=None, set_aside=False)
    return waiting.exclude(proposed_by=actor.ref).select_related("room", "death__room")


@permission("child_deaths.set_aside_learning", ask=ASK)
def learnings_kept(actor: Actor) -> QuerySet[Learning]:
    """What was learned and neither released nor set aside, for whoever coordinates."""
    kept = Learning.objects.filter(room__in=open_rooms(actor, "keep"), released_on=None, set_aside=False)
    return kept.select_related("room", "death__room")


@permission("child_deaths.see_panel", ask=ASK)
def panels_seen(actor: Actor) -> QuerySet[Panel]:
    """The panels whose room somebody was let in to: its members, from the pack's day to the end of the meeting's."""
    return Panel.objects.filter(room__in=held_rooms(actor)).select_related("room")


@permission("child_deaths.see_part", ask=ASK)
def parts_seen(actor: Actor) -> QuerySet[OnPanel]:
    """What is read of the deaths on those panels, but of deaths in whose review somebody takes no part."""
    read = OnPanel.objects.filter(room__in=held_rooms(actor), taken_off=False)
    return read.exclude(death__in=apart_from(actor.ref)).select_related("panel__room", "death__room", "lead__person")


@permission("child_deaths.declare_own_conflict", ask=ASK)
def own_parts(actor: Actor) -> QuerySet[OnPanel]:
    """Of those, the deaths on panels where they sit and whose pack is out: they may say that they are too near."""
    sits = Member.objects.filter(
        person__ref=actor.ref, ended_on=None, partnership=OuterRef("partnership"), kind=OuterRef("panel__kind")
    )
    return parts_seen(actor).filter(Exists(sits), panel__state="pack_out")


@permission("child_deaths.see_conflict", ask=ASK)
def conflicts_seen(actor: Actor) -> QuerySet[Conflict]:
    """Why somebody is too near to a death, for whoever coordinates its panel or chairs it, and is not so near
    themselves. That they are is seen by every member."""
    chaired = Member.objects.filter(
        person__ref=actor.ref, chairs=True, ended_on=None, partnership=OuterRef("partnership"),
        kind=OuterRef("on_panel__panel__kind"),
    )  # fmt: skip
    told = Q(room__in=held_rooms(actor, "keep")) | Q(Exists(chaired), room__in=held_rooms(actor))
    return Conflict.objects.filter(told).exclude(on_panel__death__in=apart_from(actor.ref))


@permission("child_deaths.send_pack", ask=ASK)
@permission("child_deaths.hold_panel", ask=ASK)
@permission("child_deaths.cancel_panel", ask=ASK)
@permission("child_deaths.hand_over_panel", ask=ASK)
def panels_kept(actor: Actor) -> QuerySet[Panel]:
    """The panels whose rooms somebody coordinates."""
    return Panel.objects.filter(room__in=held_rooms(actor, "keep")).select_related("room")


@permission("child_deaths.take_out_factor", ask=ASK)
def factors_kept(actor: Actor) -> QuerySet[Factor]:
    """The factors that stand, of deaths whose rooms somebody coordinates."""
    kept = Factor.objects.filter(room__in=open_rooms(actor, "keep"), taken_out=False)
    return kept.select_related("room", "death__room")


@permission("child_deaths.decide_difference", ask=ASK)
def differences_kept(actor: Actor) -> QuerySet[Difference]:
    """What a file said otherwise and nobody decided yet, for whoever coordinates."""
    kept = Difference.objects.filter(room__in=open_rooms(actor, "keep"), decided="")
    return kept.select_related("room", "death__room")


@permission("child_deaths.see_finding", ask=ASK)
@permission("child_deaths.ask_again", ask=ASK)
@permission("child_deaths.answer_finding", ask=ASK)
@permission("child_deaths.note_use", ask=ASK)
@permission("child_deaths.close_finding", ask=ASK)
@permission("child_deaths.reopen_finding", ask=ASK)
def findings_kept(actor: Actor) -> QuerySet[Finding]:
    """What was sent to others, for whoever coordinates: no room is needed, for it names nobody."""
    return Finding.objects.filter(partnership__in=kept_in(actor)).select_related("organisation")


@permission("child_deaths.correct_summary", ask=ASK)
@permission("child_deaths.name_lead", ask=ASK)
@permission("child_deaths.declare_conflict", ask=ASK)
def on_panels_kept(actor: Actor) -> QuerySet[OnPanel]:
    """The deaths of panels that somebody coordinates and that were not held yet."""
    kept = parts_seen(actor).filter(room__in=held_rooms(actor, "keep"))
    return kept.filter(panel__state__in=("planned", "pack_out")).select_related("room")


@permission("child_deaths.see_small_counts", ask=ASK)
@permission("child_deaths.put_out_tables", ask=ASK)
@permission("child_deaths.take_back_table", ask=ASK)
def small_counts_seen(actor: Actor) -> QuerySet[Partnership]:
    """Whoever coordinates reads counts to the last one, puts out tables without them, and takes a wrong one back;
    nobody else, by whatever rank."""
    return kept_in(actor)


@permission("child_deaths.see_pictures", ask=ASK)
def pictures_seen(actor: Actor) -> QuerySet[Partnership]:
    """Whoever coordinates, the Executive, who scrutinises and who runs its business see tables that were protected."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(Role.CDOP_COORDINATOR, *EXECUTIVE))


@permission("child_deaths.list_reports", ask=ASK)
def report_lists(actor: Actor) -> QuerySet[Partnership]:
    """Whoever sees the tables sees the reports made of them."""
    return pictures_seen(actor)


@permission("child_deaths.begin_report", ask=ASK)
def reports_begun(actor: Actor) -> QuerySet[Partnership]:
    """Whoever coordinates writes the report."""
    return kept_in(actor)


@permission("child_deaths.see_report", ask=ASK)
def reports_seen(actor: Actor) -> QuerySet[YearReport]:
    """The reports of those partnerships."""
    return YearReport.objects.filter(partnership__in=pictures_seen(actor)).select_related("partnership")


@permission("child_deaths.write_summary", ask=ASK)
@permission("child_deaths.add_recommendation", ask=ASK)
@permission("child_deaths.send_report", ask=ASK)
@permission("child_deaths.withdraw_report", ask=ASK)
def reports_written(actor: Actor) -> QuerySet[YearReport]:
    """The reports of whoever coordinates."""
    return YearReport.objects.filter(partnership__in=kept_in(actor)).select_related("partnership")


@permission("child_deaths.drop_recommendation", ask=ASK)
def recommendations_written(actor: Actor) -> QuerySet[Recommendation]:
    """What those recommend."""
    written = Recommendation.objects.filter(report__in=reports_written(actor), dropped=False)
    return written.select_related("report__partnership")


@permission("child_deaths.follow_up", ask=ASK)
def follow_ups_written(actor: Actor) -> QuerySet[FollowUp]:
    """What those say of the recommendations of the last report."""
    owed = FollowUp.objects.filter(report__in=reports_written(actor))
    return owed.select_related("report__partnership", "recommendation")


@permission("child_deaths.return_report", ask=PARTNERS)
@permission("child_deaths.publish_report", ask=PARTNERS)
def reports_published(actor: Actor) -> QuerySet[YearReport]:
    """The council and the health board publish: they are the child death review partners, and the police are not
    (Children Act 2004, sections 16M and 16Q, must)."""
    held = actor.agencies_as(*PUBLISHING)
    known = Organisation.objects.filter(pk__in=[agency for _, agency in held], kind__in=REVIEW_PARTNERS)
    agencies = set(known.values_list("pk", flat=True))
    places = {place for place, agency in held if agency in agencies}
    return YearReport.objects.filter(partnership__in=places).select_related("partnership")
