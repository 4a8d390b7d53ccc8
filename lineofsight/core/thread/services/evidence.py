"""Evidence: given once, and said to support whatever it supports."""

from collections.abc import Iterable

from lineofsight.core.access.operations import acting
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.documents.services import receive_file
from lineofsight.core.people import selectors as people
from lineofsight.core.thread.models import Evidence, Support
from lineofsight.core.thread.rules.given import Seen


def give_evidence(seen: Seen, *, supports: Iterable[str]) -> Evidence:
    """Write evidence down. Called inside the operation it belongs to.

    Args:
        supports: the refs of the records it supports.

    Raises:
        FileRefused: its file cannot be taken; nothing is written.
    """
    evidence = Evidence.objects.create(
        partnership=current_partnership(), says=seen.says, eyes=seen.eyes, method=seen.method, strength=seen.strength,
        seen_on=seen.seen_on, source_ref=seen.source.ref, source=seen.source.said,
        given_by=people.person(acting().ref), file=receive_file(upload=seen.upload) if seen.upload else None,
    )  # fmt: skip
    for ref in supports:
        support(evidence, ref)
    return evidence


def support(evidence: Evidence, record_ref: str) -> Support:
    """Say that evidence supports a record. Called inside the operation it belongs to; said twice it stands once."""
    made, _ = Support.objects.get_or_create(
        evidence=evidence, record_ref=record_ref, defaults={"partnership": evidence.partnership}
    )
    return made
