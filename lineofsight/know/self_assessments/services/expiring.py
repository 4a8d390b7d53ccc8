"""Whoever leads written to about documents that expire: before and on the day, once, with every place they are used."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.access.services import give_grant
from lineofsight.core.notices import services as notices
from lineofsight.core.notices.letters import full_address, write_letter
from lineofsight.core.people.models import Organisation, Person
from lineofsight.know.self_assessments.models import Copy, DocumentWarning
from lineofsight.know.self_assessments.selectors import expiring, own
from lineofsight.know.self_assessments.selectors.expiring import Expiring
from lineofsight.know.self_assessments.selectors.rounds import lead_of
from lineofsight.know.self_assessments.services.rounds import ANSWER

LETTER = "self_assessments/documents_expire"


@operation("self_assessments.warn_of_documents", kinds=("system",))
def warn_of_documents(actor: Actor) -> int:
    """Write to the lead of each organisation at home in this partnership about its documents that expire soon or today.

    Run daily; run twice on a day it sends nothing more. Where nobody leads, it waits until somebody does. Strength:
    local. Returns how many letters were sent.
    """
    partnership = current_partnership()
    leads = [(each, lead_of(partnership, each), found) for each, found in expiring.to_write_about(partnership).items()]
    for organisation, lead, documents in leads:
        if lead:
            warn(organisation, lead, documents)
    return sum(lead is not None for _, lead, _ in leads)


def warn(organisation: Organisation, lead: Person, documents: list[Expiring]) -> None:
    """One letter about an organisation's documents, noted for each of them."""
    about = {"organisation": organisation, "documents": documents, "partnership": current_partnership()}
    assessment = expiring.assessment_with(documents)
    copy = own.copies_here(assessment, assessment.home).first() if assessment else None
    if copy:
        grant = give_grant(
            holder_ref=lead.ref, record_kind=Copy.KIND, record_ref=copy.ref, verbs=ANSWER,
            why=f"To renew documents of {organisation.name}",
        )  # fmt: skip
        notices.send_link(LETTER, to=lead, grant=grant, **about)
    else:
        page = full_address("self_assessments:own_assessments")
        notices.queue(write_letter(LETTER, person=lead, link=page, **about), to=lead)
    DocumentWarning.objects.bulk_create(
        DocumentWarning(attachment=each.attachment, letter=each.letter, person=lead) for each in documents
    )
