"""The self-assessments' examples: a round before it begins, one that has begun, and an organisation's own."""

from django.core.files.base import ContentFile

from lineofsight.core.access.actors import system
from lineofsight.core.access.models import Grant
from lineofsight.core.people import services as people
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.people.rules import Row
from lineofsight.core.questions import library
from lineofsight.kernel import clock
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.tests import factories, sites
from lineofsight.know.self_assessments.tests import registering as bodies
from tests.house.examples import Furnished
from tests.world import PERSONAS

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
    reader = commissioner(world)
    factories.sent_to(world, reader, word="Health", who="health")
    shown = document(world.health, factories.assessment_of(world, "Health"), item.key)
    support = factories.supported(world, begun)
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
    furnished.page(P + "assessment", ref=handed_in.ref, link=to_answer)
    furnished.pages(P + "choose_readers", P + "pass_on_sections", P + "ask_to_sign", ref=council.ref, link=link)
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
        council, "self_assessments.save_answers", "self_assessments.ask_to_sign", "self_assessments.choose_readers",
        "self_assessments.pass_on_sections", link=link,
    )  # fmt: skip
    furnished.right(signed, "self_assessments.take_back", link=take_back)
    furnished.right(handed_in, "self_assessments.see_assessment", "self_assessments.reopen_assessment", link=to_answer)
    furnished.right(answered, "self_assessments.ask_again")
    furnished.right(signed, "self_assessments.sign_assessment", "self_assessments.send_back", link=to_sign)
    furnished.right(
        asked, "self_assessments.see_challenge", "self_assessments.answer_challenge",
        "self_assessments.settle_challenge", link=to_answer,
    )  # fmt: skip
    furnished.pages(P + "attachments", P + "own_pdf", P + "own_word", ref=handed_in.ref, link=to_answer)
    keep_documents(furnished, council, received, shown, item.key, link)
    chasing(furnished, begun)
    supporting(furnished, support)
    readers(furnished, reader)
    examples(furnished, received)
    together(furnished, begun, handed_in, to_answer)
    registering(furnished)
    sharing(furnished)
    formerly(furnished, begun, handed_in, to_answer)


def keep_documents(furnished: Furnished, council, received, shown, item: str, link: str) -> None:
    """A document of the council and one the health board handed in with its own; and copies to keep."""
    policy = document(furnished.world.lead, council, item)
    furnished.page(P + "add_attachment", ref=council.ref, link=link)
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


def commissioner(world):
    """A commissioner, for which the practitioner reads."""
    people.load_people(
        world.manager, partnership=world.partnership,
        rows=[Row(2, "Ashmere Business Unit", "business_unit", "Pru Practitioner", PERSONAS["practitioner"],
                  "commissioner")],
    )  # fmt: skip
    world.actors.pop("practitioner", None)
    return services.readers.add_reader(
        world.manager, partnership=world.partnership, name="Ashmere commissioning", kind="commissioner",
        organisation=world.organisation("Business Unit"), overlay="local_neglect",
    )  # fmt: skip


def readers(furnished: Furnished, reader) -> None:
    """The pages of who reads."""
    furnished.pages(P + "readers", P + "add_reader", P + "providers", P + "providers_csv")
    furnished.pages(P + "change_reader", P + "end_reader", ref=reader.ref)
    furnished.right(
        furnished.world.partnership, "self_assessments.list_readers", "self_assessments.add_reader",
        "self_assessments.list_providers",
    )  # fmt: skip
    furnished.right(reader, "self_assessments.change_reader", "self_assessments.end_reader")


def together(furnished: Furnished, one, assessment, link: str) -> None:
    """What organisations said together, and what the staff of one say."""
    furnished.pages(P + "findings", P + "findings_pdf", P + "differences", ref=one.ref)
    furnished.pages(P + "focus", P + "choose_focus", P + "focus_csv", P + "focus_codes", ref=one.ref)
    furnished.right(one, "self_assessments.choose_focus", "self_assessments.see_codes")
    furnished.page(P + "beside", ref=assessment.ref, link=link)
    survey = services.surveying.open_survey(
        furnished.world.health, assessment=assessment, items=["leadership.senior_lead"]
    )  # fmt: skip
    furnished.page(P + "answer_survey", code=survey.code)
    furnished.pages(P + "survey", P + "open_survey", P + "close_survey", link=link, ref=assessment.ref)
    furnished.right(assessment, "self_assessments.open_survey", "self_assessments.close_survey", link=link)


def examples(furnished: Furnished, copy) -> None:
    """An answer of which its organisation was asked whether others may learn from it."""
    world = furnished.world
    asked = services.examples.ask_example(
        world.analyst, copy=copy, item="leadership.senior_lead", why="You say who, and since when"
    )  # fmt: skip
    link = Grant.objects.get(record_ref=asked.ref).ref
    furnished.pages(P + "examples", P + "examples_csv", P + "published_examples")
    other = copy.submission.answers.exclude(item="leadership.senior_lead").exclude(note="").first()
    furnished.page(P + "ask_example", ref=copy.ref, key=other.item)
    furnished.pages(
        P + "example", P + "agree_example", P + "refuse_example", P + "withdraw_example", link=link, ref=asked.ref
    )
    furnished.right(world.partnership, "self_assessments.list_examples")
    furnished.right(copy, "self_assessments.ask_example")
    furnished.right(
        asked, "self_assessments.see_example", "self_assessments.agree_example", "self_assessments.refuse_example",
        "self_assessments.withdraw_example", link=link,
    )  # fmt: skip


def chasing(furnished: Furnished, one) -> None:
    """The pages of a round's chasing."""
    furnished.pages(P + "chasing", P + "start_chasing", P + "stop_chasing", P + "add_rung", ref=one.ref)
    furnished.pages(P + "chase_letter", P + "set_rung", P + "drop_rung", ref=one.ref, key="chair")
    verbs = ("set_rung", "drop_rung", "start_chasing", "stop_chasing")
    furnished.right(one, *(f"self_assessments.{name}" for name in verbs))


def supporting(furnished: Furnished, support) -> None:
    """Support that a critical answer opened, and that was taken up."""
    supports = ("support", "begin_support", "log_visit", "close_support")
    services.supporting.begin_support(furnished.world.manager, support=support)
    furnished.page(P + "supports")
    furnished.pages(*(P + name for name in supports), ref=support.ref)
    furnished.right(support, "self_assessments.see_support", *(f"self_assessments.{name}" for name in supports[1:]))
    furnished.right(furnished.world.partnership, "self_assessments.list_supports")


def registering(furnished: Furnished) -> None:
    """A body that nobody invited, before the business manager; and one whose link is not used yet."""
    bodies.registered(furnished.world, body="Ashmere Wharf Nursery", email="wen@wharf.example")
    one = bodies.proved(furnished.world)
    furnished.pages(*(P + name for name in ("register_body", "registered", "proved", "registrations")))
    furnished.page(P + "prove_registration", secret=bodies.secret_of("wen@wharf.example"))
    decided = ("match_registration", "admit_registration", "refuse_registration")
    furnished.pages(P + "registration", *(P + name for name in decided), ref=one.ref)
    furnished.right(one, "self_assessments.see_registration", *(f"self_assessments.{name}" for name in decided))
    furnished.right(furnished.world.partnership, "self_assessments.list_registrations")


def sharing(furnished: Furnished) -> None:
    """The council with the police as a site of it, to which it shares an answer."""
    world = furnished.world
    sheet = sites.shared(world, "leadership.senior_lead")
    furnished.pages(P + "sites", P + "sites_csv")
    furnished.page(P + "begin_shared", ref=sheet.organisation.ref, key="section_11")
    furnished.page(P + "shared", ref=sheet.ref)
    furnished.page(P + "save_shared", ref=sheet.ref, key=sheet.questions.items["leadership.senior_lead"].section)
    furnished.right(world.partnership, "self_assessments.list_sites")
    furnished.right(sheet.organisation, "self_assessments.begin_shared")
    furnished.right(sheet, "self_assessments.save_shared")


def formerly(furnished: Furnished, one, assessment, link: str) -> None:
    """What became part of the health board handed in before."""
    world = furnished.world
    row = Row(2, "Ashmere Dispensary", "icb", "Dot Dispensary", "dot@ashmere.example", "partner_lead")
    people.load_people(world.manager, partnership=world.partnership, rows=[row])
    old = Organisation.objects.get(name=row.organisation)
    services.rounds.invite_organisation(system("tests"), round_ref=one.ref, organisation_ref=old.ref)
    factories.hand_in_quickly(one, old, Person.objects.get(email=row.email), {})
    people.merge_organisations(
        world.manager, organisation=old, successor=assessment.organisation, start=clock.today(), reason="One board",
        move_people=False,
    )  # fmt: skip
    handed_in = one.copies.get(organisation=old).submission
    furnished.page(P + "former", ref=assessment.ref, key=handed_in.ref, link=link)
