"""Tags for the Django templates of the sign-in package, so that header, footer and fields have one source.

`{% shell %}title{% body %}content{% tail %}scripts{% endshell %}` draws our page round its parts;
`{% fields form %}` draws a form's fields as GOV.UK components;
`{% plain %}…{% endplain %}` puts a title in sentence case.
"""

import re
from typing import Any

from django import forms, template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from markupsafe import Markup, escape

from lineofsight.core.design.drawing import draw
from lineofsight.core.design.environment import csp_nonce
from lineofsight.core.design.text import unshouted

register = template.Library()
# The package hides two forms by a style of their own, which our content security policy rightly refuses.
HIDDEN_BY_STYLE = re.compile(r'\sstyle="display:\s*none;?"')


class ShellNode(template.Node):
    """Our page round a captured title, body and tail."""

    child_nodelists = ("title", "body", "tail")

    def __init__(self, title: NodeList, body: NodeList, tail: NodeList) -> None:
        self.title, self.body, self.tail = title, body, tail

    def render(self, context: Context) -> SafeString:
        """The whole page, drawn by the Jinja layout."""
        request = context.get("request")
        title, body, tail = (part.render(context) for part in (self.title, self.body, self.tail))
        page: dict[str, Any] = {
            "heading": unshouted(Markup(title).unescape()),  # noqa: S704 - made plain text, to be escaped again
            "body": Markup(HIDDEN_BY_STYLE.sub(" hidden", body)),  # noqa: S704 - escaped by the package
            "tail": Markup(_with_nonce(tail, csp_nonce(request))),  # noqa: S704
        }
        if isinstance(context.get("form"), forms.BaseForm):
            page["form"] = context["form"]
        return SafeString(render_to_string("design/framed.html", page, request))  # a drawn page


def _with_nonce(markup: str, nonce: str) -> str:
    return markup.replace("<script", f'<script nonce="{escape(nonce)}"') if nonce else markup


@register.tag
def shell(parser: Parser, token: Token) -> ShellNode:
    """`{% shell %}title{% body %}content{% tail %}scripts{% endshell %}`."""
    parts = []
    for end in ("body", "tail", "endshell"):
        parts.append(parser.parse((end,)))
        parser.delete_first_token()
    return ShellNode(*parts)


@register.simple_tag
def fields(form: forms.BaseForm) -> SafeString:
    """Every field of a form as its GOV.UK component, its label in sentence case."""
    return SafeString("".join(_field(bound) for bound in form))  # escaped by components


def _field(bound: forms.BoundField) -> str:
    bound.label = unshouted(str(bound.label))
    return draw(bound)


class PlainNode(template.Node):
    """A standing title of the package's in sentence case."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        """What is between the tags, as one line."""
        return unshouted(self.nodelist.render(context))


@register.tag
def plain(parser: Parser, token: Token) -> PlainNode:
    """`{% plain %}Two-Factor Authentication{% endplain %}`."""
    nodelist = parser.parse(("endplain",))
    parser.delete_first_token()
    return PlainNode(nodelist)
