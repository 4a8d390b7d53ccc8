"""The packs of a meeting and its minutes, each one document tree. What is private never enters a public one."""

from collections.abc import Collection, Iterator

from markupsafe import Markup

from lineofsight.core.design.text import day, days_late, listed
from lineofsight.core.documents import tree
from lineofsight.core.documents.kinds import PDF_KIND
from lineofsight.core.documents.placements import Placement, Problem
from lineofsight.core.documents.reader import read
from lineofsight.kernel import clock
from lineofsight.lead.governance.models import Meeting, Paper
from lineofsight.lead.governance.selectors.meetings import OnAgenda, agenda_of
from lineofsight.lead.governance.selectors.minuted import attendances_of, decisions_of


def no_figure(placement: Placement) -> Problem:
    """Papers hold no live figures: what was typed stays as it was typed."""
    return Problem(placement.line, placement.column, "A paper holds no live figures.", placement.raw)


def no_chart(chart: tree.Chart) -> Markup:
    """Papers hold no charts."""
    return Markup("")


def blocks_of(text: str, top_level: int = 3) -> tuple[tree.Block, ...]:
    """What an author typed, as blocks."""
    return read(text, no_figure, top_level).blocks


def items_of(agenda: list[OnAgenda], public: bool) -> list[OnAgenda]:
    """The items of an agenda that stand in a pack."""
    return [each for each in agenda if not (public and each.item.private)]


def shown_of(each: OnAgenda, public: bool) -> list[Paper]:
    """The papers of an item that stand in a pack."""
    return [paper for paper in each.papers if not (public and paper.private)]


def pdfs_of(meeting: Meeting, *, public: bool) -> list[Paper]:
    """The papers of a pack that came as PDFs, in the order of the agenda."""
    papers = (paper for each in items_of(agenda_of(meeting), public) for paper in shown_of(each, public))
    return [paper for paper in papers if paper.file and paper.file.kind == PDF_KIND.media_type]


def pack_of(meeting: Meeting, *, public: bool, joined: Collection[int] = ()) -> tree.Document:
    """A meeting's agenda and papers as one document: all of it, or what the public may read.

    Args:
        joined: the papers (ids) whose file is put after it.
    """
    agenda = agenda_of(meeting)
    shown = items_of(agenda, public)
    blocks: list[tree.Block] = [tree.Heading(1, "Agenda"), agenda_table(shown)]
    for each in shown:
        blocks += papers_of(each, public, joined)
    left_out = len(agenda) - len(shown)
    if left_out:
        blocks.append(note(f"{left_out} {'item is' if left_out == 1 else 'items are'} not public."))
    return tree.Document(
        title=meeting.title, subtitle="Public pack" if public else "Full pack, not to be passed on",
        meta=facts_of(meeting), blocks=tuple(blocks),
    )  # fmt: skip


def agenda_table(shown: list[OnAgenda]) -> tree.Table:
    columns = (tree.Column("Item"), tree.Column("What"), tree.Column("What for"), tree.Column("Who brings it"))
    rows = tuple(
        (str(each.number), each.item.title, each.item.get_purpose_display(),
         each.item.owner.name if each.item.owner else "–")
        for each in shown
    )  # fmt: skip
    return tree.Table("What stands on the agenda", columns, rows)


def papers_of(each: OnAgenda, public: bool, joined: Collection[int]) -> Iterator[tree.Block]:
    """The papers of an item: each with its text, or where its file is found."""
    shown = shown_of(each, public)
    if not each.papers:
        return
    yield tree.Heading(1, f"{each.number}. {each.item.title}")
    for paper in shown:
        yield tree.Heading(2, paper.title)
        yield tree.Paragraph.of(about_paper(paper, paper.pk in joined))
        yield from blocks_of(paper.text) if paper.text else ()
    left_out = len(each.papers) - len(shown)
    if left_out:
        yield note(f"{left_out} {'paper of this item is' if left_out == 1 else 'papers of this item are'} not public.")


def about_paper(paper: Paper, joined: bool) -> str:
    """Whose paper it is, what for, and where its file is."""
    said = [f"By {paper.owner.name}, {paper.get_purpose_display().lower()}."]
    if paper.state == "asked":
        said.append(f"Not here when this pack was made; it was due on {day(paper.due)}.")
    elif paper.late_on(clock.today()):
        said.append(f"It came {days_late(paper.late_on(clock.today()))}.")
    if paper.file and joined:
        said.append("Its pages stand at the end of this pack, under its title in the bookmarks.")
    elif paper.file:
        said.append(f"It is a file of its own beside this pack: {paper.file.name}.")
    return " ".join(said)


def note(sentence: str) -> tree.Note:
    return tree.Note("note", "Left out", (tree.Paragraph.of(sentence),))


def facts_of(meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """When and where."""
    told = (("Partnership", meeting.partnership.name), ("When", meeting.starts), ("Where", meeting.place))
    return tuple((label, said) for label, said in told if said)


def minutes_of(meeting: Meeting) -> tree.Document:
    """A meeting's minutes as a document: who came, interests, each item with what was said, and decisions apart."""
    came = attendances_of(meeting)
    blocks: list[tree.Block] = [tree.Heading(1, "Who was there"), attendance_table(came)]
    guests = [a.who for a in came if a.seat is None]
    blocks += [tree.Paragraph.of(f"Also there: {listed(guests)}.")] if guests else []
    interests = [f"{i.who}: {i.what} ({i.dealt_with})" for i in meeting.interests.all()]
    blocks += [tree.Heading(1, "Interests declared"), bullets(interests or ["None."])]
    for each in agenda_of(meeting):
        blocks += [tree.Heading(1, f"{each.number}. {each.item.title}"), *blocks_of(each.item.minutes, 2)]
        blocks += [decided(d) for d in decisions_of(meeting) if d.item_id == each.item.pk]
    state = (("State", meeting.state_now.label),)
    agreed = (("Agreed on", day(meeting.agreed_on)),) if meeting.agreed_on else ()
    return tree.Document(
        title=f"Minutes: {meeting.title}", meta=(*facts_of(meeting), *state, *agreed), blocks=tuple(blocks)
    )


def attendance_table(came) -> tree.Table:
    columns = (tree.Column("Seat"), tree.Column("Came"), tree.Column("Who"))
    rows = tuple((a.seat.called, a.get_status_display(), a.who or "–") for a in came if a.seat)
    return tree.Table("Attendance by seat", columns, rows)


def bullets(lines: list[str]) -> tree.BulletList:
    return tree.BulletList(tuple((tree.Paragraph.of(line),) for line in lines))


def decided(decision) -> tree.Note:
    said = [tree.Paragraph.of(decision.text)]
    if decision.dissent:
        said.append(tree.Paragraph.of(f"Not agreed: {decision.dissent}"))
    return tree.Note("decision", f"Decision {decision.called}", tuple(said))
