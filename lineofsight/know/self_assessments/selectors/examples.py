"""Reads of good examples. What may be shown is what an organisation agreed to, and nothing of the answer beside it."""

from dataclasses import dataclass

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.questions.rules import Item
from lineofsight.know.self_assessments.models import Copy, Example
from lineofsight.know.self_assessments.selectors.rights import examples_seen


@dataclass(frozen=True)
class Shown:
    """An example as others read it: under which question, in whose words, and from whom."""

    item: Item
    section: str
    words: str
    whose: str


def examples_in(partnership: Partnership) -> list[Shown]:
    """The examples whose organisations agreed, for whom the partnership works with: an organisation that did not want
    to be named is known by its kind."""
    return in_order(agreed_in(partnership))


def examples_published(partnership: Partnership) -> list[Shown]:
    """Those of them that their organisation lets anybody read."""
    return in_order(agreed_in(partnership).filter(public=True))


def agreed_in(partnership: Partnership) -> QuerySet[Example]:
    agreed = Example.objects.filter(partnership=partnership, state="agreed")
    return agreed.select_related("copy__organisation", "copy__reader", "submission__assessment")


def in_order(agreed: QuerySet[Example]) -> list[Shown]:
    return sorted(map(shown, agreed), key=lambda each: (each.section, each.item.key))


def shown(example: Example) -> Shown:
    """An example as it was agreed to."""
    questions, organisation = example.asked, example.copy.organisation
    item = questions.items[example.item]
    whose = organisation.name if example.named else str(organisation.get_kind_display())
    section = questions.section(item.section)
    return Shown(item, section.title if section else "", example.words, whose)


def examples_asked(actor: Actor, partnership: Partnership) -> QuerySet[Example]:
    """The examples an actor may see that wait for their organisation."""
    return examples_seen(actor).filter(partnership=partnership, state="asked")


def examples_of(copy: Copy) -> dict[str, list[Example]]:
    """A copy's examples by item."""
    found: dict[str, list[Example]] = {}
    for each in Example.objects.filter(copy=copy):
        found.setdefault(each.item, []).append(each)
    return found
