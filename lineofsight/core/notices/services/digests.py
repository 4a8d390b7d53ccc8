"""The weekly digest: one e-mail a person a week, across everything they owe in a partnership."""

from datetime import date

from django.conf import settings

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.notices.letters import Letter, full_address, whole_address, write_letter
from lineofsight.core.notices.models import Digest, DigestRun, Due, Message, NoDigest
from lineofsight.core.notices.selectors import digests
from lineofsight.core.notices.selectors.digests import Owing
from lineofsight.core.notices.services.outbox import queue
from lineofsight.core.people.models import Person
from lineofsight.kernel import clock

# As many as a letter names; the inbox has the others.
NAMED = 30


def send_digests(actor: Actor) -> int:
    """Send this week's digests, when the partnership's day for them has come. Run daily; run twice it sends once.

    Each person's is an operation by itself: stopped half-way, the next run writes to the others and to nobody twice.
    Without a mail server none is written, for nobody passes on by hand what stands in everybody's inbox. Returns how
    many were written.
    """
    partnership, today = current_partnership(), clock.today()
    if not settings.EMAIL_HOST or not digests.digest_is_due(partnership, today):
        return 0
    week = digests.week_of(today)
    done = digests.written_to(partnership, week)
    waiting = [owing for owing in digests.everybody_owing(partnership) if owing.person.pk not in done]
    sent = [send_digest(actor, owing=owing, week=week) for owing in waiting]
    finish_digests(actor, week=week)
    return len([message for message in sent if message])


@operation("notices.send_digest", kinds=("system",))
def send_digest(actor: Actor, *, owing: Owing, week: date) -> Message | None:
    """Write one person's digest of a week; none when they have it."""
    partnership = current_partnership()
    if Digest.objects.filter(partnership=partnership, person=owing.person, week=week).exists():
        return None
    message = queue(digest_letter(owing, partnership), to=owing.person)
    Digest.objects.create(partnership=partnership, person=owing.person, week=week, message=message)
    return message


@operation("notices.finish_digests", kinds=("system",))
def finish_digests(actor: Actor, *, week: date) -> DigestRun:
    """Note that everybody has their digest of a week."""
    return DigestRun.objects.get_or_create(partnership=current_partnership(), week=week)[0]


@operation("notices.choose_digest", permission="access.own_account")
def choose_digest(actor: Actor, *, wanted: bool) -> None:
    """Choose to get the weekly digest, or not to."""
    person = Person.objects.get(ref=actor.ref)
    if wanted:
        NoDigest.objects.filter(person=person).delete()
    else:
        NoDigest.objects.get_or_create(person=person)


def digest_letter(owing: Owing, partnership: Partnership) -> Letter:
    """What somebody is written: what is due, by when, and where; of what is sealed the number alone."""
    today, told = clock.today(), [due for due in owing.everything if not due.sealed]
    owed, escalated = told_of(owing.owed), told_of(owing.escalated)
    return write_letter(
        "notices/digest",
        person=owing.person,
        partnership=partnership,
        count=len(owing.everything),
        late=len([due for due in owing.everything if due.on < today]),
        owed=owed,
        escalated=escalated,
        more=len(told) - len(owed) - len(escalated),
        sealed=len(owing.everything) - len(told),
        inbox=full_address("journeys:inbox"),
        account=full_address("site:account"),
    )  # fmt: skip


def told_of(rows: list[Due]) -> list[tuple[Due, int, str]]:
    """As many of these as a letter names, without what is sealed."""
    return [line(due) for due in rows if not due.sealed][:NAMED]


def line(due: Due) -> tuple[Due, int, str]:
    """One thing owed, how many days late it is, and its whole address."""
    return due, due.late(), whole_address(due.address)
