"""Closed tables of named things: what a definition may refer to by key, and nothing else."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Generic, TypeVar

T = TypeVar("T")


class UnknownKey(KeyError):
    """There is nothing under this key. Prints as a sentence, which a plain KeyError would put in quotes."""

    def __str__(self) -> str:
        return str(self.args[0])


class Registry(Generic[T]):
    """Things by key. Filled while the program starts, then closed. `name` says what one is: "figure", "guard"."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.closed = False
        self._things: dict[str, T] = {}

    def register(self, key: str, thing: T) -> T:
        """Add a thing and give it back. ValueError if the key is taken, RuntimeError once the registry is closed."""
        if self.closed:
            raise RuntimeError(f"The {self.name} “{key}” comes too late: the registry is closed.")
        if key in self._things:
            raise ValueError(f"There is already a {self.name} called “{key}”.")
        self._things[key] = thing
        return thing

    def close(self) -> None:
        """Refuse anything more. Closing twice is harmless."""
        self.closed = True

    def get(self, key: str) -> T:
        """The thing under this key. UnknownKey, a KeyError, names the keys most like it."""
        if key in self._things:
            return self._things[key]
        near = sorted(get_close_matches(key, self._things, n=3))
        hint = f" Did you mean {' or '.join(f'“{name}”' for name in near)}?" if near else ""
        raise UnknownKey(f"There is no {self.name} called “{key}”.{hint}")

    def items(self) -> Iterator[tuple[str, T]]:
        """Keys and things, by key."""
        return ((key, self._things[key]) for key in self)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._things))

    def __len__(self) -> int:
        return len(self._things)

    def __contains__(self, key: object) -> bool:
        return key in self._things
