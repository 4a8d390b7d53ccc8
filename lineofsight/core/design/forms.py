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
