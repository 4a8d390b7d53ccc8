"""Reads of chasing: by which letters, to whom, on which day; what was sent, and with whom a late one stands."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.design.text import day as day_text
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Person
from lineofsight.core.people.roles import Governance, OrganisationKind, Role
from lineofsight.kernel import clock
from lineofsight.know.self_assessments.models import (
    Challenge,
    ChallengeReminder,
    Chased,
    Chasing,
    Copy,
    Ladder,
    Round,
)
from lineofsight.know.self_assessments.rules import chasing as rules
from lineofsight.know.self_assessments.rules.chasing import Rung, rungs_due, shipped
from lineofsight.know.self_assessments.selectors.governing import chairs_apart
from lineofsight.know.self_assessments.selectors.rights import LEADS

# The posts a letter goes to, by whom it is for: the first that somebody holds.
POSTS = {
    "lead": LEADS,
    "head": (Role.HEAD,),
    "chair": (Role.CHAIR_OF_GOVERNORS,),
}
OF_SCHOOLS = ("chair", "trust")
LINK = "(a link of their own)"
NO_LEAD = "its safeguarding lead"


def latest_ladder(partnership: Partnership, question_set: str) -> Ladder | None:
    """The partnership's own letters for some questions; none where it uses those that are shipped."""
    return Ladder.objects.filter(partnership=partnership, question_set=question_set).order_by("-n").first()


def steps_of(one: Round) -> tuple[Rung, ...]:
    """The rungs a round would be chased by from now on."""
    own = latest_ladder(one.partnership, one.question_set)
    return own.steps if own else shipped()


def running(one: Round) -> Ladder | None:
    """The ladder a round is chased by; none where nobody let it be, or it was stopped."""
    latest = Chasing.objects.filter(round=one).select_related("ladder").order_by("-id").first()
    return latest.ladder if latest else None


def waiting(one: Round) -> QuerySet[Copy]:
    """The copies a round still waits for, by organisation."""
    found = Copy.objects.filter(round=one, state="expected", reader__organisation=None)
    return found.select_related("organisation", "round", "partnership").order_by("organisation__name")


@dataclass(frozen=True)
class Addressees:
    """Whoever can be written to in a partnership, found once for a whole round."""

    posts: Mapping[tuple[int | None, str], Person]
    establishments: Mapping[int, tuple[str, int | None]]
    council: Person | None
    by_ref: Mapping[str, Person]

    def post(self, organisation: int | None, *roles: str) -> Person | None:
        """Whoever holds one of some posts of an organisation."""
        return next((self.posts[organisation, role] for role in roles if (organisation, role) in self.posts), None)

    def to(self, copy: Copy, rung: Rung) -> Person | None:
        """Whoever one letter about a copy goes to; none where nobody is known, or who was named holds no post now."""
        return self.by_ref.get(rung.person) if rung.whom == rules.NAMED else self.of(copy, rung.whom)

    def of(self, copy: Copy, whom: str) -> Person | None:
        """Whoever a letter about a copy goes to by their post; none where nobody is known."""
        if whom == "partnership":
            return self.post(None, Role.BUSINESS_MANAGER, Role.ANALYST)
        if whom == "trust":
            return self.above(copy.organisation_id)
        return self.post(copy.organisation_id, *POSTS[whom])

    def concerns(self, copy: Copy, whom: str) -> bool:
        """Whether a letter can be about a copy at all: only a school has governors, and somebody above it; and whatever
        else is run by another body has that."""
        school = copy.organisation.kind == OrganisationKind.SCHOOL
        run = whom == "trust" and self.parent_of(copy.organisation_id) is not None
        return school or run or whom not in OF_SCHOOLS or self.of(copy, whom) is not None

    def parent_of(self, organisation: int) -> int | None:
        """The body (id) that runs an organisation; none where it stands alone."""
        return self.establishments.get(organisation, ("", None))[1]

    def above(self, organisation: int) -> Person | None:
        """Whoever leads for the trust of a school, or heads it; or leads for the council where it is maintained."""
        governance, parent = self.establishments.get(organisation, ("", None))
        if parent:
            return self.post(parent, Role.PARTNER_LEAD, Role.HEAD)
        return self.council if governance == Governance.MAINTAINED else None


def addressees(partnership: Partnership) -> Addressees:
    """Whoever can be written to in a partnership today."""
    posts: dict[tuple[int | None, str], Person] = {}
    council = None
    held = list(people.appointments_in(partnership))
    for each in held:
        if each.role != Role.CHAIR_OF_GOVERNORS:
            posts.setdefault((each.organisation_id, each.role), each.person)
        if each.role in (Role.BUSINESS_MANAGER, Role.ANALYST):
            posts.setdefault((None, each.role), each.person)
        elif each.role == Role.PARTNER_LEAD and each.organisation.kind == OrganisationKind.EDUCATION:
            council = council or each.person
    for organisation, chair in chairs_apart(held).items():
        posts[organisation, Role.CHAIR_OF_GOVERNORS] = chair
    named = {each.person.ref: each.person for each in held}
    return Addressees(posts, people.governed_by(partnership), council, named)


def who_may_be_named(partnership: Partnership) -> list[tuple[str, str]]:
    """Everybody appointed in a partnership, by ref, with the posts they hold: out of whom a letter names somebody."""
    posts: dict[Person, list[str]] = defaultdict(list)
    for each in people.appointments_in(partnership).order_by("person__name", "role"):
        of = f", {each.organisation.name}" if each.organisation else ""
        posts[each.person].append(f"{each.get_role_display()}{of}")
    return [(person.ref, f"{person.name} ({'; '.join(held)})") for person, held in posts.items()]


def may_name(actor: Actor, partnership: Partnership) -> bool:
    """The business manager names whom a letter goes to."""
    return partnership.pk in actor.partnerships_as(Role.BUSINESS_MANAGER)


def named_people(steps: Iterable[Rung]) -> dict[str, str]:
    """The names of those whom letters name, by ref."""
    return people.names(rung.person for rung in steps if rung.person)


@dataclass(frozen=True)
class Planned:
    """One letter that would go, or went: to whom on which day; `passed` where its day came before the chasing did."""

    rung: Rung
    on: date
    person: Person | None
    sent: Chased | None = None
    passed: bool = False


def planned(copy: Copy, steps: Iterable[Rung], found: Addressees, sent: Mapping[str, Chased]) -> list[Planned]:
    """What would be sent about a copy, rung by rung, as long as it does not come in."""
    today, due = clock.today(), copy.round.due
    steps = [rung for rung in steps if found.concerns(copy, rung.whom) or rung.key in sent]
    now = {rung.key for rung in rungs_due(steps, due, today)}
    return [
        Planned(
            rung, max(rung.on(due), today) if rung.key in now else rung.on(due), found.to(copy, rung),
            sent.get(rung.key), rung.on(due) < today and rung.key not in now,
        )
        for rung in steps
    ]  # fmt: skip


def sent_about(copies: Iterable[Copy]) -> dict[int, dict[str, Chased]]:
    """What was sent about some copies, by copy and rung."""
    found: dict[int, dict[str, Chased]] = defaultdict(dict)
    for each in Chased.objects.filter(copy__in=list(copies)).select_related("person"):
        found[each.copy_id][each.rung] = each
    return found


def said(copy: Copy, lead: Person | None, link: str = LINK) -> dict[str, str]:
    """What stands in the places of a letter about a copy."""
    return {
        "organisation": copy.organisation.name, "partnership": copy.partnership.name, "round": copy.round.name,
        "due": day_text(copy.round.due), "lead": lead.name if lead else NO_LEAD, "link": link,
    }  # fmt: skip


def subjects_of(one: Round, steps: Iterable[Rung]) -> dict[str, str]:
    """The subjects of a round's letters as they read for whichever organisation they are about, by rung."""
    places = {
        "organisation": "…", "partnership": one.partnership.name, "round": one.name, "due": day_text(one.due),
        "lead": NO_LEAD,
    }  # fmt: skip
    return {rung.key: rules.filled(rung.subject, places) for rung in steps}


def worded(rung: Rung, about: Mapping[str, str]) -> tuple[str, str]:
    """A letter's subject and text as they will be read."""
    return rules.filled(rung.subject, about), rules.filled(rung.text, about)


def standing_with(one: Round) -> list[tuple[int, str]]:
    """With whom those that have not come in stand, by the last letter about each: how many with whom."""
    latest = {}
    sent = Chased.objects.filter(copy__round=one, copy__state="expected").order_by("id")
    for copy, whom, name in sent.values_list("copy", "whom", "person__name"):
        latest[copy] = (whom, name if whom == rules.NAMED else rules.WHOM[whom])
    places = list(rules.WHOM)
    counts = Counter(latest.values())
    return [(counts[each], each[1]) for each in sorted(counts, key=lambda each: (places.index(each[0]), each[1]))]


def sent_for(copy: Copy) -> list[Chased]:
    """What was sent about a copy, the latest first."""
    return list(Chased.objects.filter(copy=copy).select_related("person").order_by("-id"))


def challenges_late(one: Round) -> QuerySet[Challenge]:
    """The challenges of a round whose day has passed without an answer."""
    late = Challenge.objects.filter(copy__round=one, state="asked", due__lt=clock.today())
    return late.select_related("copy__organisation", "copy__reader").order_by("due", "id")


def challenges_to_remind() -> list[Challenge]:
    """The challenges, in the partnership that is open, that are late and whose lead was not reminded of that day."""
    reminded = ChallengeReminder.objects.filter(challenge=OuterRef("pk"), due=OuterRef("due"))
    late = Challenge.objects.filter(~Exists(reminded), state="asked", due__lt=clock.today())
    return list(late.select_related("copy__organisation", "copy__partnership", "copy__submission__assessment"))
