"""Reads of incidents inside their rooms, and the facts their moves are judged by."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.notices import selectors as notices
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation
from lineofsight.core.people.roles import Role
from lineofsight.core.records.models import Moved
from lineofsight.core.sealed.values import Opened
from lineofsight.kernel import clock
from lineofsight.learn.reviews.models import Account, Child, Incident, PartnerView, RapidReview, SignOff
from lineofsight.learn.reviews.rules.clocks import of_its_time
from lineofsight.learn.reviews.rules.codes import AIMS, LOOKED_AFTER
from lineofsight.learn.reviews.rules.fuzzy import Fuzzy, age_words, read
from lineofsight.learn.reviews.rules.local_review import ENDED, OPEN
from lineofsight.learn.reviews.rules.masking import called, others
from lineofsight.learn.reviews.rules.moves import Facts
from lineofsight.learn.reviews.selectors.decisions import last_decision
from lineofsight.learn.reviews.selectors.gathering import waited_for
from lineofsight.learn.reviews.selectors.partners import KINDS, Partner, partners
from lineofsight.learn.reviews.selectors.rights import incidents_seen


def incidents_in(actor: Actor, partnership: Partnership) -> QuerySet[Incident]:
    """The incidents of a partnership whose room somebody is let in to, newest first."""
    return incidents_seen(actor).filter(partnership=partnership).select_related("room")


def words(row, opened: Opened, *columns: str) -> dict[str, str]:
    """What sealed columns of a row say."""
    return {name: getattr(row, name).open(opened) for name in columns}


@dataclass(frozen=True)
class ChildSeen:
    """A child as a page inside the room shows it: what stands for them, their words, and their age then."""

    row: Child
    called: str
    told: dict[str, str]
    age: str

    @property
    def born(self) -> Fuzzy:
        return read(self.told["born"])


def children(incident: Incident, opened: Opened) -> list[ChildSeen]:
    """The children of an incident, opened."""
    then = read(incident.happened_when.open(opened))
    seen = []
    for n, row in enumerate(incident.children.all()):
        told = words(row, opened, *Child.SEALED)
        age = "not born yet" if told["unborn"] else age_words(read(told["born"]), then)
        seen.append(ChildSeen(row, called(n), told, age))
    return seen


def names_masked(incident: Incident, opened: Opened) -> list[tuple[str, str]]:
    """Whose names give way to what, in the pseudonymous edition."""
    seen = [(each.told["name"], each.called) for each in children(incident, opened)]
    return [pair for pair in seen if pair[0]] + others(incident.other_names.open(opened))


def statuses_of_dead(incident: Incident, opened: Opened) -> list[str]:
    """The legal status of each child who died. Of whom it is not said, what is said of the incident holds."""
    whole = incident.harm.open(opened)
    dead = [each for each in incident.children.all() if (each.harm.open(opened) or whole) == "died"]
    return [each.legal_status.open(opened) for each in dead]


def died_in_care(incident: Incident, opened: Opened) -> bool:
    """Whether a looked-after child died."""
    return any(status in LOOKED_AFTER for status in statuses_of_dead(incident, opened))


def care_unsaid(incident: Incident, opened: Opened) -> bool:
    """Whether a child died and it is not said which, or whether it was looked after."""
    found = statuses_of_dead(incident, opened)
    return any(status in ("", "unknown") for status in found) or (not found and incident.harm.open(opened) == "died")


def review_of(incident: Incident) -> RapidReview | None:
    """What the rapid review says so far."""
    return RapidReview.objects.filter(incident=incident).first()


def missing(incident: Incident, opened: Opened) -> tuple[str, ...]:
    """What a rapid review does not answer yet."""
    review = review_of(incident)
    if review is None:
        return (*(label for _, label in AIMS), "What follows")
    lacking = [label for name, label in AIMS if not getattr(review, name).open(opened).strip()]
    return (*lacking, *([] if review.step else ["What follows"]))


@dataclass(frozen=True)
class Position:
    """One safeguarding partner, what it thinks of notifying, and everything it said before."""

    partner: Partner
    view: PartnerView | None
    earlier: tuple[PartnerView, ...]
    why: str


def positions(incident: Incident, opened: Opened) -> list[Position]:
    """What each safeguarding partner thinks of notifying."""
    said: dict[int, list[PartnerView]] = {}
    for view in incident.partner_views.select_related("person"):
        said.setdefault(view.organisation_id, []).append(view)
    made = []
    for each in partners(incident.partnership):
        rows = said.get(each.organisation.pk, [])
        why = rows[-1].why.open(opened) if rows else ""
        made.append(Position(each, rows[-1] if rows else None, tuple(rows[:-1]), why))
    return made


def dissenting(incident: Incident) -> list[Organisation]:
    """The partners whose last word is against what the council decided last."""
    decision = last_decision(incident)
    against = {"notified": "not_notify", "not_notified": "notify", "redesignated": "notify"}.get(
        decision.outcome if decision else ""
    )
    latest = {view.organisation_id: view for view in incident.partner_views.all()}
    return [view.organisation for view in latest.values() if against and view.view == against]


def alternative_owed(incident: Incident) -> bool:
    """Whether a discussion or an audit that was decided on instead of notifying is still to be held."""
    last = incident.decisions.last()
    return (
        incident.state == "not_notified" and last is not None and last.alternative in ("discussion", "audit")
        and notices.still_owed().filter(record_ref=incident.ref, what="next_step").exists()
    )  # fmt: skip


def has_scrutineer(incident: Incident) -> bool:
    """Whether there is a scrutineer, who is told of a dissent."""
    return bool(people.appointed(incident.partnership, Role.SCRUTINEER))


def counting(incident: Incident) -> QuerySet[SignOff]:
    """The signatures made since the review was opened last: opened again, as after the Panel's answer, it is signed
    anew though not a word of it is changed."""
    opened = Moved.objects.filter(kind=Incident.KIND, ref=incident.ref, to_state="reviewing").last()
    return incident.sign_offs.filter(created_at__gte=opened.at) if opened else incident.sign_offs.none()


def unsigned(incident: Incident, digest: str) -> tuple[str, ...]:
    """Which partners have not signed what stands."""
    signed = set(counting(incident).filter(digest=digest).values_list("organisation__kind", flat=True))
    from_whom = {each.organisation.kind: each.organisation.name for each in partners(incident.partnership)}
    return tuple(name for kind, name in wanted(from_whom) if kind not in signed)


def wanted(known: dict[str, str]) -> list[tuple[str, str]]:
    """The three that must sign, by name where the partnership has them."""
    return [(kind, known.get(kind, name)) for kind, name in KINDS.items()]


def facts(incident: Incident, opened: Opened | None = None, **said) -> Facts:
    """What must be known to judge a move; what is sealed is looked at only with the room open."""
    review = review_of(incident)
    seen = {
        "died_in_care": died_in_care(incident, opened), "care_unsaid": care_unsaid(incident, opened),
        "missing": missing(incident, opened),
    } if opened else {}  # fmt: skip
    known = {
        "children": incident.children.count(), "of_its_time": of_its_time(incident.aware_on),
        "step": review.step if review else "", "national": is_national(incident), **local_reviews(incident), **seen,
    }  # fmt: skip
    return Facts(**{**known, **said})


def local_reviews(incident: Incident) -> dict[str, bool]:
    """What of the local reviews of an incident its moves are judged by."""
    states = set(incident.local_reviews.values_list("state", flat=True))
    return {"local_open": bool(states & set(OPEN)), "local_ended": bool(states & set(ENDED))}


def is_national(incident: Incident) -> bool:
    """Whether the Panel reviews it itself, as it answered, or as a local review was stopped for."""
    answer = incident.responses.last()
    taken = incident.local_reviews.filter(state="stopped", stopped_for="panel")
    return bool(answer and answer.national) or taken.exists()


def accounts_of(incident: Incident) -> QuerySet[Account]:
    """The accounts agencies were asked for, in the order they were."""
    return incident.accounts.select_related("organisation", "lead").order_by("organisation__name")


def late_accounts(partnership: Partnership, day: date | None = None) -> QuerySet[Account]:
    """The accounts that are late, while their review is open."""
    today = day or clock.today()
    late = waited_for().filter(partnership=partnership, due_on__lt=today)
    return late.select_related("organisation", "incident__room", "lead")
