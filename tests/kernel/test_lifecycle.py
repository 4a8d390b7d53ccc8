"""Lifecycles as tables: what makes one wrong, and what a right one allows and refuses."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.lifecycle import Lifecycle, LifecycleError, Move, MoveRefused, State

pytestmark = pytest.mark.once


@dataclass(frozen=True)
class Facts:
    """What the guards below are given."""

    has_owner: bool = True
    has_evidence: bool = True


def owner_named(facts: Facts) -> str | None:
    return None if facts.has_owner else "Name an owner first."


def evidence_given(facts: Facts) -> str | None:
    return None if facts.has_evidence else "Give the evidence first."


ACTION = Lifecycle(
    name="action",
    initial="draft",
    states=(
        State("draft", "Draft"),
        State("open", "Open", "blue"),
        State("done", "Done", "green"),
        State("closed", "Closed", final=True),
    ),
    moves=(
        Move("raise_action", "Raise action", (), "draft", creates=True),
        Move("open_action", "Open action", ("draft",), "open", (owner_named,)),
        Move("finish_action", "Finish: evidence", ("open",), "done", (owner_named, evidence_given)),
        Move("close_action", "Close action", ("open", "done"), "closed", reason_required=True),
        Move("reopen_action", "Reopen action", ("closed",), "open", reason_required=True, reopens=True),
    ),
)


def problems(**changes: object) -> tuple[str, ...]:
    with pytest.raises(LifecycleError) as caught:
        replace(ACTION, **changes)  # type: ignore[arg-type]
    assert str(caught.value).startswith("The lifecycle “action” is wrong. ")
    return caught.value.problems


def test_moves_from_each_state() -> None:
    found = {state.key: [move.key for move in ACTION.moves_from(state.key)] for state in ACTION.states}
    assert found == {
        "draft": ["open_action"],
        "open": ["finish_action", "close_action"],
        "done": ["close_action"],
        "closed": ["reopen_action"],
    }
    assert [move.key for move in ACTION.moves_from(None)] == ["raise_action"]


def test_a_move_allowed_leads_to_its_target() -> None:
    assert ACTION.refusal("open_action", "draft", Facts()) is None
    assert ACTION.target("open_action", "draft", Facts()) == "open"
    assert ACTION.target("raise_action", None, Facts()) == "draft"
    assert ACTION.target("reopen_action", "closed", Facts()) == "open"


def test_a_reason_is_asked_for_only_where_the_table_says() -> None:
    assert [move.key for move in ACTION.moves if move.reason_required] == ["close_action", "reopen_action"]


def test_the_wrong_state_is_said_before_the_guards() -> None:
    sentence = ACTION.refusal("close_action", "draft", Facts(has_owner=False))
    assert sentence == (
        "You cannot use “Close action” while it is “Draft”. You can use it when it is “Open” or “Done”."
    )


def test_the_first_guard_that_refuses_is_heard() -> None:
    assert ACTION.refusal("finish_action", "open", Facts(False, False)) == "Name an owner first."
    assert ACTION.refusal("finish_action", "open", Facts(True, False)) == "Give the evidence first."


def test_a_refused_move_raises_its_sentence() -> None:
    with pytest.raises(MoveRefused) as caught:
        ACTION.target("open_action", "draft", Facts(has_owner=False))
    assert str(caught.value) == "Name an owner first."


def test_a_record_is_made_once_and_before_anything_else() -> None:
    made = ACTION.refusal("raise_action", "draft", Facts())
    assert made == "You cannot use “Raise action” because the record is already there: it is “Draft”."
    missing = ACTION.refusal("open_action", None, Facts())
    assert missing == "You cannot use “Open action” while there is no record yet. You can use it when it is “Draft”."


def test_unknown_names_are_errors_of_ours() -> None:
    for call in (
        lambda: ACTION.move("shut_action"),
        lambda: ACTION.state("shut"),
        lambda: ACTION.moves_from("shut"),
        lambda: ACTION.refusal("open_action", "shut", Facts()),
        lambda: ACTION.target("shut_action", "open", Facts()),
    ):
        with pytest.raises(KeyError, match="in the lifecycle “action”"):
            call()


def test_the_diagram_is_drawn_from_the_table() -> None:
    assert ACTION.diagram() == (
        "stateDiagram-v2\n"
        '    state "Draft" as draft\n'
        '    state "Open" as open\n'
        '    state "Done" as done\n'
        '    state "Closed" as closed\n'
        "    [*] --> draft: Raise action\n"
        "    draft --> open: Open action\n"
        "    open --> done: Finish evidence\n"
        "    open --> closed: Close action\n"
        "    done --> closed: Close action\n"
        "    closed --> open: Reopen action\n"
        "    closed --> [*]\n"
    )
    uncreated = replace(ACTION, moves=ACTION.moves[1:])
    assert uncreated.diagram().count("[*] --> draft\n") == 1


def test_keys_are_unique_and_plain() -> None:
    assert problems(states=(*ACTION.states, State("open", "Open again"))) == ("The state “open” is there 2 times.",)
    assert problems(moves=(*ACTION.moves, ACTION.moves[1])) == ("The move “open_action” is there 2 times.",)
    found = problems(moves=(*ACTION.moves, Move("Re-open", "Reopen", ("done",), "open")))
    assert found == ("The key of the move “Re-open” must be small letters, numbers and underscores.",)


def test_every_state_named_is_there() -> None:
    moves = (*ACTION.moves, Move("lose_action", "Lose action", ("gone",), "lost"))
    assert problems(initial="new", moves=moves[1:]) == (
        "The initial state “new” is not one of the states.",
        "The move “lose_action” names the state “gone”, which is not one of the states.",
        "The move “lose_action” names the state “lost”, which is not one of the states.",
    )


def test_a_dead_end_must_say_it_is_final() -> None:
    assert problems(states=(*ACTION.states[:3], State("closed", "Closed")), moves=ACTION.moves[:4]) == (
        "The state “closed” is a dead end and does not say that it is final.",
    )


def test_a_move_to_itself_is_no_way_out() -> None:
    again = Move("edit_action", "Edit action", ("closed",), "closed")
    assert problems(states=(*ACTION.states[:3], State("closed", "Closed")), moves=(*ACTION.moves[:4], again)) == (
        "The state “closed” is a dead end and does not say that it is final.",
    )


def test_only_a_move_that_reopens_leaves_a_final_state() -> None:
    quiet = replace(ACTION.moves[4], reopens=False)
    assert problems(moves=(*ACTION.moves[:4], quiet)) == (
        "The move “reopen_action” leaves the final state “closed” but does not say that it reopens.",
    )
    wide = replace(ACTION.moves[4], sources=("closed", "done"))
    assert problems(moves=(*ACTION.moves[:4], wide)) == (
        "The move “reopen_action” says that it reopens, so each of its sources must be final.",
    )


def test_every_state_can_be_reached() -> None:
    lost = State("lost", "Lost", final=True)
    assert problems(states=(*ACTION.states, lost)) == ("The state “lost” cannot be reached from “draft”.",)


def test_a_move_that_creates_has_no_source_and_others_have() -> None:
    assert problems(moves=(replace(ACTION.moves[0], target="open"), *ACTION.moves[1:])) == (
        "The move “raise_action” creates, so it must have no source and lead to “draft”.",
    )
    assert problems(moves=(replace(ACTION.moves[0], sources=("done",)), *ACTION.moves[1:])) == (
        "The move “raise_action” creates, so it must have no source and lead to “draft”.",
    )
    assert problems(moves=(replace(ACTION.moves[0], creates=False), *ACTION.moves[1:])) == (
        "The move “raise_action” has no source.",
    )
    twice = replace(ACTION.moves[1], sources=("draft", "draft"))
    assert problems(moves=(ACTION.moves[0], twice, *ACTION.moves[2:])) == (
        "The move “open_action” names a source twice.",
    )


@st.composite
def tables(draw: st.DrawFn) -> dict[str, object]:
    """Any small table whose names are known: some right, most wrong."""
    keys = [f"s{n}" for n in range(draw(st.integers(1, 4)))]
    states = tuple(State(key, key.upper(), final=draw(st.booleans())) for key in keys)
    sources = st.lists(st.sampled_from(keys), min_size=1, max_size=3, unique=True).map(tuple)
    moves = tuple(
        Move(f"m{n}", f"M{n}", draw(sources), draw(st.sampled_from(keys)), reopens=draw(st.booleans()))
        for n in range(draw(st.integers(0, 5)))
    )
    return {"name": "any", "initial": "s0", "states": states, "moves": moves}


def is_right(states: tuple[State, ...], moves: tuple[Move, ...]) -> bool:
    """The laws, worked out another way: paths are closed under composition until nothing changes."""
    final = {state.key for state in states if state.final}
    paths = {(state.key, state.key) for state in states} | {(s, move.target) for move in moves for s in move.sources}
    while True:
        longer = paths | {(a, d) for a, b in paths for c, d in paths if b == c}
        if longer == paths:
            break
        paths = longer
    reached = all(("s0", state.key) in paths for state in states)
    no_dead_end = all(any(a == s.key != b for a, b in paths) for s in states if not s.final)
    declared = all(all((s in final) == move.reopens for s in move.sources) for move in moves)
    return reached and no_dead_end and declared


@given(tables())
def test_a_table_is_made_exactly_when_it_keeps_the_laws(table: dict) -> None:
    if is_right(table["states"], table["moves"]):
        assert Lifecycle(**table).states == table["states"]
    else:
        with pytest.raises(LifecycleError):
            Lifecycle(**table)


@st.composite
def chains(draw: st.DrawFn) -> Lifecycle:
    """A right table: a way from the first state to the last, which is final, and other moves across it."""
    keys = [f"s{n}" for n in range(draw(st.integers(2, 6)))]
    states = tuple(State(key, key.upper(), final=key == keys[-1]) for key in keys)
    steps = [Move(f"step_{n}", f"Step {n}", (keys[n],), keys[n + 1], (owner_named,)) for n in range(len(keys) - 1)]
    sources = st.lists(st.sampled_from(keys[:-1]), min_size=1, unique=True).map(tuple)
    jumps = [
        Move(f"jump_{n}", f"Jump {n}", draw(sources), draw(st.sampled_from(keys)), (evidence_given,))
        for n in range(draw(st.integers(0, 3)))
    ]
    return Lifecycle("chain", "s0", states, (*steps, *jumps))


@given(chains(), st.builds(Facts, st.booleans(), st.booleans()))
def test_a_move_is_made_or_refused_never_both(table: Lifecycle, facts: Facts) -> None:
    for state in table.states:
        offered = table.moves_from(state.key)
        for move in table.moves:
            sentence = table.refusal(move.key, state.key, facts)
            guarded = any(guard(facts) for guard in move.guards)
            assert (sentence is None) == (move in offered and not guarded)
            if sentence is None:
                assert table.target(move.key, state.key, facts) == move.target
            else:
                with pytest.raises(MoveRefused, match="^" + sentence.replace("?", ".")):
                    table.target(move.key, state.key, facts)


@given(chains())
def test_the_diagram_has_every_state_and_arrow(table: Lifecycle) -> None:
    lines = table.diagram().splitlines()
    arrows = {f"    {source} --> {move.target}: {move.label}" for move in table.moves for source in move.sources}
    assert arrows <= set(lines)
    assert all(f'    state "{state.label}" as {state.key}' in lines for state in table.states)
    assert len(lines) == 1 + len(table.states) + 1 + len(arrows) + 1
