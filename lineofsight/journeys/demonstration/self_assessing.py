"""Ashmere's section 11 round: one handed in and challenged, one half answered, and two still to begin (all made up)."""

import re
from datetime import timedelta

from lineofsight.core.access import services as access
from lineofsight.core.access.actors import GrantHolder, system
from lineofsight.core.access.models import Grant, Partnership
from lineofsight.core.access.selectors import grant_of
from lineofsight.core.notices import services as notices
from lineofsight.core.people.selectors import holder_of
from lineofsight.core.questions import library
from lineofsight.core.questions.rules import Given, Item
from lineofsight.core.questions.services import Sent
from lineofsight.journeys.demonstration import cast
from lineofsight.journeys.demonstration.days import at_work, on
from lineofsight.kernel import clock
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.selectors import own, rounds

CODE = re.compile(r"\b\d{6}\b")
SET = "section_11"
KINDS = ("health_trust", "icb", "police")
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
    copies = {str(copy.asked and copy.asked.email).split("@")[0]: copy for copy in rounds.copies_in(one)}
    with on(at_work(today - timedelta(days=20))):
        answer(copies["hospitals"], sections=HALF)
    with on(at_work(today - timedelta(days=12))):
        answer(copies["police"])
        sign(copies["police"])
    with on(at_work(today - timedelta(days=6))):
        ask(analyst, copies["police"])


def assessment_of(copy):
    found = own.latest(copy.organisation, copy.question_set)
    if found is None:
        raise LookupError(f"{copy.title} was not begun.")
    return found


def holder(copy, verb: str) -> GrantHolder:
    """Whoever opened the link sent last for this."""
    grants = Grant.objects.filter(record_ref=copy.ref, ended_at=None).order_by("-id")
    found = holder_of(next(grant.ref for grant in grants if verb in grant.verbs))
    if found is None:
        raise LookupError(f"The link to “{copy.title}” has ended.")
    return found


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
    signer = holder(copy, "sign_assessment")
    grant = grant_of(signer)
    if grant is None:
        raise LookupError("The signer’s link has ended.")
    letter = notices.send_code(signer, grant=grant)
    code = access.confirm_code(signer, digits=CODE.findall(notices.text_of(letter))[0])
    services.signing.sign_assessment(signer, assessment=assessment, code=code)


def ask(analyst, copy) -> None:
    """Challenge one answer."""
    copy.refresh_from_db()
    item = next(item for item in assessment_of(copy).questions.items.values() if item.judged and item.when is None)
    services.challenges.challenge_copy(
        analyst, copy=copy, item=item.key, question="Which policy says so, and when was it last looked at? (made up)"
    )
