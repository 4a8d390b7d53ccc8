"""Lifecycles are tables: states, and the moves between them with their guards.

Services perform moves; buttons, permissions, diagrams and tests are drawn from the same table. A table with a dead
end, a state that cannot be reached or a name it does not have is refused when it is made.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from lineofsight.kernel.lifecycle_checks import problems_of

Guard = Callable[[Any], str | None]
"""Given the facts, gives the sentence that refuses the move, or None to let it through."""


class LifecycleError(ValueError):
    """The table is wrong. `problems` has a sentence for each fault."""

    def __init__(self, name: str, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"The lifecycle “{name}” is wrong. {' '.join(self.problems)}")


class MoveRefused(Exception):
    """The move may not be made now. Its text is the sentence for the reader."""


@dataclass(frozen=True)
class State:
    """Where a record can be. `final` says that it may rest there for good."""

    key: str
    label: str
    colour: str = "grey"
    final: bool = False


@dataclass(frozen=True)
class Move:
    """A verb of the service: from any of `sources` to `target`, if no guard refuses.

    `creates` makes the record, so it has no source and leads to the initial state. `reopens` allows a move to leave
    a final state, which no other move may. `reason_required` is for the form and the service to hold to. `done` is
    what a history calls the move once it is made, where its label will not do.
    """

    key: str
    label: str
    sources: tuple[str, ...]
    target: str
    guards: tuple[Guard, ...] = ()
    reason_required: bool = False
    creates: bool = False
    reopens: bool = False
    done: str = ""

    @property
    def told(self) -> str:
        """The move as a history tells it: "Signed off", where a button says "Sign off"."""
        return self.done or self.label


S = TypeVar("S", State, Move)


@dataclass(frozen=True)
class Lifecycle:
    """The table. LifecycleError lists everything wrong with it."""

    name: str
    initial: str
    states: tuple[State, ...]
    moves: tuple[Move, ...]

    def __post_init__(self) -> None:
        problems = problems_of(self)
        if problems:
            raise LifecycleError(self.name, problems)

    def state(self, key: str) -> State:
        """The state with this key. KeyError if there is none."""
        return _named(key, self.states, f"state in the lifecycle “{self.name}”")

    def move(self, key: str) -> Move:
        """The move with this key. KeyError if there is none."""
        return _named(key, self.moves, f"move in the lifecycle “{self.name}”")

    def moves_from(self, state: str | None) -> tuple[Move, ...]:
        """The moves out of a state, in the table's order, whatever their guards say. None: those that create."""
        if state is None:
            return tuple(move for move in self.moves if move.creates)
        self.state(state)
        return tuple(move for move in self.moves if state in move.sources)

    def refusal(self, move_key: str, state: str | None, facts: Any) -> str | None:
        """Why the move may not be made: the wrong state first, then the first guard that refuses. None: it may."""
        move = self.move(move_key)
        if move not in self.moves_from(state):
            return self._wrong_state(move, state)
        return next((sentence for guard in move.guards if (sentence := guard(facts))), None)

    def target(self, move_key: str, state: str | None, facts: Any) -> str:
        """The state the move leads to. MoveRefused, with the sentence, if it may not be made."""
        sentence = self.refusal(move_key, state, facts)
        if sentence:
            raise MoveRefused(sentence)
        return self.move(move_key).target

    def diagram(self) -> str:
        """The table as a Mermaid state diagram, for the manual."""
        names = [f'    state "{_plain(state.label)}" as {state.key}' for state in self.states]
        begins = [] if any(move.creates for move in self.moves) else [f"    [*] --> {self.initial}"]
        arrows = [
            f"    {source} --> {move.target}: {_plain(move.label)}"
            for move in self.moves
            for source in move.sources or ("[*]",)
        ]
        ends = [f"    {state.key} --> [*]" for state in self.states if state.final]
        return "\n".join(["stateDiagram-v2", *names, *begins, *arrows, *ends]) + "\n"

    def _wrong_state(self, move: Move, state: str | None) -> str:
        here = f"it is “{self.state(state).label}”" if state else "there is no record yet"
        if move.creates:
            return f"You cannot use “{move.label}” because the record is already there: {here}."
        where = " or ".join(f"“{self.state(source).label}”" for source in move.sources)
        return f"You cannot use “{move.label}” while {here}. You can use it when it is {where}."


def _named(key: str, things: Iterable[S], what: str) -> S:
    for thing in things:
        if thing.key == key:
            return thing
    raise KeyError(f"There is no “{key}” {what}.")


def _plain(label: str) -> str:
    """A label without the characters that mean something to Mermaid."""
    return " ".join(label.translate(str.maketrans('":;#', "' , ")).split())
