"""What is wrong with a file, said with its place, so that whoever sent it finds it again."""

from collections.abc import Sequence
from dataclasses import dataclass

# Whoever has a hundred places to put right knows what is wrong.
MOST = 100


@dataclass(frozen=True)
class Fault:
    """One place that cannot be read: where it is (line and element, row and heading), and what to do."""

    where: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.where}: {self.sentence}" if self.where else self.sentence


class Unreadable(Exception):
    """A file that cannot be read, so that nothing of it was taken; `faults` says what is wrong, place by place."""

    def __init__(self, name: str, faults: Sequence[Fault]) -> None:
        self.name, self.faults = name, tuple(faults)
        super().__init__(f"{name} was not read. " + " ".join(str(fault) for fault in self.faults[:1]))


class Faults(list[Fault]):
    """What has been found wrong so far."""

    def add(self, where: str, sentence: str) -> None:
        """Note a fault. Only so many are kept as anybody would read."""
        if len(self) < MOST:
            self.append(Fault(where, sentence))

    def settle(self, name: str) -> None:
        """Raise Unreadable where anything was found."""
        if self:
            raise Unreadable(name, self)
