"""What each model declares about its rows: whose they are, how long they are kept, how closed each field is.

Access, scrubbing and the tables in the manual follow from the declaration. What is not declared is closed.
"""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum


class Ownership(StrEnum):
    """Whose a row is."""

    INSTALLATION = "installation"
    PARTNERSHIP = "partnership"
    ORGANISATION = "organisation"


class Sensitivity(StrEnum):
    """How closed a field is, from the most open."""

    OPEN = "open"
    INTERNAL = "internal"
    PERSONAL = "personal"
    SEALED = "sealed"


@dataclass(frozen=True)
class Privacy:
    """One model's declaration. `retention` is the key of a retention rule: "permanent", "six_years", "account_life".

    open: may be published. internal: for people at work in the partnership. personal: about a person who can be
    recognised. sealed: opened only for a reason, on the trail. ValueError if a field is named more than once.
    """

    ownership: Ownership
    retention: str
    open: tuple[str, ...] = ()
    internal: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    sealed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.ownership, Ownership):
            raise TypeError("The ownership must be one of Ownership.")
        if not self.retention.isidentifier():
            raise ValueError(f"“{self.retention}” is not the key of a retention rule, like six_years.")
        for level in Sensitivity:
            if not isinstance(self._named(level), tuple):
                raise TypeError(f"The {level} fields must be a tuple of names.")
        twice = sorted(field for field, times in Counter(self._all()).items() if times > 1)
        if twice:
            raise ValueError(f"Each field has one sensitivity. Named more than once: {', '.join(twice)}.")

    @property
    def fields(self) -> frozenset[str]:
        """Every field that is declared."""
        return frozenset(self._all())

    def sensitivity_of(self, field: str) -> Sensitivity:
        """How closed a field is. One that is not declared is sealed."""
        for level in Sensitivity:
            if field in self._named(level):
                return level
        return Sensitivity.SEALED

    def _named(self, level: Sensitivity) -> tuple[str, ...]:
        names: tuple[str, ...] = getattr(self, level)
        return names

    def _all(self) -> list[str]:
        return [field for level in Sensitivity for field in self._named(level)]
