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


def begun(world, question_set: str = "section_11", kinds=("police", "icb", "school"), **given) -> Round:
    """A round that has begun, its invitations sent."""
    today = clock.today()
    one = services.rounds.create_round(
        world.manager, partnership=world.partnership, name="Self-assessment 2026", question_set=question_set,
        edition=library.newest(question_set).edition, kinds=kinds,
        **{"due": today + timedelta(days=40), "since": today - timedelta(days=180), **given},
    )  # fmt: skip
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


def signed(world, one: Round, word: str = "Police", who: str = "police", **answers: str):
    """An organisation's assessment, answered and signed by a senior person."""
    assessment, copy = assessment_of(world, word, one.question_set), copy_of(one, word)
    lead = getattr(world, who)
    fill(lead, assessment, **answers)
    for item in own.filled(assessment).unplanned:
        services.answering.plan_improvement(
            lead, assessment=assessment, item=item.key, text=f"Put right {item.key}", owner="The head of service",
            measure="Ten records show it", due=clock.today() + timedelta(days=60),
        )  # fmt: skip
    given = {} if own.governed(assessment) else {
        "name": "Sen Senior", "email": "senior@ashmere.example", "role": "Assistant chief constable",
    }  # fmt: skip
    signing = services.signing.ask_to_sign(lead, assessment=assessment, copy=copy, **given)
    return services.signing.sign_assessment(
        coded(copy, signing.person), assessment=assessment, **spent(copy, signing.person)
    )


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


def critical(name: str = "section_11"):
    """A question with an answer that somebody is told of the same day, and that answer."""
    item = next(each for each in library.newest(name).items.values() if each.critical and each.when is None)
    return item, sorted(item.critical)[0]


def supported(world, one: Round) -> Support:
    """Support opened by a critical answer of the health board."""
    item, value = critical(one.question_set)
    signed(world, one, "Health", "health", **{item.key: value})
    return Support.objects.select_related("organisation", "copy", "team", "partnership").get()
