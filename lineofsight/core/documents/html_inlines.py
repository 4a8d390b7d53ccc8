"""What a paragraph is made of, as HTML."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from lineofsight.core.documents import links, tree
from lineofsight.core.documents.printable import printable


def inlines_html(inlines: Iterable[tree.Inline]) -> Markup:
    """Words, stress, links and placed figures as HTML; an address that is not safe is not linked."""
    return together(map(_inline, inlines))


def _inline(inline: tree.Inline) -> Markup:
    match inline:
        case tree.Text(text):
            return escaped(text)
        case tree.Emphasis(inlines):
            return Markup("<em>{}</em>").format(inlines_html(inlines))
        case tree.Strong(inlines):
            return Markup("<strong>{}</strong>").format(inlines_html(inlines))
        case tree.Code(text):
            return Markup("<code>{}</code>").format(escaped(text))
        case tree.Break():
            return Markup("<br>")
        case tree.Link(text, href):
            leads = Markup('<a class="govuk-link" href="{}">{}</a>')
            return leads.format(href, escaped(text)) if links.safe(href) else escaped(text)
        case tree.Placed():
            return _placed(inline)


def _placed(placed: tree.Placed) -> Markup:
    title = Markup(' title="{}"').format(escaped(placed.footnote)) if placed.footnote else Markup()
    if not links.safe(placed.href):
        return Markup('<span class="los-figure"{}>{}</span>').format(title, escaped(placed.text))
    return Markup('<a class="los-figure" href="{}"{}>{}</a>').format(placed.href, title, escaped(placed.text))


def escaped(text: str) -> Markup:
    """Text as HTML shows it, without what HTML forbids."""
    return escape(printable(text))


def together(parts: Iterable[Markup]) -> Markup:
    """These parts one after the other."""
    return Markup().join(parts)
