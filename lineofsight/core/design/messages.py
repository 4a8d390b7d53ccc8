"""What a field says when it cannot take an answer: what is wrong and how to put it right, in the GOV.UK style.

The words come from the field's own label, so that no form has to write them. A form that knows better gives
`error_messages` as in any Django form, and those stand.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.utils import pretty_name

from lineofsight.core.design.text import mid_sentence

# Words that already begin a phrase of their own, so that "the" before them would be wrong.
DETERMINERS = frozenset(
    ("a", "an", "the", "your", "their", "his", "her", "our", "my", "any", "each", "this", "that", "these", "those")
) | frozenset(("what", "how", "who", "why", "when", "where", "which", "whether"))
CHOSEN = (forms.ChoiceField, forms.ModelChoiceField, forms.FileField)


def label_of(field: forms.Field, name: str) -> str:
    """The field's label as text, made from its name where the form gave none."""
    return str(field.label if field.label is not None else pretty_name(name))


def with_article(label: str) -> str:
    """A label as the object of a sentence: "Numerator" → "the numerator", "Your name" → "your name"."""
    words = mid_sentence(label)
    return words if words.split(" ", 1)[0].lower() in DETERMINERS else f"the {words}"


def apply_messages(field: forms.Field, name: str) -> None:
    """Replace Django's standing messages on `field` by ours; a message the form chose itself stays."""
    standing = _standing(field)
    for code, message in _messages(field, label_of(field, name)).items():
        if field.error_messages.get(code) == standing.get(code):
            field.error_messages[code] = message


def _standing(field: forms.Field) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for each in reversed(type(field).__mro__):
        found.update(getattr(each, "default_error_messages", {}))
    return found


def _messages(field: forms.Field, label: str) -> dict[str, str]:
    # A message with a value in it is filled in with %, so a percent sign in a label has to be doubled there.
    told = label.replace("%", "%%")
    return {
        "required": required(field, label),
        "max_length": f"{told} must be %(limit_value)d characters or fewer",
        "min_length": f"{told} must be %(limit_value)d characters or more",
        "min_value": f"{told} must be %(limit_value)s or more",
        "max_value": f"{told} must be %(limit_value)s or less",
        "max_digits": f"{told} must have %(max)s digits or fewer",
        "max_decimal_places": f"{told} must have %(max)s decimal places or fewer",
        "max_whole_digits": f"{told} must have %(max)s digits or fewer before the decimal point",
        **_invalid(field, label),
    }


def required(field: forms.Field, label: str) -> str:
    """What to say when nothing was entered."""
    if isinstance(field, forms.BooleanField):
        return f"Tick “{label}” to go on"
    if label.endswith("?"):
        return f"Answer “{label}”"
    return f"{'Choose' if isinstance(field, CHOSEN) else 'Enter'} {with_article(label)}"


def _invalid(field: forms.Field, label: str) -> dict[str, str]:
    match field:
        case forms.EmailField():
            return {"invalid": "Enter an email address in the correct format, like name@example.org"}
        case forms.DecimalField():
            return {"invalid": f"{label} must be a number, like 1,234.5"}
        case forms.IntegerField():
            return {"invalid": f"{label} must be a whole number, like 1,234"}
        case forms.FileField():
            return {"empty": "The file you chose is empty. Choose another", "invalid": "Choose the file again"}
        case forms.ChoiceField() | forms.ModelChoiceField():
            again = f"{label}: choose from the answers shown"
            return {"invalid_choice": again, "invalid_list": again, "invalid_pk_value": again}
        case _:
            return {}
