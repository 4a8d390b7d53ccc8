"""Writes of access: partnerships, grants, links and codes.

Grants, links and codes are given by other services while their own operation is open (`acting`), which has already
checked the right to give them; each leaves its own row on the trail.
"""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F

from lineofsight.core.access.actors import Actor, GrantHolder
from lineofsight.core.access.models import Code, Grant, Link, Partnership, Term
from lineofsight.core.access.operations import acting, operation, write_trail
from lineofsight.core.access.scope import current_partnership
from lineofsight.kernel import clock

CODE_LASTS = timedelta(minutes=15)
CODE_ATTEMPTS = 5
LONGEST_WHY = 200
CONFIRMED_FOR = timedelta(minutes=10)


@dataclass(frozen=True)
class Opened:
    """What a link's secret opens: its grant, and why it cannot be used, if it cannot."""

    grant: Grant | None
    problem: str = ""


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


@operation("access.create_partnership", permission="access.administer")
def create_partnership(
    actor: Actor, *, slug: str, name: str, area_code: str, area_name: str, demonstration: bool = False
) -> Partnership:
    """Make a partnership. It starts empty; its people and agencies are loaded next.

    Args:
        area_code: the GSS code of the local authority area, such as E08000035.
    """
    return Partnership.objects.create(
        slug=slug, name=name, area_code=area_code, area_name=area_name, demonstration=demonstration
    )


@operation("access.rename_term", on="partnership")
def rename_term(actor: Actor, *, partnership: Partnership, key: str, singular: str, plural: str) -> Term:
    """Set a partnership's own word for a term. Code, addresses and keys keep the house's word."""
    term, _ = Term.objects.update_or_create(
        partnership=partnership, key=key, defaults={"singular": singular, "plural": plural}
    )
    return term


def give_grant(
    *,
    holder_ref: str,
    record_kind: str,
    record_ref: str,
    verbs: Iterable[str],
    why: str,
    until: datetime | None = None,
    part: Iterable[str] = (),
    passed_on_from: Grant | None = None,
) -> Grant:
    """Let one person do some things with one record. `until` none: until the record's own work ends it."""
    actor = acting()
    grant = Grant.objects.create(
        partnership=current_partnership(),
        holder_ref=holder_ref,
        record_kind=record_kind,
        record_ref=record_ref,
        verbs=sorted(verbs),
        part=sorted(part),
        why=why[:LONGEST_WHY],
        granted_by=actor.ref,
        passed_on_from=passed_on_from,
        until=until,
    )
    write_trail("access.give_grant", actor, grant)
    return grant


def end_grants(*, record_ref: str) -> int:
    """End every grant on a record, because what it asked for is closed. Returns how many ended."""
    return end(Grant.objects.filter(record_ref=record_ref, ended_at=None))


def end_grant(grant: Grant) -> int:
    """End one grant and what was passed on from it. Returns how many ended."""
    return end(Grant.objects.filter(pk=grant.pk)) + end(Grant.objects.filter(passed_on_from=grant))


@operation("access.stop_grant", on="grant")
def stop_grant(actor: Actor, *, grant: Grant) -> Grant:
    """Stop a grant before its time, with what was passed on from it: its links open nothing from now on."""
    end_grant(grant)
    return grant


def end(grants) -> int:
    actor, standing = acting(), list(grants.filter(ended_at=None))
    for grant in standing:
        write_trail("access.end_grant", actor, grant)
    return grants.filter(pk__in=[grant.pk for grant in standing]).update(ended_at=clock.now())


def new_link(grant: Grant) -> str:
    """Make an address's secret for a grant and return it: it is shown once, in the message, and kept as a digest."""
    secret = secrets.token_urlsafe(32)
    Link.objects.create(grant=grant, digest=digest(secret))
    write_trail("access.new_link", acting(), grant)
    return secret


def open_link(secret: str) -> Opened:
    """Find what a link opens. Nothing is spent: mail scanners open every link, and a person presses Continue."""
    link = Link.objects.select_related("grant__partnership").filter(digest=digest(secret)).first()
    if link is None:
        return Opened(None, "unknown")
    return Opened(link.grant, "" if link.grant.holds() else "ended")


@operation("access.exchange_link", kinds=("public", "person", "grant"))
def exchange_link(actor: Actor, *, secret: str) -> Grant | None:
    """Turn a link into a session's grant; none when it does not hold. Only the secret is asked for."""
    opened = open_link(secret)
    return opened.grant if opened.grant and not opened.problem else None


def new_code(grant: Grant) -> str:
    """Make a six-figure code for a grant; earlier ones stop working."""
    Code.objects.filter(grant=grant, used_at=None).update(attempts=CODE_ATTEMPTS)
    digits = f"{secrets.randbelow(1_000_000):06}"
    code = Code.objects.create(grant=grant, digest="")
    Code.objects.filter(pk=code.pk).update(digest=digest(f"{code.ref}:{digits}"))
    write_trail("access.new_code", acting(), code)
    return digits


@operation("access.confirm_code", kinds=("grant",))
def confirm_code(actor: GrantHolder, *, digits: str) -> Code | None:
    """Check a code typed by a grant's holder; none when it is wrong, old or tried too often.

    The attempt is counted whatever the answer, which is why a wrong code is an answer here and not an exception: the
    exception would undo the count.
    """
    code = (
        Code.objects.select_for_update()
        .filter(grant__ref=actor.grant_ref, used_at=None, attempts__lt=CODE_ATTEMPTS)
        .filter(created_at__gte=clock.now() - CODE_LASTS)
        .order_by("-id")
        .first()
    )
    if code is None:
        return None
    Code.objects.filter(pk=code.pk).update(attempts=F("attempts") + 1)
    if not secrets.compare_digest(code.digest, digest(f"{code.ref}:{digits.strip()}")):
        return None
    Code.objects.filter(pk=code.pk).update(used_at=clock.now())
    code.refresh_from_db()
    return code


def confirms(code: Code | None, actor: GrantHolder) -> bool:
    """Whether a code was confirmed by this holder, just now."""
    return bool(
        code and code.used_at and code.grant.ref == actor.grant_ref and code.used_at > clock.now() - CONFIRMED_FOR
    )
