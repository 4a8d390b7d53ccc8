"""The questions about what tables count of a child besides, as they stand on several forms."""

from collections.abc import Mapping
from typing import Any

from lineofsight.core.design import forms
from lineofsight.learn.child_deaths.rules.background import (
    DEPRIVATION,
    ETHNIC_GROUPS,
    INDEXES,
    LABELS,
    NOT_ASKED,
    PLACES,
    correction_refusal,
)

LATEST_FIRST = sorted(DEPRIVATION.items(), key=lambda item: not item[0].startswith(INDEXES[-1]))
TENTH = "The tenth of the small area of the home address, by the official look-up of postcodes."


def listed(key: str, answers: Mapping[str, str] | list[tuple[str, str]], **options):
    """A question with a closed list; what nobody asked stands first."""
    choices = [(code, label) for code, label in dict(answers).items() if code != NOT_ASKED]
    first = (NOT_ASKED, dict(answers)[NOT_ASKED])
    return forms.SelectField(label=LABELS[key], choices=[first, *choices], initial=NOT_ASKED, **options)


def ethnic_group(**options):
    """Of which broad group the child was."""
    return listed("ethnic_group", ETHNIC_GROUPS, **options)


def deprivation(**options):
    """The tenth of where the child lived, with the edition of the index."""
    return listed("deprivation", LATEST_FIRST, help_text=TENTH, **options)


def place_kind(**options):
    """The kind of place the child died in."""
    return listed("place_kind", PLACES, **options)


class BackgroundForm(forms.Form):
    """What tables count of a child besides."""

    ethnic_group = ethnic_group()
    deprivation = deprivation()
    place_kind = place_kind()
    why = forms.LongTextField(
        label="If an earlier answer was wrong: what was wrong?", required=False, max_length=1000, rows=3,
        help_text="This stays in the room, beside the earlier answer.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, stands: Mapping[str, str]):
        super().__init__(data, initial=dict(stands))
        self.stands = stands

    def clean(self) -> dict:
        given = super().clean() or {}
        refusal = not self.errors and correction_refusal(self.stands, given, given.get("why", ""))
        if refusal:
            self.add_error("why", refusal.rstrip("."))
        return given
