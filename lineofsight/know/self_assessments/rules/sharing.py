"""What of a parent's shared answers reaches a site, and what a site is told of it: never over an answer of its own."""

from collections.abc import Mapping
from dataclasses import dataclass

from lineofsight.core.questions.rules import NOTHING, Carried, Given

# How far a site is with what it is asked, the least first. What is made of it is the site's and its reader's.
NOT_BEGUN, ANSWERING, TO_SIGN, RECEIVED, NOT_RECEIVED = "Not begun", "Answering", "To sign", "Received", "Not received"
COLOURS = {NOT_BEGUN: "grey", ANSWERING: "blue", TO_SIGN: "yellow", RECEIVED: "green", NOT_RECEIVED: "red"}


@dataclass(frozen=True)
class Standing:
    """What stands in a site for one item: what is answered, whether it waits to be said true, and whether it came from
    the parent."""

    given: Given
    waiting: bool
    shared: bool


@dataclass(frozen=True)
class Reaching:
    """What is to be written in a site: what is filled in where nothing stood, and what takes the place of an answer of
    the parent's that nobody has said is true."""

    fresh: Mapping[str, Carried]
    anew: Mapping[str, Carried]


def reaching(shared: Mapping[str, Carried], standing: Mapping[str, Standing]) -> Reaching:
    """What of a parent's answers reaches a site. Strength: local.

    An answer of the site's own, or one that it confirmed, is never touched. What the parent took back is taken out of
    a site that has not confirmed it.
    """
    fresh, anew = {}, {}
    for key, each in shared.items():
        now = standing.get(key)
        if now is None:
            fresh[key] = each
        elif now.waiting and now.shared and now.given != each.given:
            anew[key] = each
    for key, now in standing.items():
        if now.waiting and now.shared and key not in shared and now.given != NOTHING:
            anew[key] = Carried(NOTHING)
    return Reaching(fresh, anew)


def differing(shared: Mapping[str, Carried], standing: Mapping[str, Standing]) -> list[str]:
    """The items to which a site has answered, and its parent otherwise."""
    own = {key: now.given for key, now in standing.items() if now.given != NOTHING and not (now.waiting and now.shared)}
    return [key for key, given in own.items() if key in shared and shared[key].given != given]


def progress_word(state: str, assessment: str, *, begun: bool) -> str:
    """How far a site is, by the state of the partnership's copy and of its own assessment."""
    if state == "not_received":
        return NOT_RECEIVED
    if state != "expected":
        return RECEIVED
    if assessment == "with_signer":
        return TO_SIGN
    return ANSWERING if begun else NOT_BEGUN


def place(word: str, *, late: bool) -> tuple[bool, int]:
    """Where a site stands in the list: what is overdue first, then by how far it is."""
    return (not late, (NOT_BEGUN, ANSWERING, TO_SIGN, NOT_RECEIVED, RECEIVED).index(word))
