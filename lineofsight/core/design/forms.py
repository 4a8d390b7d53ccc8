"""The form every page of ours asks with. A module writes `from lineofsight.core.design import forms` and finds here
the forms, all its fields, and Django's `ValidationError`.
"""

from typing import Any

from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils.safestring import SafeString

from lineofsight.core.design.dates import DateField
from lineofsight.core.design.drawing import draw
from lineofsight.core.design.fields import (
    ChoiceField,
    ChoicesField,
    ConfirmField,
    EmailField,
    FileField,
    HiddenField,
    LongTextField,
    PasswordField,
    SelectField,
    TextField,
    YesNoField,
)
from lineofsight.core.design.messages import apply_messages
from lineofsight.core.design.numbers import DecimalField, IntegerField
from lineofsight.core.design.problems import KEPT, is_kept, problems
from lineofsight.core.design.tables import LARGEST, CellFault, TableRefused, read_table

__all__ = [
    "KEPT",
    "ChoiceField",
    "ChoicesField",
    "ConfirmField",
    "DateField",
    "DecimalField",
    "EmailField",
    "FileField",
    "FilterForm",
    "Form",
    "HiddenField",
    "IntegerField",
    "LongTextField",
    "PasswordField",
    "SelectField",
    "TableForm",
    "TextField",
    "ValidationError",
    "YesNoField",
]


class BoundField(django_forms.BoundField):
    """A field of a form on a page: `{{ field.as_field_group() }}` is its GOV.UK component."""

    def as_field_group(self) -> SafeString:
        """Label or legend, hint, error and control."""
        return SafeString(draw(self))  # escaped by components


class Form(django_forms.Form):
    """Questions with GOV.UK fields and errors.

    When its data say `_kept` the form shows what was typed before a sign-out: the answers stand in their fields,
    nothing is checked or called wrong yet, and `is_valid()` is false, so that the view draws the page again.
    """

    # Said loosely, because a field of ours has choices, hints and a width that Django's own does not.
    fields: dict[str, Any]
    bound_field_class = BoundField
    use_required_attribute = False
    # Fields of which one must be filled in: none of them may be called optional.
    one_of: tuple[str, ...] = ()

    @property
    def kept(self) -> bool:
        """Whether these are answers kept over a sign-in, to be looked at and sent again."""
        return is_kept(self)

    @property
    def problems(self) -> list[dict[str, Any]]:
        """Errors for the summary: each a `text`, and an `href` to its field where it has one."""
        return problems(self)

    def full_clean(self) -> None:
        """Check the answers, in our words; kept answers are not checked."""
        for name, field in self.fields.items():
            apply_messages(field, name)
        if self.kept:
            self._errors, self.cleaned_data = ErrorDict(), {}
            return
        super().full_clean()

    def is_valid(self) -> bool:
        """Whether every answer can be used; never for kept ones."""
        return not self.kept and super().is_valid()


class FilterForm(Form):
    """Questions that narrow a list, read from the address: none is required, and no answer means all."""

    filters = True

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.required = False


class TableForm(Form):
    """A table, as a spreadsheet's file or as rows pasted from one; where both come, the file counts.

    `cleaned_data["table"]` has its rows. Cells that cannot be taken are in `faults`, for the page to list with
    `put_right` of `design/macros.html`. What was sent is in `content` and `name`, for whoever keeps it.
    """

    file = FileField(
        label="Spreadsheet",
        required=False,
        accept=".xlsx,.csv",
        largest=LARGEST,
        help_text="Excel (.xlsx) or CSV, up to 5 MB.",
    )
    pasted = LongTextField(
        label="Or paste the rows here",
        required=False,
        rows=8,
        help_text="Copy them from the spreadsheet, with the heading row.",
    )
    one_of = ("file", "pasted")
    pasted_name = "pasted.csv"
    content = b""
    name = ""
    faults: tuple[CellFault, ...] = ()

    def clean(self) -> dict[str, Any]:
        """Read whichever was given into rows of text (`table`)."""
        given = super().clean() or {}
        file, pasted = given.get("file"), given.get("pasted")
        if not self.errors and not file and not pasted:
            self.add_error("file", "Choose a spreadsheet, or paste its rows")
        if not self.errors:
            self.content = file.read() if file else str(pasted).encode()
            self.name = file.name if file else self.pasted_name
            self.read("file" if file else "pasted", given)
        return given

    def read(self, field: str, given: dict[str, Any]) -> None:
        """Put the table among the answers, or what is wrong with it beside its field."""
        try:
            given["table"] = read_table(self.content)
        except TableRefused as refused:
            self.faults = refused.cells
            self.add_error(field, str(refused))
