"""Own editions of the library as an analyst writes them, for the tests."""

from lineofsight.core.insight import library

KEY = "local.young_carers"
INDICATOR = """
[[indicator]]
key = "{key}"
domain = "front_door"
name = "{name}"
question = "Are more young carers known?"
definition = "{definition}"
numerator = "Young carers known on the day"
denominator = ""
unit = "young carers"
kind = "count"
places = 0
period_kind = "flow"
frequency = "year"
direction = "neither"
owner = "performance sub-group"
source_agency = "council_children"
tolerance = 20
disclosure = "{disclosure}"
{more}
[indicator.official_source]
instrument = "Local definition, agreed by the partnership"
strength = "local"
unconfirmed = false
"""
GAP = """
[[gap]]
key = "local.unknown_carers"
domain = "front_door"
what = "Young carers no agency knows"
why = "Nobody asks every child"
owner = "education"
owner_words = "Schools"
expected = "2027"
"""
DEFINITION = "Children known to care for somebody at home, each counted once."


def opened_again(world) -> None:
    """Forget which edition was the newest when the partnership was opened: the next request opens it afresh."""
    vars(world.partnership).pop("newest_own_library", None)


def heading(edition: str, extends: str = "") -> str:
    """How an own edition begins; it is laid over the one that stands."""
    return f'name = "indicators"\nedition = "{edition}"\nextends = "{extends or library.current().edition}"\n'


def indicator(
    *, key=KEY, name="Young carers", definition=DEFINITION, disclosure="dfe_1_5", more='caveats = ["A local count."]'
) -> str:
    """One indicator of an own edition."""
    return INDICATOR.format(key=key, name=name, definition=definition, disclosure=disclosure, more=more)


def text(edition: str = "own-2026-1", *, extends: str = "", gaps: bool = False, **parts) -> str:
    """An own edition with one indicator of its own."""
    return heading(edition, extends) + indicator(**parts) + (GAP if gaps else "")
