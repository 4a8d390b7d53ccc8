"""The fields our forms ask with; each is drawn as the GOV.UK component for its widget.

Any of Django's own fields works in our forms too (a `ModelChoiceField`, say): it is drawn by its widget.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.module_loading import import_string

MEGABYTE = 1024 * 1024
LARGEST_UPLOAD = 5 * MEGABYTE


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
    """One line of text: a line break or another control character in it is refused."""

    def validate(self, value: str) -> None:
        """Raise ValidationError for what no keyboard types into one line."""
        super().validate(value)
        if any(not sign.isprintable() for sign in value or ""):
            raise ValidationError("Use one line, without line breaks or other hidden characters")


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

    def to_python(self, value: Any) -> str | None:
        """The text with a line ended one way, so that a browser's line ends do not count as two characters."""
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)

    def validate(self, value: str) -> None:
        """Raise ValidationError for more words than allowed; words are what white space parts."""
        super().validate(value)
        if self.max_words is not None and len(value.split()) > self.max_words:
            raise ValidationError(f"Use {self.max_words:,} words or fewer. You have used {len(value.split()):,}")


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
    """A file. `accept` is the list of endings the browser offers first; what is taken is decided by its content.

    One larger than `largest` bytes is refused before it is read; then what the installation asks of every upload
    (`settings.UPLOAD_CHECK`, the virus scanner) is asked of this one.
    """

    def __init__(self, *, accept: str = "", largest: int = LARGEST_UPLOAD, **options: Any) -> None:
        super().__init__(**options)
        self.largest = largest
        if accept:
            self.widget.attrs["accept"] = accept

    def validate(self, upload: Any) -> None:
        """Raise ValidationError for an upload that is too large or that the installation refuses."""
        super().validate(upload)
        if not isinstance(upload, UploadedFile):
            return
        if upload.size is None or upload.size > self.largest:
            raise ValidationError(f"The file is larger than {self.largest // MEGABYTE} MB. Send a smaller one.")
        if refusal := import_string(settings.UPLOAD_CHECK)(upload):
            raise ValidationError(refusal)


class HiddenField(forms.CharField):
    """A value carried along and not shown."""

    widget = forms.HiddenInput
