"""A form's field as a GOV.UK component, by its widget: on any Django form, our own or a package's."""

from functools import singledispatch
from typing import Any

from django import forms
from django.forms.utils import ErrorList
from django.utils.html import conditional_escape
from markupsafe import Markup

from lineofsight.core.design.components import GAP, framed, govuk
from lineofsight.core.design.problems import id_of, wrong_parts
from lineofsight.core.design.widgets import PARTS, DateInput

# Said by the component itself, or better not said: placeholders vanish when typing starts, and taking the focus
# moves people past the heading.
LEFT_OUT = {"class", "autocomplete", "inputmode", "rows", "cols", "placeholder", "autofocus", "required", "maxlength"}
# What Django puts for "none of these", and a form that filters a list for "all of them".
NO_CHOICE = {"", "---------"}


def draw(bound: forms.BoundField) -> Markup:
    """The whole group of one field: label or legend, hint, error and control."""
    return _control(bound.field.widget, bound)


def _words(text: Any) -> dict[str, Any]:
    """As component text, or as HTML where the text says of itself that it is safe."""
    return {"html": str(text)} if hasattr(text, "__html__") else {"text": str(text)}


def _errors(errors: ErrorList) -> dict[str, Any] | None:
    told = [conditional_escape(str(error)) for error in errors]
    return {"html": "<br>".join(told)} if told else None


def _label(bound: forms.BoundField) -> str:
    optional = not bound.field.required and not isinstance(bound.field.widget, forms.CheckboxInput)
    optional = optional and not _filters(bound) and bound.name not in getattr(bound.form, "one_of", ())
    return f"{bound.label} (optional)" if optional else str(bound.label)


def _filters(bound: forms.BoundField) -> bool:
    return bool(getattr(bound.form, "filters", False))


def _common(bound: forms.BoundField) -> dict[str, Any]:
    widget, field = bound.field.widget, bound.field
    return {
        "id": id_of(bound),
        "name": bound.html_name,
        "label": {"text": _label(bound), "classes": "govuk-label--s"},
        "hint": _words(bound.help_text) if bound.help_text else None,
        "errorMessage": _errors(bound.errors),
        "disabled": field.disabled,
        "autocomplete": getattr(field, "autocomplete", None) or widget.attrs.get("autocomplete"),
        "attributes": {key: value for key, value in widget.attrs.items() if key not in LEFT_OUT},
    }


def _group(bound: forms.BoundField) -> dict[str, Any]:
    common = _common(bound)
    legend = {"text": _label(bound), "classes": "govuk-fieldset__legend--s"}
    return common | {"idPrefix": common["id"], "fieldset": {"legend": legend}}


@singledispatch
def _control(widget: forms.Widget, bound: forms.BoundField) -> Markup:
    raise TypeError(f"{type(widget).__name__} has no GOV.UK component")


@_control.register
def _(widget: forms.widgets.Input, bound: forms.BoundField) -> Markup:
    field = bound.field
    width = getattr(field, "width", None)
    return govuk(
        "input",
        _common(bound),
        type=widget.input_type if widget.input_type != "number" else "text",
        value=widget.format_value(bound.value()),
        classes=f"govuk-input--width-{width}" if width else widget.attrs.get("class"),
        inputmode=widget.attrs.get("inputmode") or ("numeric" if widget.input_type == "number" else None),
        spellcheck=False if isinstance(field, forms.EmailField) else None,
        prefix=_unit(field, "prefix"),
        suffix=_unit(field, "suffix"),
    )


def _unit(field: forms.Field, side: str) -> dict[str, str] | None:
    return {"text": getattr(field, side)} if getattr(field, side, "") else None


@_control.register
def _(widget: forms.HiddenInput, bound: forms.BoundField) -> Markup:
    return Markup(bound.as_hidden())  # noqa: S704 - escaped by Django


@_control.register
def _(widget: forms.PasswordInput, bound: forms.BoundField) -> Markup:
    return govuk("password-input", _common(bound))


@_control.register
def _(widget: forms.Textarea, bound: forms.BoundField) -> Markup:
    field = bound.field
    words, length = getattr(field, "max_words", None), getattr(field, "max_length", None)
    params = _common(bound) | {
        "rows": str(getattr(field, "rows", 5)),
        "value": widget.format_value(bound.value()) or "",
    }
    limits = {"maxwords": words} if words else {"maxlength": length} if length else {}
    name = "character-count" if limits else "textarea"
    if _everybodys(bound):
        return framed(name, params | limits | {"value": GAP}, value=params["value"])
    return govuk(name, params | limits)


def _everybodys(bound: forms.BoundField) -> bool:
    """Whether a field's words are the same for everybody, as a questionnaire's are: its form says so, and no error of
    it repeats what somebody typed."""
    return bool(getattr(bound.form, "everybodys", False)) and not bound.errors


@_control.register
def _(widget: forms.FileInput, bound: forms.BoundField) -> Markup:
    return govuk("file-upload", _common(bound))


@_control.register
def _(widget: forms.CheckboxInput, bound: forms.BoundField) -> Markup:
    common = _common(bound)
    hint = common.pop("hint")
    item = {"value": "on", "text": common["label"]["text"], "hint": hint, "checked": bool(bound.value())}
    return govuk("checkboxes", common, idPrefix=common["id"], items=[item])


@_control.register
def _(widget: DateInput, bound: forms.BoundField) -> Markup:
    typed, wrong = widget.format_value(bound.value()), wrong_parts(bound)
    items = [_box(part, value, part in wrong) for part, value in zip(PARTS, typed, strict=True)]
    return govuk("date-input", _group(bound), namePrefix=bound.html_name, items=items)


def _box(part: str, value: str, wrong: bool) -> dict[str, str]:
    width = 4 if part == "year" else 2
    error = " govuk-input--error" if wrong else ""
    return {"name": part, "value": value, "classes": f"govuk-input--width-{width}{error}"}


@_control.register
def _(widget: forms.Select, bound: forms.BoundField) -> Markup:
    items = _items(bound)
    if not any(item["value"] == "" for item in items):
        items.insert(0, _item({"value": "", "label": "", "selected": False}, {}))
    if _filters(bound):
        items[0]["text"] = "All"
    return govuk("select", _common(bound), items=items)


@_control.register
def _(widget: forms.RadioSelect, bound: forms.BoundField) -> Markup:
    classes = "govuk-radios--inline" if getattr(bound.field, "inline", False) else None
    params = _group(bound) | {"classes": classes, "items": _items(bound)}
    return framed("radios", params) if _everybodys(bound) else govuk("radios", params)


@_control.register
def _(widget: forms.CheckboxSelectMultiple, bound: forms.BoundField) -> Markup:
    return govuk("checkboxes", _group(bound), items=_items(bound))


def _items(bound: forms.BoundField) -> list[dict[str, Any]]:
    hints = getattr(bound.field, "hints", {})
    return [_item(option.data, hints) for option in bound.subwidgets]


def _item(option: dict[str, Any], hints: dict[str, str]) -> dict[str, Any]:
    value, chosen = str(option["value"] or ""), bool(option["selected"])
    text = "Choose" if value == "" and option["label"] in NO_CHOICE else str(option["label"])
    hint = {"text": hints[value]} if value in hints else None
    return {"value": value, "text": text, "checked": chosen, "selected": chosen, "hint": hint}
