"""Who may do what with yearly reports and their sections."""

from django.db.models import Q, QuerySet

from lineofsight.core.access.actors import Actor, PersonActor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.people import selectors as people
from lineofsight.core.people.roles import Role
from lineofsight.lead.annual_report.models import Build, Comment, Report, Section
from lineofsight.lead.annual_report.rules.signing import LEAD_PARTNERS_FROM

OWNER = "Ask the business manager, who says whose section it is."
# The starting section that the independent scrutineer writes.
SCRUTINY = "scrutiny"
SIGNER = "Only the safeguarding partners sign. Ask your partnership’s business manager."


@permission("annual_report.see_reports")
def report_lists(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships whose reports in the making an actor may look through: those they work inside."""
    return Partnership.objects.filter(pk__in=people.inside(actor))


@permission("annual_report.create_report")
def may_create_report(actor: Actor) -> QuerySet[Partnership]:
    """The business manager starts a report."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(Role.BUSINESS_MANAGER))


@permission("annual_report.see_report")
@permission("annual_report.start_build")
def reports_seen(actor: Actor) -> QuerySet[Report]:
    """The reports an actor may see before they are published: those of the partnerships they work inside."""
    return Report.objects.filter(partnership__in=people.inside(actor)).select_related("partnership")


@permission("annual_report.see_build")
def builds_seen(actor: Actor) -> QuerySet[Build]:
    """What is made of the drafts an actor may read: whoever asked for it, all of them may have it."""
    made = Build.objects.filter(report__in=reports_seen(actor))
    return made.select_related("report__partnership", "file", "asked_by")


@permission("annual_report.add_section")
@permission("annual_report.explain_short_form")
@permission("annual_report.trace_requirement")
@permission("annual_report.confirm_requirement")
@permission("annual_report.send_for_sign_off")
@permission("annual_report.recall_report")
@permission("annual_report.publish_report")
@permission("annual_report.add_recipient")
@permission("annual_report.plan_delivery")
@permission("annual_report.note_delivery")
@permission("annual_report.drop_delivery")
@permission("annual_report.reopen_delivery")
def reports_managed(actor: Actor) -> QuerySet[Report]:
    """The reports the business manager runs."""
    managed = actor.partnerships_as(Role.BUSINESS_MANAGER)
    return Report.objects.filter(partnership__in=managed).select_related("partnership")


@permission("annual_report.sign_report", ask=SIGNER)
def reports_signed_by(actor: Actor) -> QuerySet[Report]:
    """The reports an actor may be asked to sign: as statutory partner those on earlier periods, and as lead partner
    all, for lead partners took the others' place (`rules.signing`). Who was asked is judged by the move."""
    earlier = Q(end__lt=LEAD_PARTNERS_FROM, partnership__in=actor.partnerships_as(Role.STATUTORY_PARTNER))
    led = Q(partnership__in=actor.partnerships_as(Role.LEAD_PARTNER))
    return Report.objects.filter(earlier | led).select_related("partnership")


@permission("annual_report.see_section", ask=OWNER)
@permission("annual_report.comment_on_section", ask=OWNER)
def sections_seen(actor: Actor) -> QuerySet[Section]:
    """The sections an actor may read and comment on: all, for the partnership's own people; else those they own."""
    seen = Q(partnership__in=people.inside(actor)) | owned(actor)
    return Section.objects.filter(seen).select_related("report__partnership", "owner", "partnership")


@permission("annual_report.save_section", ask=OWNER)
@permission("annual_report.explain_finding", ask=OWNER)
@permission("annual_report.finish_section", ask=OWNER)
@permission("annual_report.reopen_section", ask=OWNER)
def sections_written(actor: Actor) -> QuerySet[Section]:
    """The sections an actor may write: those they own, and all of them for the business manager.

    The scrutineer's statement is its owner's alone once it has one: nobody edits what they find.
    """
    theirs = Q(key=SCRUTINY, owner__isnull=False)
    written = Q(partnership__in=actor.partnerships_as(Role.BUSINESS_MANAGER)) & ~theirs | owned(actor)
    return Section.objects.filter(written).select_related("report__partnership", "owner", "partnership")


@permission("annual_report.commission_section")
def may_commission(actor: Actor) -> QuerySet[Section]:
    """The business manager says whose section it is."""
    managed = actor.partnerships_as(Role.BUSINESS_MANAGER)
    return Section.objects.filter(partnership__in=managed).select_related("report__partnership", "owner", "partnership")


@permission("annual_report.resolve_comment", ask="Ask whoever owns the section.")
def comments_resolved(actor: Actor) -> QuerySet[Comment]:
    """The comments an actor may settle: on sections they may write, and their own."""
    mine = Q(said_by=actor.person_id) if isinstance(actor, PersonActor) else Q(pk=None)
    settled = Q(section__in=sections_written(actor)) | mine & Q(section__in=sections_seen(actor))
    return Comment.objects.filter(settled).select_related("section__report__partnership", "partnership", "said_by")


def owned(actor: Actor) -> Q:
    """Sections whose owner signed in; an owner who lost every post in the partnership no longer counts."""
    if not isinstance(actor, PersonActor):
        return Q(pk=None)
    return Q(owner=actor.person_id, partnership__in=actor.partnerships_as())
