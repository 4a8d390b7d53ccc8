"""What is wrong with a form, and where: the error summary's list. On any Django form, our own or a package's."""

from typing import Any

from django import forms

from lineofsight.core.design.dates import CODE
from lineofsight.core.design.widgets import PARTS, DateInput

KEPT = "_kept"


def is_kept(form: forms.BaseForm) -> bool:
    """Whether the answers were typed before the person was signed out, and wait to be looked at and sent again."""
    return form.is_bound and KEPT in form.data


def problems(form: forms.BaseForm) -> list[dict[str, Any]]:
    """What the error summary lists: those of the form as a whole, then each field's in order, linked to its control."""
    if is_kept(form):
        return []
    found: list[dict[str, Any]] = [{"text": str(error)} for error in form.non_field_errors()]
    for bound in form:
        href = "" if bound.is_hidden else f"#{error_id(bound)}"
        found += [{"text": str(error), "href": href} if href else {"text": str(error)} for error in bound.errors]
    return found


def error_id(bound: forms.BoundField) -> str:
    """The id of the control an error leads to: in a date, the first box that is wrong."""
    if isinstance(bound.field.widget, DateInput):
        return f"{id_of(bound)}-{(wrong_parts(bound) or PARTS)[0]}"
    return id_of(bound)


def wrong_parts(bound: forms.BoundField) -> tuple[str, ...]:
    """Which of day, month and year the error is about; all three where it does not say, none without an error."""
    if not bound.errors:
        return ()
    code = next((error.code or "" for error in bound.errors.as_data()), "")
    return tuple(code.removeprefix(CODE).split(",")) if code.startswith(CODE) else PARTS


def id_of(bound: forms.BoundField) -> str:
    """The id of the field's control, or of the first of several."""
    return str(bound.auto_id or bound.html_name)
