"""Support, opened the same day by what asks for it, given, and closed with what shows that it worked."""

from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.notices.letters import full_address, write_letter
from lineofsight.core.people.models import Organisation
from lineofsight.core.people.roles import Role
from lineofsight.core.questions.rules import text_of
from lineofsight.core.records import services as records
from lineofsight.kernel import clock
from lineofsight.know.self_assessments.models import Copy, Submission, Support, SupportVisit
from lineofsight.know.self_assessments.rules.support import critical_among, judged
from lineofsight.know.self_assessments.selectors import reading
from lineofsight.know.self_assessments.selectors import supporting as selectors

OWED = "support"
RULE = "The same day, local"
Cause = Support.Cause


def open_for_answers(handed_in: Submission, copy: Copy) -> None:
    """Open support for each critical answer of what was handed in. Called inside the operation that receives it."""
    questions, answers = reading.questions_of(handed_in), reading.answers_in(handed_in)
    values = {key: answer.value for key, answer in answers.items()}
    for key in critical_among(questions.items.values(), values):
        item = questions.items[key]
        why = f"{item.text} They answered: {text_of(item, answers[key].given)}."
        open_support(copy.organisation, Cause.ANSWER, key, why, copy)


@operation("self_assessments.support_judged", kinds=("system",))
def support_judged(actor: Actor) -> int:
    """Open support for each school of this partnership whose last inspection asks for it.

    Run as soon as the register is loaded, and daily; run twice it opens nothing more. Strength: local. Returns how
    many were opened.
    """
    opened = 0
    for entry in selectors.judged_badly(current_partnership()):
        of = judged(entry.inspected_on)
        same = {"organisation": entry.organisation, "cause": Cause.JUDGEMENT, "of": of}
        if not Support.objects.filter(**same).exists():
            why = f"The last inspection said: {entry.get_judgement_display().lower()}."
            opened += open_support(entry.organisation, Cause.JUDGEMENT, of, why) is not None
    return opened


def open_support(organisation: Organisation, cause: str, of: str, why: str, copy: Copy | None = None) -> Support | None:
    """Open support, unless it is open for the same cause already; its team is written to and owes it today."""
    partnership = current_partnership()
    open_ones = Support.objects.exclude(state="closed")
    if open_ones.filter(partnership=partnership, organisation=organisation, cause=cause, of=of).exists():
        return None
    support = Support(
        partnership=partnership, organisation=organisation, cause=cause, of=of, why=why, copy=copy,
        team=selectors.team_for(partnership, organisation),
    )  # fmt: skip
    title = f"Support for {organisation.name}"[:200]
    path = address("self_assessments:support", ref=support.ref)
    records.open_record(support, label=title, address=path, words=organisation.name)
    notices.owe(
        record_ref=support.ref, what=OWED, title=title, address=path, on=clock.today(), organisation=support.team,
        role="" if support.team else Role.BUSINESS_MANAGER, rule=RULE,
    )  # fmt: skip
    tell(support)
    return support


def tell(support: Support) -> None:
    """Write to whoever it is for, the same day."""
    page = full_address("self_assessments:support", ref=support.ref)
    for person in selectors.told_of(support):
        letter = write_letter("self_assessments/support", person=person, support=support, page=page)
        notices.queue(letter, to=person, about_ref=support.ref)


@operation("self_assessments.begin_support", on="support")
def begin_support(actor: Actor, *, support: Support) -> Support:
    """Take it up."""
    records.move(support, "begin_support")
    notices.settle(record_ref=support.ref, what=OWED)
    return support


@operation("self_assessments.log_visit", on="support")
def log_visit(actor: Actor, *, support: Support, on: date, who: str, text: str) -> SupportVisit:
    """Note one time somebody supported; the first takes it up, where nobody had said so."""
    if support.state == "opened":
        records.move(support, "begin_support")
        notices.settle(record_ref=support.ref, what=OWED)
    return SupportVisit.objects.create(
        partnership=support.partnership, support=support, on=on, who=who, text=text, by=actor.ref
    )


@operation("self_assessments.close_support", on="support")
def close_support(actor: Actor, *, support: Support, reason: str) -> Support:
    """Close it, with what shows that it worked."""
    return records.move(support, "close_support", reason=reason)
