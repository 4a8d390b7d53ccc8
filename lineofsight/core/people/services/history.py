"""Organisations renamed, made part of another, or answered for by somebody else; what they were is kept as rows."""

from datetime import date, timedelta

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.following import followed_by
from lineofsight.core.access.operations import acting, operation
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.people.models import (
    Appointment,
    Establishment,
    FormerName,
    GovernanceChange,
    Membership,
    Organisation,
    Succession,
)
from lineofsight.core.people.selectors.appointments import holding
from lineofsight.kernel.lifecycle import MoveRefused

TAKEN = "Another organisation is called this. If they are one now, make the one part of the other."
ELSEWHERE = "{old} belongs to {partnership} too, whose business manager has to end that first."
NO_SCHOOL = "It is no school of the register. Load the register first."
MERGED = "{old} has already become part of {new}."
NUMBER_TAKEN = "Another school has this number: {name}."


def keep_name(organisation: Organisation, name: str, *, until: date) -> Organisation:
    """Give an organisation a new name, and keep the one it had. Called inside an operation."""
    FormerName.objects.create(organisation=organisation, name=organisation.name, until=until, by=acting().ref)
    organisation.name = name
    organisation.save(update_fields=["name"])
    return organisation


def keep_governance(entry: Establishment, *, until: date) -> GovernanceChange:
    """Keep who answers for a school now, before somebody else does. Called inside an operation."""
    return GovernanceChange.objects.create(
        organisation=entry.organisation, urn=entry.urn, governance=entry.governance, parent=entry.parent, until=until,
        by=acting().ref,
    )  # fmt: skip


@operation("people.rename_organisation", on="organisation")
def rename_organisation(actor: Actor, *, organisation: Organisation, name: str, start: date) -> Organisation:
    """Rename an organisation from a day; it is still found and matched by the name it had.

    Raises:
        MoveRefused: another organisation has that name.
    """
    if Organisation.objects.filter(name__iexact=name).exclude(pk=organisation.pk).exists():
        raise MoveRefused(TAKEN)
    return keep_name(organisation, name, until=start - timedelta(days=1))


@operation("people.merge_organisations", on="organisation")
def merge_organisations(
    actor: Actor, *, organisation: Organisation, successor: Organisation, start: date,
    reason: str, move_people: bool,
) -> Succession:  # fmt: skip
    """Make one organisation part of another from a day. Nothing that refers to it is rewritten.

    It belongs to no partnership from that day; its successor belongs where it did. Its appointments in this
    partnership end the day before, and stand for the successor from the day where `move_people` says so.

    Raises:
        MoveRefused: either has become part of another already, or it belongs to another partnership too.
    """
    partnership = current_partnership()
    for each in (organisation, successor):
        before = Succession.objects.filter(organisation=each).select_related("successor").first()
        if before:
            raise MoveRefused(MERGED.format(old=each.name, new=before.successor.name))
    elsewhere = Membership.objects.filter(holding(start), organisation=organisation).exclude(partnership=partnership)
    for membership in elsewhere.select_related("partnership"):
        raise MoveRefused(ELSEWHERE.format(old=organisation.name, partnership=membership.partnership.name))
    last = start - timedelta(days=1)
    move_memberships(organisation, successor, start, last)
    held = Appointment.objects.filter(holding(start), organisation=organisation, partnership=partnership)
    for appointment in held:
        end_or_move(actor, appointment, successor if move_people else None, start, last)
    followed_by("people.merge_organisations")
    return Succession.objects.create(
        organisation=organisation, successor=successor, start=start, reason=reason, by=actor.ref
    )


def move_memberships(organisation: Organisation, successor: Organisation, start: date, last: date) -> None:
    """An organisation belongs nowhere from a day; what it became part of belongs where it did."""
    for membership in Membership.objects.filter(holding(start), organisation=organisation):
        Membership.objects.filter(pk=membership.pk).update(end=max(last, membership.start))
        Membership.objects.get_or_create(
            partnership=membership.partnership, organisation=successor, end=None, defaults={"start": start}
        )


def end_or_move(
    actor: Actor, appointment: Appointment, successor: Organisation | None, start: date, last: date
) -> None:
    """End an appointment with its organisation, and perhaps make it anew for what that became part of."""
    Appointment.objects.filter(pk=appointment.pk).update(end=max(last, appointment.start))
    same = {"person": appointment.person, "role": appointment.role, "partnership": appointment.partnership}
    if successor and not Appointment.objects.filter(holding(start), organisation=successor, **same).exists():
        Appointment.objects.create(organisation=successor, start=start, appointed_by=actor.ref, **same)


@operation("people.change_governance", on="organisation")
def change_governance(
    actor: Actor, *, organisation: Organisation, urn: str, governance: str, parent: Organisation | None, start: date
) -> Organisation:
    """Note that somebody else answers for a school from a day: it became an academy, or its trust changed.

    Who did before, and the number it had, are kept; it is the same organisation, with all it handed in.

    Raises:
        MoveRefused: it is no school of the register, or another school has that number.
    """
    establishment = Establishment.objects.filter(organisation=organisation).first()
    if establishment is None:
        raise MoveRefused(NO_SCHOOL)
    other = Establishment.objects.filter(urn=urn).exclude(pk=establishment.pk).select_related("organisation").first()
    if other:
        raise MoveRefused(NUMBER_TAKEN.format(name=other.organisation.name))
    keep_governance(establishment, until=start - timedelta(days=1))
    establishment.urn, establishment.governance, establishment.parent = urn, governance, parent
    establishment.save(update_fields=["urn", "governance", "parent"])
    return organisation
