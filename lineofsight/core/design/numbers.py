"""Numbers as people type them, with commas between thousands."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from lineofsight.core.design.fields import Shown

NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?", re.ASCII)


def plain_number(value: Any) -> Any:
    """Typed text as digits alone: commas between thousands, spaces and a true minus sign are taken.

    Raises ValueError for anything else: commas that do not part thousands ("1,23") must not be read as a number, nor
    the forms only Python knows ("1_000", "1e3", "NaN").
    """
    if not isinstance(value, str):
        return value
    told = re.sub(r"\s", "", value).replace("−", "-")
    if not NUMBER.fullmatch(told):
        raise ValueError(value)
    return told.replace(",", "")


class Number(Shown):
    """What whole and exact numbers share."""

    def to_python(self, value: Any) -> Any:
        """The number, or None when optional and blank. Raises ValidationError for anything else."""
        try:
            return super().to_python(plain_number(value))  # type: ignore[misc]
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None  # type: ignore[attr-defined]


class IntegerField(Number, forms.IntegerField):
    """A whole number; "1,234" is understood."""

    widget = forms.TextInput(attrs={"inputmode": "numeric"})


class DecimalField(Number, forms.DecimalField):
    """An exact number, as a Decimal and never a float; "1,234.5" is understood."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})
