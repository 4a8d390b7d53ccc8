"""A yearly report many times the size of the Leeds one, for the benchmarks and for whoever wants to see long work.

Every further part says what the Leeds report says, of a made-up area of its own: its sentences, figures, tables, charts
and sources are as many again, and none is the same as another's.
"""


def made_longer(report, times: int) -> None:
    """Write a report's sections again, each time for another made-up area, until it is `times` as long."""
    from lineofsight.core.insight import selectors as insight
    from lineofsight.lead.annual_report.services import sections
    from tests.demonstration import who

    manager = who("manager", report.partnership.slug)
    first = list(report.sections.order_by("position"))
    areas = insight.areas(report.partnership)
    for number in range(2, times + 1):
        known_again(report.partnership, areas, number)
        for after, section in enumerate(first, start=len(first) * (number - 1)):
            made = sections.add_section(
                manager, report=report, title=f"{section.title} {number}", question=section.question, after=after
            )
            text = elsewhere(section.text, report.partnership.area_code, number)
            sections.save_section(manager, section=made, text=text, started_from=0)


def known_again(partnership, areas: dict[str, str], number: int) -> None:
    """Every value that is known, known of made-up areas as well: one for each that has any."""
    from lineofsight.core.access.actors import system
    from lineofsight.core.insight import library
    from lineofsight.core.insight import services as insight
    from lineofsight.core.insight.models import Observation
    from tests.demonstration import who

    for code, name in areas.items():
        insight.declare_area(
            who("manager", partnership.slug), partnership=partnership, code=again(code, number),
            name=f"{name} {number} (made up)",
        )  # fmt: skip
    rows = Observation.objects.filter(partnership=partnership, area__in=areas).exclude(value=None)
    values = [
        (
            insight.Reading(
                library.indicator(row.indicator), row.period, breakdown=row.breakdown, area=again(row.area, number),
                numerator=row.numerator, denominator=row.denominator,
                value=row.value if row.numerator is None or row.denominator is None else None,
            ),
            insight.Told(source=row.source, origin=row.origin, document="bench", known_from=row.known_from),
        )
        for row in rows.select_related("source")
    ]  # fmt: skip
    insight.load_published(system("bench"), partnership=partnership, values=values)


def elsewhere(text: str, own: str, number: int) -> str:
    """The same text, its figures placed for the made-up areas."""
    from lineofsight.core.documents.reader import placements

    for found in {each.raw: each for each in placements(text)}.values():
        area = found.options.get("area", own)
        bare = found.raw.replace(f" area={area}", "")
        text = text.replace(found.raw, f"{bare[:-1]} area={again(area, number)}}}")
    return text


def again(code: str, number: int) -> str:
    """The code of the made-up area that stands for one that is known."""
    return f"{code}-{number}"
