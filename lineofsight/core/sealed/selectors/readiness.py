"""Whether a partnership's rooms may take real names yet, and what is missing."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.conf import settings

from lineofsight.core.access.models import Partnership
from lineofsight.core.people.models import Person
from lineofsight.core.sealed.models import Rehearsal, Retention
from lineofsight.core.sealed.rules import REHEARSED_WITHIN
from lineofsight.core.sealed.selectors.rights import standing
from lineofsight.kernel import clock


@dataclass(frozen=True)
class Condition:
    """Something that must be in place before a real name is written down."""

    key: str
    words: str
    met: bool
    todo: str


def takes_names(partnership: Partnership, holds: str) -> bool:
    """Whether rooms of a kind take names: everything is in place, or all who stand in them are invented."""
    return partnership.demonstration or all(condition.met for condition in conditions(partnership, holds))


def conditions(partnership: Partnership, holds: str) -> list[Condition]:
    """What must be in place, and whether it is. Working practice of information governance; the choice is ours."""
    return [
        Condition("second_factor", "Everybody let in signs in with a second step", second_factor(partnership),
                  "Each person let in sets up their second step, and the installation asks for it."),
        Condition("keys_apart", "The keys are kept apart from the database", keys_apart(),
                  "Name a file outside the data folder in LINEOFSIGHT_KEYS, and move the keys there."),
        Condition("retention", "It is settled how long it is kept", is_settled(partnership, holds),
                  "A lead safeguarding partner enters the years and the schedule they come from."),
        Condition("rehearsal", "A restore was rehearsed in the last year", was_rehearsed(),
                  "Whoever runs the installation runs the command “lineofsight rehearse”."),
    ]  # fmt: skip


def second_factor(partnership: Partnership) -> bool:
    """Whether a second step is asked for, and everybody let in has one."""
    inside = standing().filter(partnership=partnership).values("holder_ref")
    accounts = Person.objects.filter(ref__in=inside).values("account")
    people = Person.objects.filter(ref__in=inside).count()
    having = Authenticator.objects.filter(user__in=accounts, type=Authenticator.Type.TOTP).count()
    return bool(settings.SECOND_STEP_REQUIRED) and having >= people


def keys_apart() -> bool:
    """Whether the sealing keys stand outside the folder of database and files."""
    return not settings.SEALING_KEYS_FILE.resolve().is_relative_to(settings.DATA.resolve())


def is_settled(partnership: Partnership, holds: str) -> bool:
    """Whether it is settled how long rooms of a kind are kept."""
    return Retention.objects.filter(partnership=partnership, holds=holds).exists()


def was_rehearsed() -> bool:
    """Whether a restore worked within the last year."""
    return Rehearsal.objects.filter(problem="", at__gte=clock.now() - REHEARSED_WITHIN).exists()
