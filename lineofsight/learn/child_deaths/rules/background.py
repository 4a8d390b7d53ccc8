"""What tables count of a child besides: ethnic group, deprivation where they lived, and the kind of place they died in.

Each is a code of a closed list, and none of them a name, an address or a place: those are sealed. That nobody asked and
that nobody knew are two answers of their own. The five broad ethnic groups are those of the census of 2021, which is as
fine as counts here can be shown; a file that says a finer group is read as its broad one.
"""

from collections.abc import Callable, Mapping

NOT_KNOWN, NOT_ASKED = "not_known", "not_asked"
UNANSWERED = {NOT_KNOWN: "Asked, not known", NOT_ASKED: "Not asked"}
ETHNIC_GROUPS = {
    "asian": "Asian or Asian British", "black": "Black, Black British, Caribbean or African",
    "mixed": "Mixed or several ethnic groups", "white": "White", "other": "Another ethnic group", **UNANSWERED,
}  # fmt: skip
# The tenths of two editions of the index are ranked anew and are never added to one another.
INDEXES = ("2019", "2025")
OUTSIDE = "outside"
ENDS = {1: ", most deprived", 10: ", least deprived"}
DEPRIVATION = {
    **{f"{index}-{tenth}": f"Index {index}: tenth {tenth}{ENDS.get(tenth, '')}"
       for index in INDEXES for tenth in range(1, 11)},
    OUTSIDE: "Lived outside England, where the index does not reach", **UNANSWERED,
}  # fmt: skip
FIFTHS = {
    f"{index}-fifth-{fifth}": f"Index {index}: fifth {fifth}{ENDS.get({1: 1, 5: 10}.get(fifth, 0), '')}"
    for index in INDEXES for fifth in range(1, 6)
}  # fmt: skip
PLACES = {
    "home": "At home", "other_home": "In another home", "emergency": "Hospital: emergency department",
    "delivery": "Hospital: where babies are born", "neonatal": "Hospital: neonatal unit",
    "intensive": "Hospital: intensive care", "hospital": "Hospital: elsewhere in it, or not said where",
    "hospice": "Hospice", "public": "Public place, a road among them", "abroad": "Abroad", "other": "Somewhere else",
    **UNANSWERED,
}  # fmt: skip
IN_HOSPITAL = ("emergency", "delivery", "neonatal", "intensive", "hospital")
ANY_HOSPITAL = "any_hospital"
# What is asked, what it is called, and the answers there are.
LISTS: dict[str, Mapping[str, str]] = {
    "ethnic_group": ETHNIC_GROUPS, "deprivation": DEPRIVATION, "place_kind": PLACES,
}  # fmt: skip
LABELS = {
    "ethnic_group": "Ethnic group", "deprivation": "Deprivation where the child lived",
    "place_kind": "Kind of place of death",
}  # fmt: skip
NOT_OURS = ("transferred", "withdrawn")


def in_fifths(code: str) -> str:
    """The fifth of a tenth, by the same index; what is no tenth stays as it is."""
    index, _, tenth = code.partition("-")
    return f"{index}-fifth-{(int(tenth) + 1) // 2}" if index in INDEXES else code


def hospitals_together(code: str) -> str:
    """Hospital for every part of one."""
    return ANY_HOSPITAL if code in IN_HOSPITAL else code


# Tables whose codes are put together where they would be small apart.
COARSER: dict[str, Callable[[str], str]] = {"deprivation": in_fifths, "place": hospitals_together}
SHOWN_DEPRIVATION = {
    **{code: label for index in INDEXES for each in (DEPRIVATION, FIFTHS)
       for code, label in each.items() if code.startswith(f"{index}-")},
    **{code: label for code, label in DEPRIVATION.items() if "-" not in code},
}  # fmt: skip
SHOWN_PLACES = {**{code: label for code, label in PLACES.items() if code in ("home", "other_home")},
                ANY_HOSPITAL: "Hospital", **PLACES}  # fmt: skip


def told(given: Mapping[str, str]) -> dict[str, str]:
    """An answer to each of the three; what is not said was not asked."""
    return {key: given.get(key) or NOT_ASKED for key in LISTS}


def corrects(before: Mapping[str, str], after: Mapping[str, str]) -> bool:
    """Whether an answer that was given becomes another. Filling in what nobody knew puts nothing right."""
    return any(before[key] not in UNANSWERED and after[key] != before[key] for key in LISTS)


def background_refusal(state: str, given: Mapping[str, str]) -> str | None:
    """What refuses to set these down: the death is not counted here, or an answer is none of its list."""
    if state in NOT_OURS:
        return "It is another area’s, or was taken out of the register: it is not counted here."
    unlisted = [LABELS[key].lower() for key, value in given.items() if value not in LISTS[key]]
    return f"Choose from the list: {', '.join(unlisted)}." if unlisted else None


def correction_refusal(before: Mapping[str, str], after: Mapping[str, str], why: str) -> str | None:
    """Putting right what was answered needs a reason, which stays in the room."""
    return "Say what was wrong with the earlier answer." if corrects(before, after) and not why.strip() else None
