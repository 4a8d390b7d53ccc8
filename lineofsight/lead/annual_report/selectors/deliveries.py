"""What becomes of a finished report: what is asked of it and to whom it goes, by when, and what was done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from lineofsight.core.people import selectors as people
from lineofsight.core.records import selectors as records
from lineofsight.core.records.models import Moved
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import State
from lineofsight.lead.annual_report.lifecycle import DELIVERY
from lineofsight.lead.annual_report.models import Confirmation, DeliveryNote, Recipient, Report
from lineofsight.lead.annual_report.rules import delivering
from lineofsight.lead.annual_report.rules.template import Duty, says_who
from lineofsight.lead.annual_report.selectors.tracing import confirmations

# After the publication of a report that was started too late for what is asked of it. Strength: local.
LOOKED_FOR_AFTER = timedelta(days=7)
# The moves of a report that do by themselves what is asked of it.
DOES = {"freeze_report": delivering.SIGNED, "publish_report": delivering.PUBLISHED}
# The order in which they come about.
IN_ORDER = (delivering.SIGNED, delivering.PUBLISHED, delivering.CHECKED, *delivering.TO_SOMEBODY)
ASKS = {delivering.SIGNED: "Have it signed", delivering.PUBLISHED: "Publish it"}


@dataclass(frozen=True)
class Done:
    """That something was done: on which day, as whom says, and where or how."""

    on: date
    by: str
    where: str = ""


@dataclass(frozen=True)
class Delivery:
    """One thing due of a finished report.

    `due` is the day by which it is asked, `by_when` how that is said (`rules.delivering.DUE`); `passed` says that this
    day had passed when the report was started here, so that nobody is late by it; then it is looked for a week after
    the report is `published`. `notes` are what was said of it, the oldest first.
    """

    key: str
    how: str
    to: str
    question: str
    source: str
    strength: str
    unconfirmed: bool
    asked: bool
    confirmed: Confirmation | None
    due: date | None
    by_when: Mapping[str, int]
    passed: bool
    published: date | None
    notes: tuple[DeliveryNote, ...]
    done: Done | None

    @property
    def title(self) -> str:
        """What is to be done, in few words."""
        match self.how:
            case delivering.SENT:
                return f"Send it to {self.to}"
            case delivering.PRESENTED:
                return f"Present it to {self.to}"
            case delivering.CHECKED:
                return f"Look whether {self.question[0].lower()}{self.question[1:]}".rstrip(".")
        return ASKS[self.how]

    @property
    def goes_to_somebody(self) -> bool:
        """Whether it stands among those the report goes to."""
        return self.how in delivering.TO_SOMEBODY

    @property
    def says_who(self) -> str:
        """What asks for it, and how strongly; nothing for what is on the partnership's own list."""
        return says_who(self.source, self.strength, self.unconfirmed)

    @property
    def due_words(self) -> str:
        """By when it is asked, in words; nothing where no day is named."""
        return delivering.due_words(self.by_when)

    @property
    def state(self) -> str:
        """Where it is, as the latest move left it."""
        if self.done:
            return "done"
        return DELIVERY.move(self.notes[-1].move).target if self.notes else DELIVERY.initial

    @property
    def state_now(self) -> State:
        """The same as the lifecycle's table describes it."""
        return DELIVERY.state(self.state)

    @property
    def planned(self) -> date | None:
        """The day it was last planned for."""
        return next((note.on for note in reversed(self.notes) if note.move == "plan_delivery"), None)

    @property
    def reason(self) -> str:
        """Why it was left out."""
        return self.notes[-1].reason if self.state == "dropped" else ""

    @property
    def day(self) -> date | None:
        """The day it waits for: the one it is planned for, else the one by which it is asked."""
        if self.planned or not self.passed:
            return self.planned or self.due
        return self.published + LOOKED_FOR_AFTER if self.published else None

    def days_late(self, today: date) -> int:
        """How many days it is late, or was when it was done: after the day it is asked by, else the day planned."""
        last = self.day if self.passed or self.due is None else self.due
        if last is None or self.state == "dropped":
            return 0
        return max(((self.done.on if self.done else today) - last).days, 0)


def deliveries(report: Report) -> list[Delivery]:
    """Everything due of a finished report in the order it comes about: of what goes to somebody, what its edition names
    first, then whom the partnership added."""
    notes, done = notes_of(report), done_by_itself(report)
    added = [made_of(report, duty_of(each), None, notes, done) for each in report.recipients.all()]
    asked = [each for each in duties(report, notes, done) if each.asked]
    return sorted([*asked, *added], key=lambda each: IN_ORDER.index(each.how))


def not_asked(report: Report) -> list[Delivery]:
    """What its edition names and the partnership found not to be asked."""
    return [each for each in duties(report, {}, {}) if not each.asked]


def duties(report: Report, notes: Mapping[str, list[DeliveryNote]], done: Mapping[str, Done]) -> list[Delivery]:
    """What its edition asks of a finished report, what was found not to be asked with it."""
    confirmed = confirmations(report)
    return [made_of(report, duty, confirmed.get(duty.key), notes, done) for duty in report.template.publication]


def made_of(
    report: Report, duty: Duty, confirmed: Confirmation | None, notes: Mapping[str, list[DeliveryNote]],
    done: Mapping[str, Done],
) -> Delivery:  # fmt: skip
    """A duty with what a partnership read of it, and what was done about it."""
    read = confirmed if confirmed and confirmed.asked else None
    by_when = (read.due or {}) if read else duty.due
    published = done.get(delivering.PUBLISHED)
    due = delivering.due_day(by_when, report.end, published.on if published else None)
    said = tuple(notes.get(duty.key, ()))
    return Delivery(
        key=duty.key,
        how=duty.how,
        to=duty.to,
        question=read.question if read else duty.question,
        source=confirmed.source if confirmed else duty.source,
        strength=duty.strength,
        unconfirmed=duty.unconfirmed and confirmed is None,
        asked=confirmed is None or confirmed.asked,
        confirmed=confirmed,
        due=due,
        by_when=by_when,
        published=published.on if published else None,
        passed=due is not None and due < clock.london(report.created_at).date(),
        notes=said,
        done=done.get(duty.how) or noted_as_done(said),
    )


def duty_of(recipient: Recipient) -> Duty:
    """A recipient somebody added, as what is asked of the report: by nobody but the partnership itself."""
    to, how = recipient.to, recipient.how
    return Duty(recipient.ref, f"{delivering.TO_SOMEBODY[how]} to {to}", "", "local", False, how, to)


def notes_of(report: Report) -> dict[str, list[DeliveryNote]]:
    """What was said of each thing due of a report, the oldest first."""
    found: dict[str, list[DeliveryNote]] = {}
    for note in report.delivery_notes.select_related("said_by"):
        found.setdefault(note.item, []).append(note)
    return found


def noted_as_done(notes: tuple[DeliveryNote, ...]) -> Done | None:
    """That something was done, where that was said last."""
    if not notes or notes[-1].move != "note_delivery":
        return None
    return Done(notes[-1].on, notes[-1].said_by.name, notes[-1].where)


def done_by_itself(report: Report) -> dict[str, Done]:
    """What the report's own moves have done, by how it is done."""
    if report.state not in ("signed", "published"):
        return {}
    made = {how: records.moves_made([report.ref], move).get(report.ref) for move, how in DOES.items()}
    names = people.names(moved.actor_ref for moved in made.values() if moved)
    return {how: done_by(moved, names) for how, moved in made.items() if moved}


def done_by(moved: Moved, names: Mapping[str, str]) -> Done:
    return Done(clock.london(moved.at).date(), names[moved.actor_ref])


def delivery(report: Report, key: str) -> Delivery | None:
    """One thing due of a report, by its key; none for a key it has not."""
    return next((each for each in deliveries(report) if each.key == key), None)


def duty(report: Report, key: str) -> Delivery | None:
    """The same of what its edition asks, though it was found not to be asked."""
    return next((each for each in duties(report, notes_of(report), done_by_itself(report)) if each.key == key), None)


def facts_of(report: Report, delivery: Delivery, on: date | None = None) -> delivering.DeliveryFacts:
    """What the moves of one thing due of a report are judged by; `on` is the day that was typed."""
    return delivering.DeliveryFacts(
        how=delivery.how, report_state=report.state, binding=delivery.strength != "local", today=clock.today(), on=on
    )
