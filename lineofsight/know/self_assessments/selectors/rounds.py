"""Reads of rounds: whom to ask, who is where, and what the answers come to together."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.people.roles import OrganisationKind
from lineofsight.core.questions import library
from lineofsight.core.questions.rules import QuestionSet
from lineofsight.kernel import clock
from lineofsight.know.self_assessments.models import Assessment, Copy, Reader, Round, SubmittedAnswer
from lineofsight.know.self_assessments.rules.moves import RoundFacts
from lineofsight.know.self_assessments.rules.reading import Standing, Tally, tallied
from lineofsight.know.self_assessments.selectors.governing import chairs_apart, heads_of
from lineofsight.know.self_assessments.selectors.rights import LEADS, rounds_seen

RECEIVED = ("received", "challenged", "accepted")


def rounds_in(actor: Actor, partnership: Partnership) -> QuerySet[Round]:
    """A partnership's rounds, the latest first."""
    return rounds_seen(actor).filter(partnership=partnership).order_by("-due", "-id")


def own_reader(partnership: Partnership) -> Reader | None:
    """The partnership as a reader; none before its first round."""
    return Reader.objects.filter(partnership=partnership, kind=Reader.Kind.PARTNERSHIP).first()


@dataclass(frozen=True)
class Asked:
    """Organisations of the kinds a round asks: those with somebody to write to, and those without; and by
    organisation (id) the chair of governors and the head who are told beside the lead."""

    reached: dict[Organisation, Person]
    unreached: list[Organisation]
    chairs: dict[int, Person] = field(default_factory=dict)
    heads: dict[int, Person] = field(default_factory=dict)


def whom_to_ask(partnership: Partnership, kinds: Iterable[str]) -> Asked:
    """Whom a round of some kinds of organisation would ask. One lead of each is enough: they share one assessment."""
    held = list(people.appointments_in(partnership))
    leads: dict[int, Person] = {}
    for appointment in held:
        if appointment.role in LEADS:
            leads.setdefault(appointment.organisation_id, appointment.person)
    of_kind = people.organisations_in(partnership).filter(kind__in=list(kinds))
    reached = {each: leads[each.pk] for each in of_kind if each.pk in leads}
    return Asked(reached, [each for each in of_kind if each.pk not in leads], chairs_apart(held), heads_of(held))


def lead_of(partnership: Partnership, organisation: Organisation) -> Person | None:
    """Whoever leads for an organisation today; none where nobody does."""
    return next(iter(people.appointed(partnership, *LEADS, organisation=organisation)), None)


def round_facts(one: Round) -> RoundFacts:
    """What the guards of a round's lifecycle judge."""
    return RoundFacts(len(whom_to_ask(one.partnership, one.kinds).reached), one.due, clock.today())


def begun() -> Exists:
    """Whether a copy's organisation has answered anything since it was invited."""
    return Exists(
        Assessment.objects.filter(
            organisation=OuterRef("organisation"), question_set=OuterRef("question_set"),
            touched_at__gte=OuterRef("created_at"),
        )
    )  # fmt: skip


def copies_in(
    one: Round, *, kind: str = "", state: str = "", phase: str = "", governance: str = "", cluster: str = ""
) -> QuerySet[Copy]:
    """A round's copies by organisation, each with whether its organisation has begun; perhaps those of a kind or state,
    or of schools that the register says are of a phase, governance or cluster."""
    school = "organisation__establishment__"
    wanted = {
        "organisation__kind": kind, "state": state, f"{school}phase": phase, f"{school}governance": governance,
        f"{school}cluster": cluster,
    }  # fmt: skip
    return (
        one.copies.filter(**{key: value for key, value in wanted.items() if value})
        .select_related("organisation", "reader", "asked")
        .annotate(begun=begun())
        .order_by("organisation__name")
    )


def standing(one: Round) -> dict[str, Standing]:
    """How many of the invited are where: altogether under "", and by kind of organisation."""
    counted = one.copies.order_by().values_list("organisation__kind", "state").annotate(number=Count("id"))
    started = (
        one.copies.filter(begun(), state="expected").order_by().values_list("organisation__kind")
        .annotate(number=Count("id"))
    )  # fmt: skip
    states: dict[str, Counter[str]] = {"": Counter()}
    for kind, state, number in counted:
        for each in ("", kind):
            states.setdefault(each, Counter())[state] += number
    for kind, number in started:
        for each in ("", kind):
            states[each].update({"started": number, "expected": -number})
    return {
        kind: Standing(sum(each.values()), each["started"], sum(each[state] for state in RECEIVED), each)
        for kind, each in states.items()
    }


def received_in(one: Round) -> QuerySet[Copy]:
    """The copies a round received."""
    return Copy.objects.filter(round=one, state__in=RECEIVED, submission__isnull=False)


def tallies(one: Round, *, kind: str = "") -> dict[str, Tally]:
    """What the copies received in a round come to, by item; perhaps of one kind of organisation."""
    received = received_in(one)
    return tallies_of(received.filter(organisation__kind=kind) if kind else received, questions_of(one).items)


def tallies_of(copies: QuerySet[Copy], items: Iterable[str]) -> dict[str, Tally]:
    """What some copies come to, by item, in the order of the items."""
    # By their numbers, and not by a query within the query: PostgreSQL would read the answers of every year for it.
    handed_in = list(copies.values_list("submission", flat=True))
    rows = (
        SubmittedAnswer.objects.filter(submission__in=handed_in)
        .exclude(verdict="")
        .values_list("item", "verdict")
        .annotate(number=Count("id"))
        .order_by()
    )
    found = tallied(rows)
    return {item: found[item] for item in items if item in found}


def questions_of(one: Round) -> QuestionSet:
    """What a round asks: its questions, and after them what the partnership asks more itself."""
    reader = own_reader(one.partnership)
    newest = library.newest(reader.overlay) if reader and reader.overlay else None
    return library.laid_over(one.question_set, one.edition, [(newest.name, newest.edition)] if newest else [])


def round_before(one: Round) -> Round | None:
    """The round of the same questions before this one, to be set beside it."""
    earlier = Round.objects.filter(partnership=one.partnership, question_set=one.question_set, due__lt=one.due)
    return earlier.exclude(state="draft").order_by("-due", "-id").first()


def kind_labels(kinds: Iterable[str]) -> list[str]:
    """Kinds of organisation in words."""
    return [str(OrganisationKind(kind).label) for kind in kinds]
