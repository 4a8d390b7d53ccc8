"""What was noted not to agree about a figure, asked of the report that places it and shows nothing of it."""

from collections.abc import Iterable, Sequence

from lineofsight.core.design.text import listed
from lineofsight.core.documents.placements import ALONE
from lineofsight.core.documents.reader import runs
from lineofsight.core.insight.figures import VALUE, Figure
from lineofsight.core.insight.models import Disagreement
from lineofsight.kernel.passages import PERCENTAGE, Passage, first_line, number_in, passage_at
from lineofsight.lead.annual_report.models import Section
from lineofsight.lead.annual_report.rules.findings import QUESTION, Finding
from lineofsight.lead.annual_report.rules.noted import CITED, Amount, amounts, amounts_in, is_hidden, says_so_of
from lineofsight.lead.annual_report.selectors.mentions import Elsewhere, thing
from lineofsight.lead.annual_report.selectors.uses import Use, named

DISAGREES = "Does not agree"


def noted_found(
    section: Section,
    passages: Sequence[Passage],
    uses: Sequence[Use],
    noted: Iterable[Disagreement],
    elsewhere: Elsewhere,
) -> list[Finding]:
    """What was noted not to agree about figures that a report places, beside the first place they are used in, unless
    the paragraph says so or a number they are set against is printed: in the section, or of the same figure elsewhere.

    What is noted of one figure in one paragraph is told together.
    """
    others = [each for same in elsewhere.values() for each in same if each.section != section.label]
    told = {each for mention in others if mention.position < section.position for each in mention.rests_on}
    first = first_uses(uses)
    together: dict[tuple[int, str], list[tuple[Use, Figure, Disagreement]]] = {}
    for each in noted:
        use, figure = first.get((each.indicator, str(each.period), each.breakdown), (None, None))
        if use is None or figure is None or thing(figure) in told:
            continue
        passage = passage_at(passages, use.placement.line)
        if passage and says_so_of(passage, each.indicator):
            continue
        if hidden(figure, each.sentence, printed_of(each.indicator, passages, uses, elsewhere)):
            place = first_line(passages, use.placement.line), each.indicator
            together.setdefault(place, []).append((use, figure, each))
    return [disagreeing(same) for same in together.values()]


def first_uses(uses: Iterable[Use]) -> dict[tuple[str, str, str], tuple[Use, Figure]]:
    """The first use of each value of the partnership's own area."""
    found: dict[tuple[str, str, str], tuple[Use, Figure]] = {}
    for use in uses:
        for figure in () if use.area else use.figures:
            if figure.status == VALUE:
                found.setdefault(thing(figure), (use, figure))
    return found


def hidden(figure: Figure, note: str, printed: set[Amount]) -> bool:
    """Whether a text that prints these numbers keeps from its reader what is noted about a figure."""
    own = abs(number_in(figure.text)), figure.indicator.kind == PERCENTAGE
    said = CITED.sub(" ", note)
    return is_hidden(own, said, [raw for run in runs(said) for _, raw in run.typed], printed)


def printed_of(key: str, passages: Sequence[Passage], uses: Iterable[Use], elsewhere: Elsewhere) -> set[Amount]:
    """The numbers a section prints, in its tables as well, and those of one figure that other sections do."""
    tables = [figure.text for use in uses if use.placement.as_ in ALONE for figure in use.figures]
    beside = [mention.text for what, same in elsewhere.items() if what[0] == key for mention in same]
    return amounts(passages).union(*map(amounts_in, (*tables, *beside)))


def disagreeing(same: Sequence[tuple[Use, Figure, Disagreement]]) -> Finding:
    """The finding about what is noted of one figure in one paragraph."""
    use, _, _ = same[0]
    periods = dict.fromkeys(period.label for period in sorted(each.period for _, each, _ in same))
    names = dict.fromkeys(named(each) for _, each, _ in same)
    title = f"{listed(f'“{name}”' for name in names)}, {listed(periods)}."
    body = " ".join(dict.fromkeys(each.sentence for _, _, each in same))
    advice = "Say so in the text, or print the other number too."
    return Finding(use.placement.line, QUESTION, title, f"{body} {advice}", DISAGREES)
