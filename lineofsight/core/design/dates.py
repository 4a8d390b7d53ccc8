"""A date typed as day, month and year, with errors that name the part that is missing or wrong."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from lineofsight.core.design.messages import with_article
from lineofsight.core.design.text import day as in_words
from lineofsight.core.design.text import listed, sentence_case
from lineofsight.core.design.widgets import PARTS, DateInput, DateParts

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
Bound = date | Callable[[], date] | None
EXAMPLE = "For example, 27 3 2026"
# An error's code is this and the boxes it marks: "date:day,month".
CODE = "date:"


class DateField(forms.Field):
    """A date. `earliest` and `latest` (both allowed themselves) are dates, or functions asked when a form is checked.

    Wording of errors: GOV.UK Design System, date input, "Error messages".
    """

    widget = DateInput

    def __init__(self, *, earliest: Bound = None, latest: Bound = None, **options: Any) -> None:
        super().__init__(**{"help_text": EXAMPLE, **options})
        self.earliest, self.latest = earliest, latest

    def to_python(self, value: date | DateParts | None) -> date | None:
        """The date of the three boxes, or None when all are blank. Raises ValidationError naming what is wrong."""
        if value is None or isinstance(value, date):
            return value
        missing = [part for part, typed in zip(PARTS, value, strict=True) if not typed]
        if len(missing) == len(PARTS):
            return None
        if missing:
            raise self._refused(f"must include a {listed(missing)}", missing)
        return self._read(value)

    def validate(self, value: date | None) -> None:
        """Raise ValidationError for a date that is missing though required, too early or too late."""
        super().validate(value)
        earliest, latest = _asked(self.earliest), _asked(self.latest)
        if value is not None and earliest is not None and value < earliest:
            raise self._refused(f"must be on or after {in_words(earliest)}", PARTS)
        if value is not None and latest is not None and value > latest:
            raise self._refused(f"must be on or before {in_words(latest)}", PARTS)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether what was typed is another date than the one first shown; what cannot be read counts as changed."""
        try:
            return self.to_python(data) != self.to_python(initial)
        except ValidationError:
            return True

    def _read(self, value: DateParts) -> date:
        day, month, year = value
        if year.isdecimal() and len(year) != 4:
            raise self._refused("must have a year with 4 numbers, like 2026", ("year",))
        try:
            return date(_whole(year), _month(month), _whole(day))
        except ValueError:
            raise self._refused("must be a real date, like 27 3 2026", PARTS) from None

    def _refused(self, what: str, parts: Any) -> ValidationError:
        label = str(self.label or "date")
        # A question makes no subject for a sentence.
        told = "The date" if label.endswith("?") else sentence_case(with_article(label))
        return ValidationError(f"{told} {what}", code=CODE + ",".join(parts))


def _asked(bound: Bound) -> date | None:
    return bound() if callable(bound) else bound


def _whole(typed: str) -> int:
    if not (typed.isascii() and typed.isdecimal()):
        raise ValueError(typed)
    return int(typed)


def _month(typed: str) -> int:
    """A month by number, or by its English name, whole or cut short ("Sept")."""
    name = typed.lower().rstrip(".")
    named = [number for number, month in enumerate(MONTHS, 1) if len(name) > 2 and month.startswith(name)]
    return named[0] if named else _whole(typed)
