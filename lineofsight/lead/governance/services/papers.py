"""Papers: asked for, given, made newer, withdrawn; and their owners reminded."""

from typing import Any

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.access.services import end_grants, give_grant
from lineofsight.core.design.addresses import address
from lineofsight.core.documents.services import receive_file
from lineofsight.core.notices import services as notices
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Person
from lineofsight.core.records import services as records
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.models import Item, Meeting, Paper, PaperVersion
from lineofsight.lead.governance.selectors import meetings as selectors

GIVE = "give_paper"
BY_LINK = ("give_paper",)


@operation("governance.ask_for_paper", on="item")
def ask_for_paper(actor: Actor, *, item: Item, title: str, purpose: str, owner: Person, private: bool = True) -> Paper:
    """Ask somebody for a paper; they are written to, with a link by which they give it.

    Raises:
        MoveRefused: the meeting is over or will not be, or the item is off its agenda.
    """
    if item.dropped or not item.meeting.ahead:
        raise MoveRefused("No paper is asked for here any more: the meeting is over, or this is off its agenda.")
    paper = Paper(
        partnership=item.partnership, item=item, title=title, purpose=purpose, owner=owner, private=private,
        due=item.meeting.papers_due,
    )  # fmt: skip
    records.open_record(paper, label=title[:200], address=address("governance:paper", ref=paper.ref))
    owe_paper(paper)
    write_to_owner(paper, "governance/paper")
    return paper


def owe_paper(paper: Paper) -> None:
    """A paper's owner owes it until it is here."""
    if paper.state == "asked":
        notices.owe(
            record_ref=paper.ref, what=GIVE, title=f"Paper: {paper.title}"[:200], on=paper.due, person=paper.owner,
            rule="Five clear working days before, local",
            address=address("governance:paper", ref=paper.ref),
        )  # fmt: skip


def write_to_owner(paper: Paper, letter: str) -> None:
    """Write to a paper's owner, with a link by which they give it."""
    grant = give_grant(
        holder_ref=paper.owner.ref, record_kind=Paper.KIND, record_ref=paper.ref, verbs=BY_LINK,
        why=f"To give a paper: {paper.title}",
    )  # fmt: skip
    notices.send_link(
        letter, to=paper.owner, grant=grant, paper=paper, meeting=paper.item.meeting, partnership=paper.partnership
    )


@operation("governance.give_paper", on="paper")
def give_paper(actor: Actor, *, paper: Paper, text: str = "", upload: Any = None) -> Paper:
    """Give a paper, as a text or a file. One that comes after its day is shown to be late.

    Raises:
        MoveRefused: it says nothing. FileRefused: its file cannot be taken.
    """
    return filled(actor, paper, "give_paper", text, upload)


@operation("governance.replace_paper", on="paper")
def replace_paper(actor: Actor, *, paper: Paper, text: str = "", upload: Any = None) -> Paper:
    """Give a newer version of a paper while its meeting lies ahead."""
    return filled(actor, paper, "replace_paper", text, upload)


def filled(actor: Actor, paper: Paper, key: str, text: str, upload: Any) -> Paper:
    """Give a paper what it says, and note the day; what it said before stays to be read."""
    if not paper.item.meeting.ahead:
        raise MoveRefused("The meeting is over, so that its papers stay as they are.")
    records.move(paper, key, facts=selectors.paper_facts(paper, text, upload))
    file = receive_file(upload=upload) if upload else None
    PaperVersion.objects.create(
        partnership=paper.partnership, paper=paper, number=paper.versions.count() + 1, text=text, file=file,
        given_on=clock.today(), given_by=people.person(actor.ref),
    )  # fmt: skip
    Paper.objects.filter(pk=paper.pk).update(text=text, file=file, given_on=paper.given_on or clock.today())
    paper.refresh_from_db()
    notices.settle(record_ref=paper.ref, what=GIVE)
    return paper


@operation("governance.classify_paper", on="paper")
def classify_paper(actor: Actor, *, paper: Paper, private: bool) -> Paper:
    """Say whether the public may read a paper."""
    Paper.objects.filter(pk=paper.pk).update(private=private)
    paper.refresh_from_db()
    return paper


@operation("governance.withdraw_paper", on="paper")
def withdraw_paper(actor: Actor, *, paper: Paper, reason: str) -> Paper:
    """Withdraw a paper, and say why."""
    records.move(paper, "withdraw_paper", reason=reason)
    lift_paper(paper)
    return paper


def lift_paper(paper: Paper) -> None:
    """Nobody owes a paper any more, and its link opens nothing."""
    notices.lift(record_ref=paper.ref)
    end_grants(record_ref=paper.ref)


def take_off(item: Item) -> None:
    """An item is off its agenda, and nobody owes its papers any more."""
    Item.objects.filter(pk=item.pk).update(dropped=True)
    for paper in item.papers.all():
        lift_paper(paper)


def lift_papers(meeting: Meeting) -> None:
    """Nobody owes a meeting's papers any more."""
    for each in selectors.agenda_of(meeting):
        for paper in each.papers:
            lift_paper(paper)


@operation("governance.remind_paper_owners", kinds=("system",))
def remind_paper_owners(actor: Actor) -> int:
    """Remind whoever owes a paper, three working days before its day and on the one after.

    Run daily; run twice on a day it sends nothing more. Strength: local. Returns how many were sent.
    """
    owed = selectors.papers_to_remind(clock.today())
    for paper in owed:
        write_to_owner(paper, "governance/remind")
    return len(owed)
