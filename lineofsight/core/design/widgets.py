"""The one widget Django has no like of: a date in three boxes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

PARTS = ("day", "month", "year")
DateParts = tuple[str, str, str]


class DateInput(forms.Widget):
    """Day, month and year, posted as `name-day`, `name-month` and `name-year`.

    A single `name` with an ISO date is taken too, so that a link or a stored answer can fill the boxes.
    """

    needs_multipart_form = False

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> DateParts:
        """The three boxes as typed, without the spaces round them; blank boxes are empty text."""
        if data.get(name):
            return self.format_value(data[name])
        day, month, year = ((data.get(f"{name}-{part}") or "").strip() for part in PARTS)
        return day, month, year

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Whether the form that was sent had no such question."""
        return name not in data and all(f"{name}-{part}" not in data for part in PARTS)

    def format_value(self, value: Any) -> DateParts:
        """What stands in the boxes for a date, for ISO text, or for what was typed."""
        if isinstance(value, str):
            value = _parsed(value)
        if isinstance(value, date):
            return str(value.day), str(value.month), str(value.year)
        return value if isinstance(value, tuple) else ("", "", "")

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """The box an error or a label leads to."""
        return f"{id_}-day" if id_ else ""


def _parsed(value: str) -> date | DateParts:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return (value, "", "")
