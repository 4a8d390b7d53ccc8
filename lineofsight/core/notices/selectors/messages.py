"""Reads of messages, and who may see, read and send them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.notices.models import Message
from lineofsight.core.people.models import Appointment, Person
from lineofsight.core.people.roles import Role
from lineofsight.core.people.selectors import holding
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import end_of_deadline


@permission("notices.see_outbox")
def outboxes(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships whose messages an actor may look through."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(Role.BUSINESS_MANAGER, Role.ANALYST))


@permission("notices.see_outbox_message")
def messages_seen(actor: Actor) -> QuerySet[Message]:
    """The messages an actor may open: those of their partnership."""
    return Message.objects.filter(partnership__in=outboxes(actor)).select_related("person")


@permission("notices.read_message")
def hand_delivered(actor: Actor) -> QuerySet[Message]:
    """The messages whose text an actor may read, because no mail server is set up and somebody must pass them on.

    Only the business manager; and never an invitation to somebody who holds an appointment elsewhere too, because it
    would open that as well.
    """
    if settings.EMAIL_HOST:
        return Message.objects.none()
    own = actor.partnerships_as(Role.BUSINESS_MANAGER)
    elsewhere = Person.objects.filter(appointments__in=Appointment.objects.exclude(partnership__in=own))
    waiting = Message.objects.filter(partnership__in=own, state__in=("queued", "refused", "unknown"))
    return waiting.exclude(kind="notices/invite", person__in=elsewhere).select_related("person")


@permission("notices.invite_person")
def invited(actor: Actor) -> QuerySet[Person]:
    """People without an account whom the business manager may invite: whoever is appointed in the partnership today.

    Where a partnership is open it must be that one, since the invitation is written from it.
    """
    here = current_partnership()
    held = Appointment.objects.filter(holding(clock.today()), **({"partnership": here} if here else {}))
    held = held.filter(partnership__in=actor.partnerships_as(Role.BUSINESS_MANAGER))
    return Person.objects.filter(account=None, pk__in=held.values("person"))


@permission("notices.invite_manager")
def managers_invited(actor: Actor) -> QuerySet[Person]:
    """Business managers without an account whom the administrator may invite: until their partnership has one who has.

    Nobody else could let the first one in; after that the partnership looks after itself.
    """
    if not actor.administers():
        return Person.objects.none()
    run = Appointment.objects.filter(role=Role.BUSINESS_MANAGER, person__account__isnull=False)
    held = Appointment.objects.filter(holding(clock.today()), role=Role.BUSINESS_MANAGER)
    held = held.exclude(partnership__in=run.values("partnership"))
    return Person.objects.filter(account=None, pk__in=held.values("person"))


def outbox(actor: Actor, partnership: Partnership) -> QuerySet[Message]:
    """A partnership's messages, newest first."""
    return messages_seen(actor).filter(partnership=partnership).order_by("-id")


def letters_about(actor: Actor, ref: str) -> QuerySet[Message]:
    """The messages about one record, the oldest first, for whoever may look through the partnership's."""
    return messages_seen(actor).filter(about_ref=ref).order_by("id")


def written_on(day: date, about_ref: str) -> bool:
    """Whether any message about a record was written on a day, in London."""
    start, end = end_of_deadline(day - timedelta(days=1)), end_of_deadline(day)
    return Message.objects.filter(about_ref=about_ref, created_at__gte=start, created_at__lt=end).exists()


def letters_to(email: str, *, kinds: Iterable[str], since: datetime) -> int:
    """How many letters of some kinds were written to an address since a moment, so that nobody is written to without
    end by whoever types it in."""
    return Message.objects.filter(to_address=email, kind__in=list(kinds), created_at__gte=since).count()
