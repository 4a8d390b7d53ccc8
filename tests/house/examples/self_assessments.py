"""The self-assessments' examples: a round before it begins, one that has begun, and an organisation's own."""

from django.core.files.base import ContentFile

from lineofsight.core.access.models import Grant
from lineofsight.core.questions import library
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.tests import factories
from tests.house.examples import Furnished

P = "self_assessments:"


def grant(copy, person) -> str:
    """The grant of the link a person was sent for a copy."""
    return Grant.objects.filter(record_ref=copy.ref, holder_ref=person.ref, ended_at=None).latest("id").ref


def furnish(furnished: Furnished) -> None:
    """A round to begin; one with an answer on its way, one to be signed, and one that came in and was challenged."""
    world = furnished.world
    begun = factories.begun(world, kinds=("council_children", "police", "icb"))
    draft = factories.drafted(world)
    item = next(each for each in library.newest("section_11").items.values() if each.judged and each.when is None)
    partly = next(option.key for option in item.options if option.verdict == "partly")
    council = factories.complete(world, "Council", "lead", **{item.key: partly})
    shown = document(world.health, factories.assessment_of(world, "Health"), item.key)
    factories.signed(world, begun, "Health", "health")
    handed_in, received = factories.assessment_of(world, "Health"), factories.copy_of(begun, "Health")
    asked = services.challenges.challenge_copy(world.analyst, copy=received, item=item.key, question="Since when?")
    answered = services.challenges.challenge_copy(world.analyst, copy=received, item=item.key, question="By whom?")
    services.challenges.answer_challenge(world.health, challenge=answered, text="By the designated nurse")
    factories.to_sign(world, begun, "Police", "police", "chief_constable")
    signed, expected = factories.assessment_of(world, "Police"), factories.copy_of(begun, "Council")
    link, to_answer = grant(expected, world.person("lead")), grant(received, world.person("health"))
    to_sign = grant(factories.copy_of(begun, "Police"), world.person("chief_constable"))
    take_back = grant(factories.copy_of(begun, "Police"), world.person("police"))
    furnished.pages(P + "rounds", P + "create_round", P + "own_assessments")
    furnished.pages(P + "round", P + "open_round", ref=draft.ref)
    furnished.pages(P + "close_round", P + "copies_csv", P + "analysis", P + "analysis_csv", ref=begun.ref)
    furnished.page(P + "send_link", ref=expected.ref)
    furnished.page(P + "copy", ref=expected.ref, link=link)
    furnished.page(P + "accept_copy", ref=received.ref)
    furnished.pages(P + "challenge_copy", P + "moderate_answer", ref=received.ref, key=item.key)
    furnished.pages(P + "challenge", P + "answer_challenge", P + "settle_challenge", ref=asked.ref, link=to_answer)
    furnished.page(P + "ask_again", ref=answered.ref)
    furnished.pages(
        P + "assessment", P + "choose_readers", P + "pass_on_sections", P + "ask_to_sign", ref=council.ref, link=link,
    )  # fmt: skip
    furnished.page(P + "save_answers", ref=council.ref, key=item.section, link=link)
    furnished.page(P + "plan_improvement", ref=council.ref, key=item.key, link=link)
    furnished.pages(P + "sign_assessment", P + "send_code", P + "send_back", ref=signed.ref, link=to_sign)
    furnished.page(P + "take_back", ref=signed.ref, link=take_back)
    furnished.page(P + "reopen_assessment", ref=handed_in.ref, link=to_answer)
    furnished.right(
        world.partnership, "self_assessments.list_rounds", "self_assessments.create_round",
        "self_assessments.list_assessments",
    )  # fmt: skip
    furnished.right(begun, "self_assessments.see_round", "self_assessments.open_round", "self_assessments.close_round")
    furnished.right(expected, "self_assessments.see_copy", "self_assessments.send_link", link=link)
    furnished.right(
        received, "self_assessments.read_copy", "self_assessments.challenge_copy", "self_assessments.accept_copy",
        "self_assessments.moderate_answer",
    )  # fmt: skip
    furnished.right(
        council, "self_assessments.see_assessment", "self_assessments.save_answers", "self_assessments.ask_to_sign",
        "self_assessments.choose_readers", "self_assessments.pass_on_sections", link=link,
    )  # fmt: skip
    furnished.right(signed, "self_assessments.take_back", link=take_back)
    furnished.right(handed_in, "self_assessments.reopen_assessment", link=to_answer)
    furnished.right(answered, "self_assessments.ask_again")
    furnished.right(signed, "self_assessments.sign_assessment", "self_assessments.send_back", link=to_sign)
    furnished.right(
        asked, "self_assessments.see_challenge", "self_assessments.answer_challenge",
        "self_assessments.settle_challenge", link=to_answer,
    )  # fmt: skip
    keep_documents(furnished, council, received, shown, item.key, link)


def keep_documents(furnished: Furnished, council, received, shown, item: str, link: str) -> None:
    """A document of the council and one the health board handed in with its own; and copies to keep."""
    policy = document(furnished.world.lead, council, item)
    furnished.pages(P + "attachments", P + "add_attachment", P + "own_pdf", P + "own_word", ref=council.ref, link=link)
    furnished.page(P + "choose_attachments", ref=council.ref, key=item, link=link)
    furnished.pages(P + "attachment_file", P + "replace_attachment", P + "drop_attachment", ref=policy.ref, link=link)
    furnished.pages(P + "copy_pdf", P + "copy_word", ref=received.ref)
    furnished.page(P + "copy_document", ref=received.ref, key=shown.ref)
    furnished.right(council, "self_assessments.add_attachment", "self_assessments.choose_attachments", link=link)
    furnished.right(
        policy, "self_assessments.see_attachment", "self_assessments.replace_attachment",
        "self_assessments.drop_attachment", link=link,
    )  # fmt: skip


def document(actor, assessment, item: str):
    """A policy that shows an answer."""
    return services.attaching.add_attachment(
        actor, assessment=assessment, title="Safeguarding policy", kind="policy", item=item,
        upload=ContentFile(b"%PDF-1.7 policy", name="policy.pdf"),
    )  # fmt: skip
