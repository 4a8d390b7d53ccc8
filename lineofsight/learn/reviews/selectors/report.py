"""The rapid review as a document, identified or pseudonymous, and the digest of what partners sign."""

import json
from hashlib import sha256

from lineofsight.core.design.text import day
from lineofsight.core.documents.tree import (
    Block,
    BulletList,
    Column,
    Document,
    Heading,
    Paragraph,
    Strong,
    Table,
    Text,
    to_json,
)
from lineofsight.core.sealed.values import Opened
from lineofsight.learn.reviews.models import Account, Incident
from lineofsight.learn.reviews.rules.codes import AIMS, CRITERIA, ETHNICITY, HARM, LEGAL, SEX, STEPS
from lineofsight.learn.reviews.rules.fuzzy import Fuzzy, read
from lineofsight.learn.reviews.rules.masking import masked
from lineofsight.learn.reviews.selectors.incidents import accounts_of, children, counting, names_masked, review_of
from lineofsight.learn.reviews.selectors.timeline import Entry, timeline

EDITIONS = {"identified": "Identified edition: it names children", "pseudonymous": "Pseudonymous edition"}


def report(incident: Incident, opened: Opened, *, pseudonymous: bool = False, signed: bool = True) -> Document:
    """A rapid review as it stands.

    Args:
        signed: whether it says who signed it; what they sign does not.
    """
    pairs = names_masked(incident, opened) if pseudonymous else []

    def say(text: str) -> str:
        return masked(text, pairs) if pseudonymous else text

    blocks = [
        *about_children(incident, opened, pseudonymous), *about_incident(incident, opened, pseudonymous, say),
        *aims(incident, opened, say), *agencies(incident, opened, pseudonymous, say),
        *entries(incident, opened, pseudonymous),
        *(signatures(incident, opened) if signed else ()),
    ]  # fmt: skip
    return Document(
        title=f"Rapid review: {incident.title}",
        subtitle=EDITIONS["pseudonymous" if pseudonymous else "identified"],
        meta=dates(incident),
        blocks=tuple(blocks),
    )


def dates(incident: Incident) -> tuple[tuple[str, str], ...]:
    due = incident.deadlines.filter(what="rapid_review").last()
    found = (
        ("Partnership", incident.partnership.name), ("The council became aware", day(incident.aware_on)),
        ("Notified", day(incident.notified_on) if incident.notified_on else "Not notified"),
        ("Rapid review due", day(due.due_on) if due else "No day is set"),
    )  # fmt: skip
    return found


def about_children(incident: Incident, opened: Opened, pseudonymous: bool) -> list[Block]:
    """The children: named with their dates, or by what stands for them with their ages."""
    heads = ("Child", "Age then", "Sex", "Ethnicity", "Legal status", *(() if pseudonymous else ("Born", "Lives in")))
    rows = []
    for each in children(incident, opened):
        told = each.told
        cells = [
            each.called if pseudonymous else told["name"] or each.called, each.age, SEX.get(told["sex"], ""),
            ETHNICITY.get(told["ethnicity"], ""), LEGAL.get(told["legal_status"], ""),
        ]  # fmt: skip
        more = [] if pseudonymous else [("Expected: " if told["unborn"] else "") + each.born.words, told["lives_in"]]
        rows.append(tuple(cells + more))
    table = Table("The children", tuple(Column(head) for head in heads), tuple(rows))
    return [Heading(1, "The children"), table]


def about_incident(incident: Incident, opened: Opened, pseudonymous: bool, say) -> list[Block]:
    """What happened, when and where, as it was reported."""
    when = read(incident.happened_when.open(opened))
    shown = coarse(when) if pseudonymous else when
    place = [] if pseudonymous else [line("Where", incident.place.open(opened))]
    return [
        Heading(1, "The incident"), line("When", shown.words), line("Area", say(incident.happened_in.open(opened))),
        *place, line("Harm", HARM.get(incident.harm.open(opened), "")),
        *paragraphs(say(incident.what_happened.open(opened))),
        line("Brothers and sisters", say(incident.siblings.open(opened))),
        line("Police", say(incident.police.open(opened))), line("Coroner", say(incident.coroner.open(opened))),
    ]  # fmt: skip


def line(label: str, text: str) -> Paragraph:
    return Paragraph((Strong((Text(f"{label}: "),)), Text(text or "Not said")))


def paragraphs(text: str) -> list[Block]:
    return [Paragraph.of(each) for each in text.splitlines() if each.strip()] or [Paragraph.of("Not said")]


def aims(incident: Incident, opened: Opened, say) -> list[Block]:
    """The four aims, the child's daily life, and the decision."""
    review = review_of(incident)
    if review is None:
        return [Heading(1, "The review"), Paragraph.of("Not written yet.")]
    blocks: list[Block] = []
    for name, label in (AIMS[0], ("child_life", "What daily life was like for the child"), *AIMS[1:]):
        blocks += [Heading(1, label), *paragraphs(say(getattr(review, name).open(opened)))]
    met = [CRITERIA[key] for key in review.criteria if key in CRITERIA]
    listed = BulletList(tuple((Paragraph.of(each),) for each in met)) if met else Paragraph.of("Not said.")
    return [
        *blocks, line("Decided", STEPS.get(review.step, "Not decided yet")),
        Heading(2, "Criteria taken into account (SI 2018/789)"), listed,
    ]  # fmt: skip


def agencies(incident: Incident, opened: Opened, pseudonymous: bool, say) -> list[Block]:
    """What each agency said of its own part."""
    blocks: list[Block] = [Heading(1, "What agencies said")]
    for account in accounts_of(incident):
        blocks.append(Heading(2, account.organisation.name))
        if account.state == "nil":
            blocks.append(Paragraph.of("Knows nothing of them."))
            continue
        if account.state == "asked":
            blocks.append(Paragraph.of("Its account has not come in."))
            continue
        labels = {
            "author": "Written by",
            "involvement": "Involvement", "good_practice": "Good practice", "early_learning": "Early learning",
            "immediate_action": "Done at once", "sources": "Sources", "gaps": "What could not be found out",
        }  # fmt: skip
        told = ((label, getattr(account, name).open(opened)) for name, label in labels.items())
        lines: list[Block] = [line(label, say(text)) for label, text in told if text]
        lines += involved(account, opened, pseudonymous)
        blocks += lines or [Paragraph.of("It tells of what stands in the timeline.")]
    return blocks


def involved(account: Account, opened: Opened, pseudonymous: bool) -> list[Block]:
    """Since when and until when the agency was involved, as far as it says so."""
    told = [read(getattr(account, name).open(opened)) for name in ("involved_from", "involved_to")]
    shown = [coarse(each) if pseudonymous else each for each in told]
    if not any(each.year for each in shown):
        return []
    return [line("Involved", " to ".join(each.words if each.year else "not said" for each in shown))]


def coarse(day_known: Fuzzy) -> Fuzzy:
    """A date without its day."""
    return Fuzzy(day_known.year, day_known.month, None, day_known.about)


def entries(incident: Incident, opened: Opened, pseudonymous: bool) -> list[Block]:
    """The timeline, with what is made of its key practice episodes."""
    found = timeline(incident, opened, pseudonymous=pseudonymous)
    if not found:
        return [Heading(1, "Timeline"), Paragraph.of("No agency has told of anything yet.")]
    columns = tuple(Column(head) for head in ("When", "What happened", "Told by", "Age"))
    table = Table("Timeline", columns, tuple(row_of(each) for each in found))
    return [Heading(1, "Timeline"), table, *analyses(found)]


def row_of(entry: Entry) -> tuple[str, ...]:
    told = "; ".join(with_who(each) for each in (entry, *entry.under))
    agencies_ = ", ".join(f"{each.agency} ({each.told['source'] or 'no source'})" for each in (entry, *entry.under))
    return (entry.told["when"], told, agencies_, "; ".join(entry.ages))


def with_who(entry: Entry) -> str:
    """What happened, and who took part, by role."""
    return entry.told["what"] + (f" ({entry.told['who']})" if entry.told["who"] else "")


def analyses(found: list[Entry]) -> list[Block]:
    """Key practice episodes, and what is made of each."""
    keys = [each for each in found if each.row.key]
    if not keys:
        return []
    blocks: list[Block] = [Heading(1, "Key practice episodes")]
    for each in keys:
        blocks += [Heading(2, f"{each.told['when']}: {each.told['what'][:80]}"), *paragraphs(each.told["analysis"])]
    return blocks


def signatures(incident: Incident, opened: Opened) -> list[Block]:
    """Who signed it as it stands."""
    digest = digest_of(incident, opened)
    made = counting(incident).filter(digest=digest).select_related("organisation", "person")
    rows = tuple((each.organisation.name, f"{each.person.name}, {day(each.created_at)}") for each in made)
    if not rows:
        return [Heading(1, "Signatures"), Paragraph.of("Nobody has signed it as it stands.")]
    columns = (Column("Safeguarding partner"), Column("Signed by"))
    return [Heading(1, "Signatures"), Table("Signatures", columns, rows)]


def digest_of(incident: Incident, opened: Opened) -> str:
    """What partners sign: the identified review as it stands, as one number that changes with every word of it."""
    document = to_json(report(incident, opened, signed=False))
    return sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()
