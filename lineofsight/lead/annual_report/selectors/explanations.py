"""What was explained about sections: what stands of it, and what does so no longer."""

from collections.abc import Collection, Iterable

from lineofsight.lead.annual_report.models import Explanation, Section
from lineofsight.lead.annual_report.rules.findings import Explained


def standing(section: Section) -> dict[str, Explained]:
    """What was said last of each finding of a section, by what the finding is known by."""
    return standing_in([section]).get(section.pk, {})


def standing_in(sections: Collection[Section]) -> dict[int, dict[str, Explained]]:
    """The same of several sections, by section."""
    found: dict[int, dict[str, Explained]] = {}
    for each in Explanation.objects.filter(section__in=sections).select_related("said_by"):
        said = Explained(each.ref, each.sentence, each.said_by.name, each.at)
        found.setdefault(each.section_id, {})[each.finding] = said
    return found


def lapsed(section: Section, standing: Iterable[Explained]) -> list[Explanation]:
    """What explains nothing any more, the latest first: said anew, or of a paragraph that has changed since."""
    stand = {each.ref for each in standing}
    every = Explanation.objects.filter(section=section).select_related("said_by").order_by("-id")
    return [each for each in every if each.ref not in stand]
