"""Reads of access, and the permissions that guard the installation itself."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db.models import QuerySet
from django_tasks_db.models import DBTaskResult

from lineofsight.core.access.actors import Actor, GrantHolder, PersonActor
from lineofsight.core.access.jobs import TOLD_FOR
from lineofsight.core.access.models import Account, Code, Grant, LocalChoice, Partnership, Term
from lineofsight.core.access.permissions import permission
from lineofsight.kernel import clock
from lineofsight.kernel.registry import Registry

Settled = TypeVar("Settled", bound=LocalChoice)
# Kinds of record whose grants end by a rule of their own, such as that somebody is left who coordinates: kind to who
# ends them, in words. Nobody stops these by the general way, which knows no such rule.
ENDED_BY: Registry[str] = Registry("kind of grant that ends by its own rule")
# How much of the work that failed is told of at most.
TOLD = 50


@dataclass(frozen=True)
class FailedJob:
    """Work that failed: what it was, in which partnership (none: of the installation), when, and the kind of failure.
    What the failure said stays in the server's log, for it may hold what a partnership keeps."""

    name: str
    partnership: str
    at: datetime
    kind: str

    @property
    def died(self) -> bool:
        """Whether its worker died of it, as often as it was run."""
        return self.kind == "WorkerDied"


@permission("access.administer", ask="Ask whoever looks after this installation.")
def administered(actor: Actor) -> QuerySet[Account]:
    """The administrator's own account: it opens the installation, and no partnership's content."""
    return own_account(actor) if actor.administers() else Account.objects.none()


@permission("access.own_account", ask="Sign in first.")
def own_account(actor: Actor) -> QuerySet[Account]:
    """A person's own account."""
    return Account.objects.filter(pk=actor.account_id) if isinstance(actor, PersonActor) else Account.objects.none()


@permission("access.enter", ask="Ask your partnership's business manager to appoint you.")
def entered(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships in which a person holds any appointment."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as())


@permission("access.rename_term")
def renamed(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships whose words an actor may set."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as("business_manager"))


@permission("access.see_grants")
def grants_seen(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships of which an actor may see who can see what, and until when."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as("business_manager"))


@permission("access.stop_grant")
def grants_stopped(actor: Actor) -> QuerySet[Grant]:
    """The grants an actor may stop: those that hold in their partnership, but for those that end by a rule of their
    own."""
    held = Grant.objects.filter(partnership__in=actor.partnerships_as("business_manager"), ended_at=None)
    return held.exclude(record_kind__in=list(ENDED_BY))


def partnerships() -> QuerySet[Partnership]:
    """Every partnership: their names and addresses are public."""
    return Partnership.objects.order_by("name")


def failed_jobs() -> list[FailedJob]:
    """The work that failed of late, the latest first."""
    jobs = DBTaskResult.objects.failed().filter(finished_at__gte=clock.now() - TOLD_FOR).order_by("-finished_at")
    return [told_of(job) for job in jobs[:TOLD]]


def told_of(job: DBTaskResult) -> FailedJob:
    """What may be told of a job that failed. One that runs an operation is called by the operation's name."""
    name, slug = ".".join(job.task_path.split(".")[-2:]), ""
    if name == "jobs.run":
        name, _, slug = job.args_kwargs["args"]
    return FailedJob(name, slug or "", job.finished_at, job.exception_class_path.rpartition(".")[2])


def grants_in(partnership: Partnership) -> QuerySet[Grant]:
    """The grants that hold in a partnership, newest first."""
    return Grant.objects.filter(partnership=partnership, ended_at=None).order_by("-id")


def who_ends(grant: Grant) -> str:
    """Who ends a grant that ends by a rule of its own, in words; empty where it is stopped by the general way."""
    return ENDED_BY.get(grant.record_kind) if grant.record_kind in ENDED_BY else ""


def grant_of(actor: Actor) -> Grant | None:
    """The grant a holder acts under."""
    return Grant.objects.filter(ref=actor.grant_ref).first() if isinstance(actor, GrantHolder) else None


def codes_sent(grant: Grant) -> int:
    """How many codes were asked for under a grant in the last hour: each is a letter to somebody."""
    return Code.objects.filter(grant=grant, created_at__gte=clock.now() - timedelta(hours=1)).count()


def standing_grants(record_refs) -> QuerySet[Grant]:
    """The grants that hold on some records."""
    return Grant.objects.filter(record_ref__in=list(record_refs), ended_at=None)


def own_words(partnership: Partnership) -> dict[str, tuple[str, str]]:
    """A partnership's own words: term key to singular and plural."""
    return {t.key: (t.singular, t.plural) for t in Term.objects.filter(partnership=partnership)}


def choices_made(model: type[Settled], partnership: Partnership, what: str) -> list[Settled]:
    """Everything a partnership settled about something, the oldest first."""
    return list(model._default_manager.filter(partnership=partnership, what=what))


def choice_on(model: type[Settled], partnership: Partnership, what: str, day: date) -> Settled | None:
    """What rules on a day: the latest to have begun, and of those of one day the last written down."""
    return model._default_manager.filter(partnership=partnership, what=what, start__lte=day).last()
