"""GOV.UK Design System components, drawn by govuk-frontend-jinja from the official parameters.

They live in an environment of their own, because they count on names and keys that are not there being merely empty,
where in our templates a missing name stops the page.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, PrefixLoader
from jinja2.runtime import Macro
from markupsafe import Markup, escape


@cache
def _macro(name: str) -> Macro:
    folder = f"govuk_frontend_jinja/components/{name}/macro.html"
    called = "govuk" + "".join(word.capitalize() for word in name.split("-"))
    macro: Macro = getattr(_environment().get_template(folder).module, called)
    return macro


@cache
def _environment() -> Environment:
    loader = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    return Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)


def govuk(name: str, params: Mapping[str, Any] | None = None, /, **more: Any) -> Markup:
    """The component `name` ("button", "date-input") with the official parameters, as a mapping or as keywords.

    Text parameters are escaped; what is given as `html` is not, and must come from a template or be safe already.
    Raises jinja2.TemplateNotFound for a component that does not exist.
    """
    return Markup(_macro(name)({**(params or {}), **more}).strip())  # noqa: S704


# Stands for what is put into a frame afterwards: private use characters, which no text of ours has.
GAP = "\ue000\ue001"


def framed(name: str, params: Mapping[str, Any], /, *, value: str = "") -> Markup:
    """A component whose words are the same for everybody, drawn once and remembered; `value`, which is somebody's own,
    is put in each time and is remembered by nothing.

    The parameters must hold nothing that anybody typed: what was remembered would stay in memory.
    """
    frame = _frame(name, _frozen(params))
    return Markup(frame.replace(GAP, escape(value)))  # noqa: S704 - a template drew the frame, the value is escaped


@lru_cache(maxsize=2048)
def _frame(name: str, params: tuple) -> str:
    return str(govuk(name, _thawed(params)))


def _frozen(params: Any) -> Any:
    if isinstance(params, Mapping):
        return ("m", *((key, _frozen(value)) for key, value in params.items()))
    if isinstance(params, list | tuple):
        return ("s", *(_frozen(value) for value in params))
    return params


def _thawed(frozen: Any) -> Any:
    if not isinstance(frozen, tuple):
        return frozen
    kind, *rest = frozen
    return {key: _thawed(value) for key, value in rest} if kind == "m" else [_thawed(value) for value in rest]
