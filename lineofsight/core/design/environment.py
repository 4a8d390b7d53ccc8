"""The Jinja environment all our pages are drawn in: the `environment` option of Django's Jinja2 backend.

Every name here is a global of our templates: `govuk("button", {...})`, `url("audits:close_audit", ref=…)`,
`term("learning_point", n)`, `static(path)`.
"""

from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.templatetags.static import static
from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.runtime import Context

from lineofsight.core.design import text, words
from lineofsight.core.design.addresses import address
from lineofsight.core.design.components import govuk
from lineofsight.core.design.drawing import draw
from lineofsight.core.design.problems import is_kept, problems
from lineofsight.core.design.shell import Shell, page_title


def escapes(template_name: str | None) -> bool:
    """Whether a template's values are escaped as HTML: in all but letters, which are plain text (`.txt`)."""
    return not (template_name or "").endswith(".txt")


OURS: dict[str, Any] = {"autoescape": escapes, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}


def environment(**options: Any) -> Environment:
    """Our environment, from the options Django's backend passes on (loader, autoescape, auto_reload).

    A name or key nobody gave to a template stops the page; `shell` and `request` may be absent.
    """
    env = Environment(**options | OURS)  # noqa: S701 - on, by ours
    env.globals.update(_globals())
    env.filters.update(text.filters())
    return env


def _globals() -> dict[str, Any]:
    return {
        "static": static,
        "url": address,
        "term": _term,
        "called": _called,
        "govuk": govuk,
        "csp_nonce": csp_nonce,
        "messages_of": _messages_of,
        "page_title": page_title,
        "problems": problems,
        "draw_field": draw,
        "is_kept": is_kept,
        "no_shell": Shell(),
        "shell": None,
        "request": None,
    }


@pass_context
def _term(context: Context, key: str, n: int = 1) -> str:
    shell: Shell | None = context.get("shell")
    return words.term(key, n, shell.terms if shell else None)


@pass_context
def _called(context: Context, label: str) -> str:
    shell: Shell | None = context.get("shell")
    return words.called(label, shell.terms if shell else None)


def csp_nonce(request: HttpRequest | None) -> str:
    """This response's nonce for scripts, or nothing where no content security policy is at work."""
    # Asked for as text before anything else: until then the nonce is made by nobody and counts as false.
    return str(getattr(request, "csp_nonce", ""))


def _messages_of(request: HttpRequest | None) -> list[Any]:
    """What earlier steps left to say; asking takes them, so only the page layout asks."""
    return [] if request is None else list(get_messages(request))
