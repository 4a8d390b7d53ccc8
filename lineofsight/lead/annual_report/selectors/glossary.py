"""A report's glossary: what the house and the partnership know of short forms, and those its text uses."""

from collections.abc import Iterable

from lineofsight.core.access.models import Partnership
from lineofsight.core.documents import tree
from lineofsight.core.documents.texts import texts_of
from lineofsight.lead.annual_report.models import ShortForm
from lineofsight.lead.annual_report.rules import glossary as rules
from lineofsight.lead.annual_report.rules.acronyms import used_in
from lineofsight.lead.annual_report.rules.glossary import OWN, Explanation, Glossary, Lexicon, key_of

HEADING = "Glossary"


def lexicon(partnership: Partnership) -> Lexicon:
    """What is known to a partnership: its own words, the latest of each form, before the house's."""
    shipped, own = rules.shipped(), own_forms(partnership)
    theirs = {key: Explanation(form.short, form.words, form.meaning, OWN) for key, form in own.items() if form.words}
    others = {key: entry for key, entry in shipped.explanations.items() if key not in own}
    return Lexicon(others | theirs, (frozenset(shipped.everyday) | set(own)) - set(theirs))


def own_forms(partnership: Partnership) -> dict[str, ShortForm]:
    """What was said last of each short form in a partnership."""
    rows = ShortForm.objects.filter(partnership=partnership).select_related("said_by")
    return {key_of(form.short): form for form in rows}


def glossary_of(partnership: Partnership, blocks: Iterable[tree.Block]) -> Glossary:
    """The glossary of what some blocks say."""
    return rules.glossary(texts_of(blocks), lexicon(partnership))


def glossary_blocks(glossary: Glossary) -> list[tree.Block]:
    """The glossary as a part of the report: each form with what it stands for; nothing where none is used."""
    if not glossary.entries:
        return []
    items = tuple((tree.Paragraph((tree.Strong((tree.Text(e.short),)), tree.Text(said(e)))),) for e in glossary.entries)
    return [tree.Heading(1, HEADING, "glossary"), tree.BulletList(items)]


def said(entry: Explanation) -> str:
    """What stands after a short form."""
    return f": {entry.words}. {entry.meaning}".rstrip()


def forms_in(blocks: Iterable[tree.Block]) -> set[str]:
    """The keys of the short forms that some blocks use."""
    return {key_of(used.short) for text in texts_of(blocks) for used in used_in(text)}
