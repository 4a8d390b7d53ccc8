"""GOV.UK Design System components, drawn by govuk-frontend-jinja from the official parameters.

They live in an environment of their own, because they count on names and keys that are not there being merely empty,
where in our templates a missing name stops the page.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, PrefixLoader
from jinja2.runtime import Macro
from markupsafe import Markup


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
