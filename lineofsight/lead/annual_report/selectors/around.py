"""What a section is read beside: its report's other sections, what was explained of it, and what does not agree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.models import Disagreement
from lineofsight.lead.annual_report.models import Section
from lineofsight.lead.annual_report.rules.findings import Explained
from lineofsight.lead.annual_report.selectors.explanations import standing, standing_in
from lineofsight.lead.annual_report.selectors.mentions import Elsewhere, mentions_beside, mentions_of
from lineofsight.lead.annual_report.selectors.placing import Placer


@dataclass(frozen=True)
class Around:
    """What a section is read beside: what its report's sections say, what was explained of it, and what was noted not
    to agree about the figures they place."""

    elsewhere: Elsewhere
    explained: Mapping[str, Explained]
    noted: Sequence[Disagreement]


def around(section: Section, placer: Placer) -> Around:
    """The same of one section that is read alone.

    Args:
        placer: the one that has resolved the section's figures.
    """
    keys = {use.indicator.key for use in placer.uses}
    noted = insight.disagreements_about(placer.partnership, keys, placer.book.as_at) if keys else []
    return Around(mentions_beside(section, placer), standing(section), noted)


def around_each(sections: Sequence[Section], placer: Placer) -> dict[int, Around]:
    """The same of a report's sections that are read together, by section.

    Args:
        placer: one that has the report's period and what is known.
    """
    said, explained = mentions_of(sections, placer), standing_in(sections)
    keys = {key for key, *_ in said}
    noted = insight.disagreements_about(placer.partnership, keys, placer.book.as_at)
    return {each.pk: Around(said, explained.get(each.pk, {}), noted) for each in sections}
