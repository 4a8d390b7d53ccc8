"""What makes a lifecycle table wrong, each fault as a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lineofsight.kernel.lifecycle import Lifecycle, Move, State

_KEY = re.compile(r"[a-z][a-z0-9_]*")


def problems_of(table: Lifecycle) -> tuple[str, ...]:
    """Everything wrong with a table. Ends and reachability are looked at only when every name is known."""
    names = (*_key_problems(table), *_move_problems(table))
    return names or (*_end_problems(table), *_lost_states(table))


def _key_problems(table: Lifecycle) -> Iterator[str]:
    kinds: tuple[tuple[str, tuple[State, ...] | tuple[Move, ...]], ...] = (
        ("state", table.states),
        ("move", table.moves),
    )
    for kind, things in kinds:
        for key, times in Counter(thing.key for thing in things).items():
            if times > 1:
                yield f"The {kind} “{key}” is there {times} times."
            if not _KEY.fullmatch(key):
                yield f"The key of the {kind} “{key}” must be small letters, numbers and underscores."
    if table.initial not in _state_keys(table):
        yield f"The initial state “{table.initial}” is not one of the states."


def _move_problems(table: Lifecycle) -> Iterator[str]:
    for move in table.moves:
        for key in (*move.sources, move.target):
            if key not in _state_keys(table):
                yield f"The move “{move.key}” names the state “{key}”, which is not one of the states."
        if len(set(move.sources)) < len(move.sources):
            yield f"The move “{move.key}” names a source twice."
        if move.creates and (move.sources or move.target != table.initial):
            yield f"The move “{move.key}” creates, so it must have no source and lead to “{table.initial}”."
        if not move.creates and not move.sources:
            yield f"The move “{move.key}” has no source."


def _end_problems(table: Lifecycle) -> Iterator[str]:
    final = {state.key for state in table.states if state.final}
    for move in table.moves:
        closed = [source for source in move.sources if source in final]
        if closed and not move.reopens:
            yield f"The move “{move.key}” leaves the final state “{closed[0]}” but does not say that it reopens."
        if move.reopens and len(closed) < max(len(move.sources), 1):
            yield f"The move “{move.key}” says that it reopens, so each of its sources must be final."
    left = {source for move in table.moves for source in move.sources if source != move.target}
    for state in table.states:
        if not state.final and state.key not in left:
            yield f"The state “{state.key}” is a dead end and does not say that it is final."


def _lost_states(table: Lifecycle) -> Iterator[str]:
    reached: set[str] = set()
    waiting = [table.initial]
    while waiting:
        here = waiting.pop()
        reached.add(here)
        waiting += [move.target for move in table.moves if here in move.sources and move.target not in reached]
    for state in table.states:
        if state.key not in reached:
            yield f"The state “{state.key}” cannot be reached from “{table.initial}”."


def _state_keys(table: Lifecycle) -> frozenset[str]:
    return frozenset(state.key for state in table.states)
