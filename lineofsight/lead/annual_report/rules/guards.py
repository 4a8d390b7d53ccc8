"""What holds a move of a report or of a section back: each guard gives the sentence that refuses, or nothing."""

from dataclasses import dataclass

NOBODY_SIGNS = "Nobody is appointed to sign this report. Appoint its safeguarding partners first."


@dataclass(frozen=True)
class SectionFacts:
    """What a section's moves are judged by. `started_from` is the version the writer began with."""

    report_state: str
    text: str = ""
    problems: int = 0
    version: int = 0
    started_from: int | None = None
    saved_by: str = ""


@dataclass(frozen=True)
class ReportFacts:
    """What a report's moves are judged by. Names are as they are shown."""

    sections: int = 0
    unfinished: tuple[str, ...] = ()
    with_problems: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    waiting_for: tuple[str, ...] = ()
    reads_current: bool = True
    asked: bool = False
    signed_already: bool = False


def report_is_open(facts: SectionFacts) -> str | None:
    """A section changes only while its report is being written: nobody signs text that moves under them."""
    if facts.report_state == "drafting":
        return None
    return "The report has left drafting, so its sections cannot change. Ask the business manager to recall it first."


def nothing_overtaken(facts: SectionFacts) -> str | None:
    """A text is saved only over the version it was written from, so that nobody's words are lost unseen."""
    if facts.started_from is None or facts.started_from == facts.version:
        return None
    who = facts.saved_by or "Somebody"
    return f"{who} saved version {facts.version} while you were writing. Compare it with yours, then save again."


def has_text(facts: SectionFacts) -> str | None:
    """A finished section says something."""
    return None if facts.text.strip() else "This section has no text yet. Write it first."


def has_no_problems(facts: SectionFacts) -> str | None:
    """A finished section has nothing in it that must be put right."""
    if not facts.problems:
        return None
    things = "1 thing" if facts.problems == 1 else f"{facts.problems} things"
    return f"There {'is' if facts.problems == 1 else 'are'} {things} to put right in this section. See them beside it."


def has_sections(facts: ReportFacts) -> str | None:
    """A report sent for sign-off has at least one section."""
    return None if facts.sections else "The report has no sections. Add one first."


def sections_finished(facts: ReportFacts) -> str | None:
    """Every section is finished before the partners are asked to sign."""
    return f"Not finished yet: {listed(facts.unfinished)}." if facts.unfinished else None


def sections_without_problems(facts: ReportFacts) -> str | None:
    """No section has a problem on the day it is sent: a figure may have changed since the section was finished."""
    if not facts.with_problems:
        return None
    return f"Something must be put right in {listed(facts.with_problems)}. Open it to see what."


def somebody_signs(facts: ReportFacts) -> str | None:
    """At least one person holds the signing role."""
    return None if facts.signers else NOBODY_SIGNS


def signs_what_is_current(facts: ReportFacts) -> str | None:
    """A signature is for the document that was read."""
    return None if facts.reads_current else "The report was changed after you opened it. Read it again, then sign."


def was_asked(facts: ReportFacts) -> str | None:
    """Whoever signs is one of those it was sent to."""
    return None if facts.asked else "You were not asked to sign this. Ask the business manager to recall and send it."


def signs_once(facts: ReportFacts) -> str | None:
    """Nobody signs the same document twice."""
    return "You have signed this report already." if facts.signed_already else None


def everybody_signed(facts: ReportFacts) -> str | None:
    """A report is signed when everyone who holds the signing role has signed it (jointly; Children Act 2004, must)."""
    if not facts.signers:
        return NOBODY_SIGNS
    return f"Still to sign: {listed(facts.waiting_for)}." if facts.waiting_for else None


def listed(names: tuple[str, ...]) -> str:
    """Names as they stand in a sentence."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
