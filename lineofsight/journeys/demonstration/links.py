"""Whoever came by a link to a self-assessment of the demonstration, and the code they sign with."""

import re

from lineofsight.core.access import services as access
from lineofsight.core.access.actors import GrantHolder
from lineofsight.core.access.models import Grant
from lineofsight.core.access.selectors import grant_of
from lineofsight.core.notices import services as notices
from lineofsight.core.people.selectors import holder_of
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.selectors import own

CODE = re.compile(r"\b\d{6}\b")


def assessment_of(copy):
    found = own.latest(copy.organisation, copy.question_set)
    if found is None:
        raise LookupError(f"{copy.title} was not begun.")
    return found


def holder(record, verb: str) -> GrantHolder:
    """Whoever opened the link sent last for this."""
    grants = Grant.objects.filter(record_ref=record.ref, ended_at=None).order_by("-id")
    found = holder_of(next(grant.ref for grant in grants if verb in grant.verbs))
    if found is None:
        raise LookupError(f"The link to “{record.title}” has ended.")
    return found


def sign_with_code(assessment, signer: GrantHolder) -> None:
    """Sign with the code sent to whoever came by link."""
    grant = grant_of(signer)
    if grant is None:
        raise LookupError("The signer’s link has ended.")
    letter = notices.send_code(signer, grant=grant)
    code = access.confirm_code(signer, digits=CODE.findall(notices.text_of(letter))[0])
    services.signing.sign_assessment(signer, assessment=assessment, code=code)
