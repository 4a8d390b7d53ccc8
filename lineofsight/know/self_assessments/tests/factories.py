"""Rounds and assessments of the tests, made by services."""

import re
from datetime import date, timedelta

from lineofsight.core.access.actors import system
from lineofsight.core.access.models import Grant
from lineofsight.core.people import selectors as people
from lineofsight.core.questions import library
from lineofsight.core.questions.rules import Given
from lineofsight.core.questions.services import Sent
from lineofsight.kernel import clock
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.models import Assessment, Copy, Round, Support
from lineofsight.know.self_assessments.selectors import own

DAY = date(2026, 1, 31)
CODE = re.compile(r"\b[0-9]{6}\b")


def drafted(world, question_set: str = "section_11", kinds=("police", "icb", "school"), **given) -> Round:
    """A round that has not begun."""
    today = clock.today()
    return services.rounds.create_round(
        world.manager, partnership=world.partnership, name="Self-assessment 2026", question_set=question_set,
        edition=library.newest(question_set).edition, kinds=kinds,
        **{"due": today + timedelta(days=40), "since": today - timedelta(days=180), **given},
    )  # fmt: skip


def begun(world, question_set: str = "section_11", kinds=("police", "icb", "school"), **given) -> Round:
    """A round that has begun, its invitations sent."""
    one = drafted(world, question_set, kinds, **given)
    services.rounds.open_round(world.manager, one=one)
    for organisation in world_organisations(one):
        services.rounds.invite_organisation(system("tests"), round_ref=one.ref, organisation_ref=organisation.ref)
    return one


def world_organisations(one: Round):
    """The organisations a round asks."""
    from lineofsight.know.self_assessments.selectors.rounds import whom_to_ask

    return list(whom_to_ask(one.partnership, one.kinds).reached)


def assessment_of(world, word: str, question_set: str = "section_11") -> Assessment:
    """An organisation's assessment, by a word of the organisation's name."""
    return own.latest(world.organisation(word), question_set)


def copy_of(one: Round, word: str) -> Copy:
    """An organisation's copy in a round."""
    return one.copies.select_related("organisation", "reader", "round").get(organisation__name__contains=word)


def answer_to(item, **given) -> Given:
    """An answer that suits an item and asks for no action."""
    if item.options:
        met = next((option for option in item.options if option.verdict == "met"), item.options[0])
        return Given(given.get("value", met.key), "As the policy says")
    return Given(
        {"number": "12", "date": DAY.isoformat()}.get(item.kind, "What children said changed the waiting room")
    )


def fill(actor, assessment: Assessment, **answers: str) -> None:
    """Answer everything that is asked, as often as answers lead to more questions; some by their own value."""
    for _ in range(4):
        filled = own.filled(assessment)
        missing = [item for each in filled.progress.sections for item in each.items if item.key not in filled.answers]
        if not missing:
            break
        sent = {
            item.key: Sent(Given(answers[item.key], "Said so") if item.key in answers else answer_to(item))
            for item in missing
        }
        services.answering.save_answers(actor, assessment=assessment, sent=sent)


def holder(copy: Copy, person, verb: str = "answer_assessment"):
    """Whoever came by the link sent to a person."""
    grants = Grant.objects.filter(record_ref=copy.ref, holder_ref=person.ref, ended_at=None).order_by("-id")
    return people.holder_of(next(grant for grant in grants if verb in grant.verbs).ref)


def one(item, value: str) -> dict[str, Sent]:
    """One answer, as a page sends it."""
    return {item.key: Sent(Given(value, "Said so"))}


def complete(world, word: str, who: str, question_set: str = "section_11", **answers: str) -> Assessment:
    """An organisation's assessment with everything answered, and something planned where an answer asks for it."""
    assessment, lead = assessment_of(world, word, question_set), getattr(world, who)
    fill(lead, assessment, **answers)
    for item in own.filled(assessment).unplanned:
        services.answering.plan_improvement(
            lead, assessment=assessment, item=item.key, text=f"Put right {item.key}", owner="The head of service",
            measure="Ten records show it", due=clock.today() + timedelta(days=60),
        )  # fmt: skip
    return assessment


def to_sign(world, one: Round, word: str = "Police", who: str = "police", signer: str = "", **answers: str):
    """An organisation's assessment, complete and sent to somebody senior: a person of the cast, or from outside it."""
    assessment, copy = complete(world, word, who, one.question_set, **answers), copy_of(one, word)
    senior = {"name": "Sen Senior", "email": "senior@ashmere.example", "role": "Assistant chief constable"}
    if signer:
        senior["email"] = world.person(signer).email
    given = {} if own.governed(assessment) else senior
    return services.signing.ask_to_sign(getattr(world, who), assessment=assessment, copy=copy, **given)


def signed(world, one: Round, word: str = "Police", who: str = "police", **answers: str):
    """An organisation's assessment, answered and signed."""
    signing, copy = to_sign(world, one, word, who, **answers), copy_of(one, word)
    signer = coded(copy, signing.person)
    given = spent(copy, signing.person)
    return services.signing.sign_assessment(signer, assessment=signing.assessment, **given)


def coded(copy: Copy, person):
    """Whoever came by the link to sign."""
    return holder(copy, person, "sign_assessment")


def spent(copy: Copy, person) -> dict:
    """The code sent to whoever signs by link, given."""
    from lineofsight.core.access import selectors as access
    from lineofsight.core.access import services as access_services
    from lineofsight.core.notices import services as notices
    from lineofsight.core.notices.services import text_of

    actor = coded(copy, person)
    message = notices.send_code(actor, grant=access.grant_of(actor))
    return {"code": access_services.confirm_code(actor, digits=CODE.search(text_of(message))[0])}


def commissioning(world, name: str = "Riverside Council", overlay: str = ""):
    """A commissioner that reads in the partnership, and whoever reads for it."""
    from lineofsight.core.people import services as people_services
    from lineofsight.core.people.models import Organisation, Person
    from lineofsight.core.people.rules import Row

    email = f"{name.split()[0].lower()}@commissioning.example"
    people_services.load_people(
        world.manager, partnership=world.partnership,
        rows=[Row(2, name, "council_other", f"Com {name}", email, "commissioner")],
    )  # fmt: skip
    reader = services.readers.add_reader(
        world.manager, partnership=world.partnership, name=name, kind="commissioner", overlay=overlay,
        organisation=Organisation.objects.get(name=name),
    )  # fmt: skip
    return reader, people.person_actor(Person.objects.get(email=email))


def sent_to(world, *readers, word: str = "Police", who: str = "police") -> Assessment:
    """An organisation's assessment, going to some readers beside those it has."""
    assessment = assessment_of(world, word)
    return services.answering.choose_readers(
        getattr(world, who), assessment=assessment, readers=[*assessment.readers.all(), *readers]
    )


def many(world, number: int, **given):
    """A round in which so many police forces handed in, and the first judged item, which the last does not have."""
    from lineofsight.core.people import services as people_services
    from lineofsight.core.people.models import Organisation, Person
    from lineofsight.core.people.rules import Row

    rows = [
        Row(n, f"Force {n}", "police", f"Lead {n}", f"lead{n}@force.example", "partner_lead")
        for n in range(2, number + 1)
    ]
    people_services.load_people(world.manager, partnership=world.partnership, rows=rows)
    one = begun(world, kinds=("police", "icb"), **given)
    item = next(each for each in one.questions.items.values() if each.judged and each.when is None)
    signed(world, one)
    for row in rows:
        worst = {item.key: "not_met"} if row is rows[-1] else {}
        organisation, lead = Organisation.objects.get(name=row.organisation), Person.objects.get(email=row.email)
        hand_in_quickly(one, organisation, lead, worst)
    return one, item


def hand_in_quickly(one: Round, organisation, lead, answers: dict[str, str]) -> None:
    """An assessment answered by its lead and signed by a senior person, as `signed` does."""
    assessment, actor = own.latest(organisation, one.question_set), people.person_actor(lead)
    fill(actor, assessment, **answers)
    for item in own.filled(assessment).unplanned:
        services.answering.plan_improvement(
            actor, assessment=assessment, item=item.key, text="Put it right", owner="The head of service",
            measure="Ten records show it", due=clock.today() + timedelta(days=60),
        )  # fmt: skip
    copy = one.copies.get(organisation=organisation)
    signing = services.signing.ask_to_sign(
        actor, assessment=assessment, copy=copy, name="Sen Senior", email="senior@force.example", role="Chief"
    )
    services.signing.sign_assessment(
        coded(copy, signing.person), assessment=assessment, **spent(copy, signing.person)
    )  # fmt: skip


def confirm(actor, assessment: Assessment, **answers: str) -> None:
    """Say of everything carried forward that it is still true; some with another value."""
    sent = {
        each.item: Sent(Given(answers[each.item], "So now") if each.item in answers else each.given, each.n, True)
        for each in assessment.answers.all()
    }
    services.answering.save_answers(actor, assessment=assessment, sent=sent)


def critical(name: str = "section_11"):
    """A question with an answer that somebody is told of the same day, and that answer."""
    item = next(each for each in library.newest(name).items.values() if each.critical and each.when is None)
    return item, sorted(item.critical)[0]


def supported(world, one: Round) -> Support:
    """Support opened by a critical answer of the health board."""
    item, value = critical(one.question_set)
    signed(world, one, "Health", "health", **{item.key: value})
    return Support.objects.select_related("organisation", "copy", "team", "partnership").get()
