"""A date as somebody knows it: a day, a month, a year, about then, or nothing."""

from typing import Any

from lineofsight.core.design import forms
from lineofsight.learn.reviews.rules.fuzzy import HINT, NotADate, read


class FuzzyField(forms.TextField):
    """One line that is read as a date, and kept as much of it as is known; what is not known is never filled in."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": False, "max_length": 40, "width": 20, "help_text": HINT, **options})

    def prepare_value(self, value: Any) -> Any:
        """What was kept, in words that can be typed again."""
        try:
            fuzzy = read(str(value or ""))
        except NotADate:
            return value
        return fuzzy.words if fuzzy.year else ""

    def clean(self, value: Any) -> str:
        """The date as it is kept."""
        try:
            return str(read(super().clean(value)))
        except NotADate as wrong:
            raise forms.ValidationError(str(wrong)) from None
