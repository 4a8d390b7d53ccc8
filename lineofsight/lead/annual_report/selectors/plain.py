"""A section's text for a letter: its figures as they are printed, its lists and headings as they were typed."""

from lineofsight.lead.annual_report.models import Section
from lineofsight.lead.annual_report.selectors.reading import read_section


def plain_text(section: Section) -> str:
    """The text with each figure's own words in its place; a table or a chart is named."""
    text = section.text
    for use in read_section(section).uses:
        printed = f"[{use.text}: {use.name}]" if use.placement.as_ in ("table", "chart") else use.text
        text = text.replace(use.placement.raw, printed, 1)
    return text
