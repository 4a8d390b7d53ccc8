"""Who is acting. A service given no actor raises; there is no actor who may do everything."""

from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True)
class Post:
    """One appointment that holds today: a role, in a partnership (none: the installation), for an organisation."""

    role: str
    partnership: int | None
    organisation: int | None


@dataclass(frozen=True)
class Actor:
    """Somebody or something that acts. `ref` goes into the trail; `label` is shown beside a record's history."""

    kind: ClassVar[str] = "actor"
    ref: str
    label: str

    def partnerships_as(self, *roles: str) -> frozenset[int]:
        """The partnerships (ids) in which this actor holds one of the roles."""
        return frozenset()

    def agencies_as(self, *roles: str) -> frozenset[tuple[int, int]]:
        """The (partnership, organisation) ids for which this actor holds one of the roles.

        An organisation may belong to two partnerships, each with its own lead: authority stays where it was given.
        """
        return frozenset()

    def administers(self) -> bool:
        """Whether this actor looks after the installation. It opens no partnership's content."""
        return False

    def granted(self, verb: str, kind: str) -> str | None:
        """The ref of the one record of this kind that the actor's grant lets it use this verb on."""
        return None


@dataclass(frozen=True)
class PersonActor(Actor):
    """A person who signed in, with what they were appointed to on that day."""

    kind: ClassVar[str] = "person"
    person_id: int = 0
    account_id: int | None = None
    posts: frozenset[Post] = field(default_factory=frozenset)

    def partnerships_as(self, *roles: str) -> frozenset[int]:
        return frozenset(p.partnership for p in self.posts if p.partnership and (not roles or p.role in roles))

    def agencies_as(self, *roles: str) -> frozenset[tuple[int, int]]:
        held = (p for p in self.posts if not roles or p.role in roles)
        return frozenset((p.partnership, p.organisation) for p in held if p.partnership and p.organisation)

    def administers(self) -> bool:
        return any(p.role == "administrator" and p.partnership is None for p in self.posts)


@dataclass(frozen=True)
class GrantHolder(Actor):
    """A person who came by a link, and can do only what its grant says. `ref` is the person's."""

    kind: ClassVar[str] = "grant"
    grant_ref: str = ""
    partnership_id: int | None = None
    record_kind: str = ""
    record_ref: str = ""
    verbs: frozenset[str] = frozenset()
    part: tuple[str, ...] = ()

    def administers(self) -> bool:
        """Whether this actor looks after the installation. It opens no partnership's content."""
        return False

    def granted(self, verb: str, kind: str) -> str | None:
        return self.record_ref if verb in self.verbs and kind == self.record_kind else None


@dataclass(frozen=True)
class Public(Actor):
    """Anybody."""

    kind: ClassVar[str] = "public"
    ref: str = "public"
    label: str = "The public"


@dataclass(frozen=True)
class System(Actor):
    """A named job or command of the installation, such as the daily reminders."""

    kind: ClassVar[str] = "system"
    ref: str = "system"
    label: str = "Line of Sight"


PUBLIC = Public()


def system(name: str) -> System:
    """The installation acting by itself, under the name of the job or command."""
    return System(ref=f"system:{name}")
