"""The states of an agency's account."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State

ACCOUNT = Lifecycle(
    name="account",
    initial="asked",
    states=(
        State("asked", "Asked for", colour="yellow"),
        State("given", "Given", colour="green", final=True),
        State("nil", "Nothing known", colour="grey", final=True),
    ),
    moves=(
        Move("give_account", "Give the account", ("asked",), "given", done="Given"),
        Move("give_nil_return", "We know nothing of them", ("asked",), "nil", done="Nothing known"),
        Move("reopen_account", "Open it again", ("given", "nil"), "asked", reopens=True, done="Opened again"),
    ),
)
