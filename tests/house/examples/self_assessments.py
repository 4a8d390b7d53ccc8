"""Self-assessments' examples: the police's documents, and the copies to keep."""

from django.core.files.base import ContentFile

from lineofsight.core.access.models import Grant
from lineofsight.know.self_assessments.services import attaching
from lineofsight.know.self_assessments.tests import factories
from lineofsight.know.self_assessments.tests.test_one_answer_for_all import first_judged
from tests.house.examples import Furnished


def furnish(furnished: Furnished) -> None:
    """A round, what the police answer in it with a document, and what the school has handed in."""
    world = furnished.world
    one = factories.begun(world)
    keep_documents(furnished, one)


def own(*names: str) -> list[str]:
    """The module's addresses of these names."""
    return [f"self_assessments:{name}" for name in names]


def keep_documents(furnished: Furnished, one) -> None:
    """A document of the police and one of the health board, which has handed in; and copies to keep."""
    world = furnished.world
    police, copy = factories.assessment_of(world, "Police"), factories.copy_of(one, "Police")
    link = Grant.objects.filter(record_ref=copy.ref).order_by("id").first().ref
    item = first_judged().key
    policy = document(world.police, police, item)
    shown = document(world.health, factories.assessment_of(world, "Health"), item)
    factories.signed(world, one, "Health", "health")
    received = factories.copy_of(one, "Health")
    furnished.pages(*own("attachments", "add_attachment", "own_pdf", "own_word"), ref=police.ref, link=link)
    furnished.page("self_assessments:choose_attachments", ref=police.ref, key=item, link=link)
    furnished.pages(*own("attachment_file", "replace_attachment", "drop_attachment"), ref=policy.ref, link=link)
    furnished.pages(*own("copy_pdf", "copy_word"), ref=received.ref)
    furnished.page("self_assessments:copy_document", ref=received.ref, key=shown.ref)
    furnished.right(received, "self_assessments.read_copy")
    rights = (
        "self_assessments.see_assessment",
        "self_assessments.add_attachment",
        "self_assessments.choose_attachments",
    )
    furnished.right(police, *rights, link=link)
    kept = ("see_attachment", "replace_attachment", "drop_attachment")
    furnished.right(policy, *(f"self_assessments.{name}" for name in kept), link=link)


def document(actor, assessment, item: str):
    """A policy that shows an answer."""
    return attaching.add_attachment(
        actor, assessment=assessment, title="Safeguarding policy", kind="policy", item=item,
        upload=ContentFile(b"%PDF-1.7 policy", name="policy.pdf"),
    )  # fmt: skip
