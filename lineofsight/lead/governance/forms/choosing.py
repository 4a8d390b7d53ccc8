"""A form that offers rows (people, agencies, bodies) by their ref and gives back the rows chosen."""

from collections.abc import Iterable, Mapping
from typing import Any

from lineofsight.core.design import forms


class RowsForm(forms.Form):
    """Questions of which some are answered by choosing a row.

    `rows` has the rows offered, by field; a row is called by its `called`, its name or its title. A field that is not
    required offers to choose none, in the words of `none`.
    """

    none: Mapping[str, str] = {}

    def __init__(self, *args: Any, rows: Mapping[str, Iterable[Any]] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.rows = {name: {each.ref: each for each in found} for name, found in (rows or {}).items()}
        for name, found in self.rows.items():
            first = "Choose one" if self.fields[name].required else self.none.get(name, "None")
            self.fields[name].choices = [("", first), *((ref, named(row)) for ref, row in found.items())]

    def clean(self) -> dict[str, Any]:
        """The answers, with rows in place of their refs."""
        given = super().clean() or {}
        for name, found in self.rows.items():
            if name in given:
                given[name] = found.get(given[name])
        return given


def named(row: Any) -> str:
    """What a row is called where one chooses."""
    return str(next(said for word in ("called", "name", "title") if (said := getattr(row, word, ""))))


def one_of(form: forms.Form, first: str, second: str, sentence: str) -> None:
    """Say beside the first of two fields that one of the two, and one alone, is to be filled in."""
    given = form.cleaned_data
    if bool(given.get(first)) == bool(given.get(second)) and not {first, second} & set(form.errors):
        form.add_error(second if given.get(second) else first, sentence)
