"""The parts of a pack: one indicator with everything that is said and asked of it, and the tables round them."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from lineofsight.core.design.addresses import address
from lineofsight.core.design.text import day, listed
from lineofsight.core.documents.tree import (
    Block,
    BulletList,
    Cell,
    Column,
    Heading,
    Inline,
    Link,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
)
from lineofsight.kernel import clock
from lineofsight.know.performance.selectors import Looked, Pack
from lineofsight.know.performance.views import words
from lineofsight.know.performance.views.control import chart_notes, rebase_notes
from lineofsight.know.performance.views.lines import place_of


def said_by(label: str, text: str) -> Paragraph:
    """A line that leads with whose it is, or what."""
    return Paragraph((Strong((Text(f"{label} "),)), Text(text)))


def linked(each: Looked, pack: Pack) -> tuple[Inline, ...]:
    """An indicator's name, leading to its own page for the period."""
    where = address("performance:indicator", key=each.row.indicator.key)
    return (Link(each.row.indicator.name, f"{where}?period={pack.period}"),)


def value_words(each: Looked) -> str:
    """The figure as it is read: its amount, or each agency's range, or why there is none."""
    figure = each.row.figure
    if figure.value is None and figure.others:
        return f"{words.agencies_words(each.row)}: {words.range_words(figure.others)}"
    return words.amount(figure)


def change_words(each: Looked) -> str:
    """How it moved, between which periods, and whether for the better."""
    moved = words.moved(each.row)
    if not moved.amount:
        return moved.why_not
    judged = f", for the {moved.judged}" if moved.judged else ""
    return f"{moved.text}, {moved.periods}{judged}"


def place_words(each: Looked, pack: Pack) -> str:
    """Where the area stands among others, in which set; nothing where nothing is published."""
    chosen = pack.others.set_named("")
    found = pack.others.newest(each.row.indicator, chosen)
    if found is None or found.comparison.refusal:
        return ""
    place = place_of(found, each.row.figure)
    return f"{place.text} among {chosen.label}; {place.under} ({found.edition.label})"


def lines_of(each: Looked, pack: Pack) -> Iterator[Block]:
    """One indicator that calls for a look: its figure, its run in a sentence, its place, what is said and asked."""
    row = each.row
    yield Heading(2, row.indicator.name)
    figure = value_words(each)
    change, aim = change_words(each), words.aim_of(row.figure)
    target = f"Target {aim.text} ({aim.whose}): {aim.words}." if aim and aim.words else ""
    yield said_by(
        f"{figure}, {row.figure.period.short_label}.", " ".join(filter(None, [f"{change}." if change else "", target]))
    )
    if run := run_words(each):
        yield Paragraph.of(run)
    yield from notes_of(each, pack)
    yield from voices_of(each, pack)


def run_words(each: Looked) -> str:
    """How it has run, in a sentence: by its limits where they say anything, else by its first and last values."""
    known = [figure for figure in each.row.series if figure.value is not None]
    if each.verdict is None or len(known) < 2:
        return words.series_sentence(each.row.series) if each.row.figure.value is not None else ""
    low, high = (end(known, key=lambda figure: figure.value) for end in (min, max))
    return f"{each.verdict.sentence} The last {len(known)} values lie between {low.text} and {high.text}."


def notes_of(each: Looked, pack: Pack) -> Iterator[Block]:
    """What must be known of a figure: its place among others, whose it waits for, what is doubted, its limits."""
    row, place = each.row, place_words(each, pack)
    if place:
        yield said_by("Among others:", f"{place}.")
    if row.waiting:
        yield said_by("Waiting for:", f"{words.waiting_words(row.waiting, most=4)}.")
    doubts = [word for so, word in (
        (row.figure.provisional, "provisional"), (row.figure.entered, "entered for the agency, not confirmed yet"),
        (bool(row.figure.disagreeing), "its sources differ"),
    ) if so]  # fmt: skip
    if doubts or row.disagreements:
        yield said_by("In doubt:", " ".join([f"{listed(doubts)}." if doubts else "", *row.disagreements]).strip())
    chosen = [each.drawn] if each.drawn else []
    for label, text in [*rebase_notes(each.rebases, dict(pack.names)), *chart_notes(chosen, pack.names)]:
        yield said_by(f"{label}:", f"{text}.")


def voices_of(each: Looked, pack: Pack) -> Iterator[Block]:
    """What agencies say of a figure and still owe, and what was asked of it, with the answers."""
    for agency in dict.fromkeys(one.agency_return.organisation.name for one in each.said):
        own = [one for one in each.said if one.agency_return.organisation.name == agency]
        who = f"{pack.names[own[-1].written_by]}, {agency}, {day(max(one.written_at for one in own))}"
        yield Quote((*(said_by(one.question.text, one.text) for one in own), Paragraph.of(who)))
    for due in each.owed:
        yield said_by("Still to be said:", f"{due.organisation.name} has to say what it means by {day(due.on)}.")
    for asked in each.asked:
        yield said_by(f"{asked.body} asked {asked.organisation.name}:", asked.question)
        yield Paragraph.of(answer_words(asked, pack.moment, asked.due))
    for query in each.queries:
        yield said_by(f"The analyst asked {query.agency_return.organisation.name}:", query.question)
        yield Paragraph.of(answer_words(query, pack.moment))


def answer_words(asked, moment: datetime | None, due=None) -> str:
    """An answer with its day, as far as there was one by a moment (none: now)."""
    if asked.answered_at and asked.answered_at <= (moment or clock.now()):
        return f"Answer, {day(asked.answered_at)}: {asked.answer}"
    return f"Not answered yet{f'; wanted by {day(due)}' if due else ''}."


def table_of_rest(title: str, rest: Iterable[Looked], pack: Pack) -> Iterator[Block]:
    """What calls for no look, a line each."""
    rows: list[tuple[Cell, ...]] = [
        (linked(each, pack), value_words(each), change_words(each) or "–", place_words(each, pack) or "–")
        for each in rest
    ]
    if rows:
        head = (Column("Indicator"), Column("Value", numeric=True), Column("Change"), Column("Among others"))
        yield Table(title, head, tuple(rows))


def completeness_table(pack: Pack) -> Iterator[Block]:
    """Who has answered, agency by agency."""
    rows = tuple(
        (
            each.agency, "Signed off" if each.signed_off else "Not signed off", f"{each.answered} of {each.asked}",
            day(each.agency_return.request.due), f"{each.days_late}" if each.late else "–",
        )
        for each in pack.late
    )  # fmt: skip
    head = (
        Column("Agency"), Column("State"), Column("Answered", numeric=True), Column("Due"),
        Column("Days late", numeric=True),
    )  # fmt: skip
    if rows:
        yield Table("Completeness by agency", head, rows)
    else:
        yield Paragraph.of("Nobody was asked for this period.")


def gap_list(pack: Pack, domain: str) -> Iterator[Block]:
    """What is not collected of a domain, why, and whose it would be."""
    gaps = [gap for gap in pack.gaps if gap.domain == domain]
    if gaps:
        yield Paragraph((Strong((Text("Not collected:"),)),))
        yield BulletList(tuple((Paragraph.of(gap_sentence(gap)),) for gap in gaps))


def gap_sentence(gap) -> str:
    """What is not collected, why, and whose it would be."""
    return " ".join(f"{text.rstrip('.')}." for text in (gap.what, gap.why, words.gap_words(gap)) if text)


def glimpses(pack: Pack, area: str = "", most: int = 3) -> Iterator[Block]:
    """What was seen through a child's eyes, of one area of practice or of all, beside the figures."""
    found = [each for each in pack.eyes if area in ("", each.point.area)]
    for each in found[:most]:
        yield Quote((
            said_by("Through a child’s eyes:", each.evidence.says),
            Paragraph.of(f"{day(each.evidence.seen_on)}. Learned from it: {each.point.text}"),
        ))  # fmt: skip
