"""The fields our forms ask with; each is drawn as the GOV.UK component for its widget.

Any of Django's own fields works in our forms too (a `ModelChoiceField`, say): it is drawn by its widget.
"""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?", re.ASCII)


class Shown:
    """How a field looks, beside what it means.

    `width` is in characters (2, 3, 4, 5, 10, 20 or 30) and hints at the length of the answer; `autocomplete` is the
    HTML token that lets a browser fill the person's own details in (WCAG 1.3.5); `prefix` and `suffix` are units.
    """

    def __init__(
        self,
        *,
        width: int | None = None,
        autocomplete: str | None = None,
        prefix: str = "",
        suffix: str = "",
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.width, self.autocomplete, self.prefix, self.suffix = width, autocomplete, prefix, suffix


class TextField(Shown, forms.CharField):
    """One line of text."""


class EmailField(Shown, forms.EmailField):
    """An e-mail address."""

    def __init__(self, *, autocomplete: str | None = "email", **options: Any) -> None:
        super().__init__(autocomplete=autocomplete, **options)


class PasswordField(Shown, forms.CharField):
    """A password, which can be shown while it is typed; spaces are part of it."""

    widget = forms.PasswordInput

    def __init__(self, **options: Any) -> None:
        super().__init__(strip=False, **options)


class LongTextField(Shown, forms.CharField):
    """Text of several lines. `max_length` (characters) or `max_words` is counted while the person types."""

    widget = forms.Textarea

    def __init__(self, *, rows: int = 5, max_words: int | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.rows, self.max_words = rows, max_words

    def to_python(self, value: Any) -> str:
        """The text with a line ended one way, so that a browser's line ends do not count as two characters."""
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)

    def validate(self, value: str) -> None:
        """Raise ValidationError for more words than allowed; words are what white space parts."""
        super().validate(value)
        if self.max_words is not None and len(value.split()) > self.max_words:
            raise ValidationError(f"Use {self.max_words:,} words or fewer. You have used {len(value.split()):,}")


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


class Hinted:
    """Choices that may each carry a sentence: `hints` is value to text. `inline` puts two short answers in one line."""

    def __init__(self, *, hints: Mapping[str, str] | None = None, inline: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.hints, self.inline = dict(hints or {}), inline


class ChoiceField(Hinted, forms.ChoiceField):
    """One of a few, as radio buttons."""

    widget = forms.RadioSelect


class SelectField(Shown, forms.ChoiceField):
    """One of many, as a drop-down list; radio buttons are easier where there are fewer than about eight."""

    widget = forms.Select


class ChoicesField(Hinted, forms.MultipleChoiceField):
    """Any number of a few, as checkboxes."""

    widget = forms.CheckboxSelectMultiple


class YesNoField(Hinted, forms.TypedChoiceField):
    """A question with a yes or a no: True or False, or None when optional and not answered."""

    widget = forms.RadioSelect

    def __init__(self, **options: Any) -> None:
        answers = (("yes", "Yes"), ("no", "No"))
        super().__init__(**{"inline": True, **options}, choices=answers, coerce="yes".__eq__, empty_value=None)

    def prepare_value(self, value: Any) -> Any:
        """The answer's own word for a stored True or False."""
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


class ConfirmField(forms.BooleanField):
    """One box to tick. Required unless told otherwise: the person confirms something."""


class FileField(forms.FileField):
    """A file. `accept` is the list of endings the browser offers first; what is taken is decided by its content."""

    def __init__(self, *, accept: str = "", **options: Any) -> None:
        super().__init__(**options)
        if accept:
            self.widget.attrs["accept"] = accept


class HiddenField(forms.CharField):
    """A value carried along and not shown."""

    widget = forms.HiddenInput
