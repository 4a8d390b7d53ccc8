"""Rounds: made, begun with an invitation to each organisation, and closed."""

from collections.abc import Iterable
from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.jobs import later
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.access.services import give_grant
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.notices.letters import write_letter
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.people.roles import Role
from lineofsight.core.records import services as records
from lineofsight.know.self_assessments.models import Assessment, Copy, Reader, Round
from lineofsight.know.self_assessments.selectors import own
from lineofsight.know.self_assessments.selectors import rounds as selectors
from lineofsight.know.self_assessments.selectors.governing import told_beside
from lineofsight.know.self_assessments.selectors.readers import readers_of
from lineofsight.know.self_assessments.services.beginning import begin
from lineofsight.know.self_assessments.services.readers import goes_to
from lineofsight.know.self_assessments.services.receiving import receive

# What somebody who leads for an organisation may do with its assessment by a link.
ANSWER = ("answer_assessment",)
OWED = "assessment"
TOLD = {"chair": "self_assessments/told_chair", "head": "self_assessments/told_head"}
RULES = {
    "section_11": "Children Act 2004 s.11 and the partnership’s round, local",
    "school_safeguarding": "Education Act 2002 s.157 and s.175, and the partnership’s round, local",
}


@operation("self_assessments.create_round", on="partnership")
def create_round(
    actor: Actor, *, partnership: Partnership, name: str, question_set: str, edition: str, kinds: Iterable[str],
    due: date, since: date, focus: Iterable[str] = (),
) -> Round:  # fmt: skip
    """Write down what is to be asked of whom, by when. Nobody is written to until it begins."""
    Reader.objects.get_or_create(
        partnership=partnership, kind=Reader.Kind.PARTNERSHIP, defaults={"name": partnership.name}
    )
    made = Round(
        partnership=partnership, name=name, question_set=question_set, edition=edition, kinds=sorted(kinds), due=due,
        since=since, focus=list(focus),
    )  # fmt: skip
    return records.open_record(
        made, label=name, address=address("self_assessments:round", ref=made.ref), words=f"{name} self-assessment"
    )


@operation("self_assessments.open_round", on="one")
def open_round(actor: Actor, *, one: Round) -> Round:
    """Begin a round: each organisation's lead is written to by the worker, one after another."""
    records.move(one, "open_round", facts=selectors.round_facts(one))
    for organisation in selectors.whom_to_ask(one.partnership, one.kinds).reached:
        later("self_assessments.invite_organisation", round_ref=one.ref, organisation_ref=organisation.ref)
    return one


@operation("self_assessments.invite_organisation", kinds=("system",))
def invite_organisation(actor: Actor, *, round_ref: str, organisation_ref: str) -> Copy | None:
    """Invite one organisation to a round, once: its lead gets a link to what it answered last time, unless what it
    handed in lately counts already. None where nobody leads for it, or the round is over."""
    one = Round.objects.get(ref=round_ref)
    organisation = Organisation.objects.get(ref=organisation_ref)
    lead = selectors.lead_of(one.partnership, organisation)
    reader = selectors.own_reader(one.partnership)
    if lead is None or reader is None or one.state != "open":
        return None
    copy = Copy.objects.filter(round=one, reader=reader, organisation=organisation).first()
    return copy or expect(one, reader, organisation, lead)


def expect(one: Round, reader: Reader, organisation: Organisation, lead: Person) -> Copy:
    """Expect an organisation's assessment: open its copy, and ask its lead, or take what was handed in lately."""
    assessment = begin(one, organisation)
    copy = Copy(
        partnership=one.partnership, round=one, reader=reader, organisation=organisation,
        question_set=one.question_set, asked=lead,
    )  # fmt: skip
    records.open_record(
        copy, label=copy.title[:200], address=address("self_assessments:copy", ref=copy.ref),
        words=f"{organisation.name} {one.name}",
    )  # fmt: skip
    goes_to(assessment, [*readers_of(assessment), reader])
    handed_in = own.handed_in_before(assessment)
    if handed_in and handed_in.assessment.edition == one.edition and handed_in.signed_at.date() >= one.since:
        receive(handed_in, copy)
    else:
        invite_lead(copy, assessment, lead)
        tell_governors(copy, lead)
    return copy


def invite_lead(copy: Copy, assessment: Assessment, lead: Person) -> None:
    """Write to whoever answers for an organisation, and say who signs."""
    ask(copy, lead, "self_assessments/invite", alone=own.signs_alone(own.filled(assessment), lead.ref))


def tell_governors(copy: Copy, lead: Person) -> None:
    """Tell the chair of governors and the head of a school now what they will be asked for, and when. They get no link:
    whoever leads answers, and the chair is sent their own when it is to be signed."""
    one = copy.round
    if one.questions.signed_by != Role.CHAIR_OF_GOVERNORS:
        return
    for post, person in told_beside(one.partnership, copy.organisation, lead).items():
        letter = write_letter(TOLD[post], person=person, copy=copy, one=one, lead=lead, partnership=one.partnership)
        notices.queue(letter, to=person, about_ref=copy.ref)


def ask(copy: Copy, lead: Person, letter: str, **about: object) -> None:
    """Write to an organisation's lead with a link, and note what is owed by when."""
    one = copy.round
    grant = give_grant(
        holder_ref=lead.ref, record_kind=Copy.KIND, record_ref=copy.ref, verbs=ANSWER,
        why=f"To answer “{copy.title}”",
    )  # fmt: skip
    notices.send_link(letter, to=lead, grant=grant, copy=copy, one=one, partnership=copy.partnership, **about)
    notices.owe(
        record_ref=copy.ref, what=OWED, title=copy.title, address=address("self_assessments:copy", ref=copy.ref),
        on=one.due, organisation=copy.organisation, rule=RULES.get(copy.question_set, "The partnership’s round, local"),
    )  # fmt: skip


@operation("self_assessments.choose_focus", on="one")
def choose_focus(actor: Actor, *, one: Round, items: Iterable[str]) -> Round:
    """Choose the questions a round reads closely; what organisations are asked stays as it is."""
    one.focus = list(items)
    Round.objects.filter(pk=one.pk).update(focus=one.focus)
    return one


@operation("self_assessments.send_link", on="copy")
def send_link(actor: Actor, *, copy: Copy) -> Copy:
    """Send an organisation's lead a fresh link; the one they have still works."""
    lead = selectors.lead_of(copy.partnership, copy.organisation) or copy.asked
    if lead is not None and copy.round is not None:
        ask(copy, lead, "self_assessments/remind")
    return copy


@operation("self_assessments.close_round", on="one")
def close_round(actor: Actor, *, one: Round) -> Round:
    """Close a round: what has not come in by now was not received. What an organisation answered stays its own, and
    it may hand it in at any time."""
    records.move(one, "close_round")
    for copy in Copy.objects.filter(round=one, state="expected"):
        records.move(copy, "lapse_copy")
        notices.lift(record_ref=copy.ref)
    return one
