"""Ashmere's section 11 round: one handed in and challenged, one signed by the only person there is, one half answered,
and the rest still to begin (all made up)."""

from datetime import timedelta

from lineofsight.core.access.actors import system
from lineofsight.core.access.models import Partnership
from lineofsight.core.people.rules import Row
from lineofsight.core.people.services import load_people
from lineofsight.core.questions import library
from lineofsight.core.questions.rules import Given, Item
from lineofsight.core.questions.services import Sent
from lineofsight.journeys.demonstration import assessed_beside, cast, schools_assessing
from lineofsight.journeys.demonstration.days import at_work, on
from lineofsight.journeys.demonstration.links import assessment_of, holder, sign_with_code
from lineofsight.kernel import clock
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.selectors import own, rounds

SET = "section_11"
KINDS = ("early_years", "health_trust", "icb", "police")
MINDER = Row(2, "Little Boats childminding (made up)", "early_years", "Demonstration childminder",
             "childminder@ashmere.example", "partner_lead")  # fmt: skip
HALF = 4
SIGNER = {
    "name": "Demonstration assistant chief constable", "email": "assistant.chief@ashmere.example",
    "role": "Assistant chief constable",
}  # fmt: skip


def live(town: Partnership) -> None:
    """Five weeks of a round that is due in a week."""
    today = clock.today()
    manager, analyst = cast.actor("manager@ashmere.example"), cast.actor("analyst@ashmere.example")
    with on(at_work(today - timedelta(days=35))):
        load_people(manager, partnership=town, rows=[MINDER])
        one = services.rounds.create_round(
            manager, partnership=town, name=f"Section 11 self-assessment {today.year} (made up)", question_set=SET,
            edition=library.newest(SET).edition, kinds=KINDS, due=at_work(today + timedelta(days=7)),
            since=today - timedelta(days=180),
        )  # fmt: skip
        services.rounds.open_round(manager, one=one)
        for organisation in rounds.whom_to_ask(town, KINDS).reached:
            services.rounds.invite_organisation(
                system("demonstration"), round_ref=one.ref, organisation_ref=organisation.ref
            )
        board = assessed_beside.commissioning(manager, town)
    copies = {str(copy.asked and copy.asked.email).split("@")[0]: copy for copy in rounds.copies_in(one)}
    with on(at_work(today - timedelta(days=20))):
        answer(copies["hospitals"], sections=HALF)
        assessed_beside.choose(copies["hospitals"], board)
        answer(copies["childminder"])
        sign_alone(copies["childminder"])
    with on(at_work(today - timedelta(days=12))):
        answer(copies["police"])
        assessed_beside.choose(copies["police"], board)
        assessed_beside.keep_documents(copies["police"])
        sign(copies["police"])
    assessed_beside.read(analyst, copies["police"], board)
    schools_assessing.live(town)


def answer(copy, sections: int = 0) -> None:
    """Answer the first sections, or all, section by section, as somebody does who goes through the pages."""
    assessment, lead = assessment_of(copy), holder(copy, "answer_assessment")
    for section in assessment.questions.sections[: sections or None]:
        for _ in range(2):  # an answer may lead to more questions on the same page
            filled = own.filled(assessment)
            shown = next((each for each in filled.progress.sections if each.section == section), None)
            wanted = [item for item in (shown.items if shown else ()) if item.key not in filled.answers]
            sent = {item.key: Sent(said(item)) for item in wanted}
            services.answering.save_answers(lead, assessment=assessment, sent=sent)
    for item in own.filled(assessment).unplanned:
        services.answering.plan_improvement(
            lead, assessment=assessment, item=item.key, text="Put it in the next training year (made up)",
            owner="Head of learning", measure="Nine of ten staff have it by the summer",
            due=clock.today() + timedelta(days=120),
        )  # fmt: skip


def said(item: Item) -> Given:
    """An answer that suits an item: nearly everything is in place."""
    if item.judged:
        verdict = "partly" if sum(map(ord, item.key)) % 9 == 0 else "met"
        option = next((each for each in item.options if each.verdict == verdict), item.options[0])
        return Given(option.key, "Seen in our yearly check (made up)")
    if item.options:
        return Given(item.options[0].key)
    day = (clock.today() - timedelta(days=100)).isoformat()
    return Given({"number": "240", "date": day}.get(item.kind, "Children told us the waiting room was cold (made up)"))


def sign(copy) -> None:
    """Ask somebody senior, who reads it and signs with the code sent to them."""
    assessment = assessment_of(copy)
    services.signing.ask_to_sign(holder(copy, "answer_assessment"), assessment=assessment, copy=copy, **SIGNER)
    sign_with_code(assessment, holder(copy, "sign_assessment"))


def sign_alone(copy) -> None:
    """Whoever answered it is all there is, and signs it."""
    assessment, whole = assessment_of(copy), holder(copy, "answer_assessment")
    services.signing.ask_to_sign(whole, assessment=assessment, copy=copy, alone=True)
    sign_with_code(assessment, whole)
