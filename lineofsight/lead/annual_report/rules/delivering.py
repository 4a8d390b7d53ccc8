"""What becomes of a finished report: it is signed, published, looked at, sent and presented, each by a day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from lineofsight.kernel.days import MONTH_NAMES, last_of_month, months_after

SIGNED, PUBLISHED, CHECKED, SENT, PRESENTED = "signed", "published", "checked", "sent", "presented"
# What is done by a move of the report itself, which nobody notes a second time.
BY_ITSELF = {
    SIGNED: "This is noted by itself, when the last partner signs.",
    PUBLISHED: "This is noted by itself, when the report is published.",
}
TO_SOMEBODY = {SENT: "Sent", PRESENTED: "Presented"}


def months_after_end(number: int, end: date, published: date | None) -> date:
    """Within some months of the last day of the period."""
    return months_after(end, number)


def end_of_month(number: int, end: date, published: date | None) -> date:
    """By the end of a month: the first that ends after the period does."""
    this_year = last_of_month(end.year, number)
    return this_year if this_year > end else last_of_month(end.year + 1, number)


def days_after_publication(number: int, end: date, published: date | None) -> date | None:
    """Within some days of publication; no day is known before it."""
    return published + timedelta(days=number) if published else None


# How an edition, or a partnership that read the guidance, says by when: {"months": 12}, {"month": 9}, {"days": 7}.
DUE: Mapping[str, Callable[[int, date, date | None], date | None]] = {
    "months": months_after_end, "month": end_of_month, "days": days_after_publication,
}  # fmt: skip


def due_day(due: Mapping[str, int], end: date, published: date | None = None) -> date | None:
    """The day by which something is asked of a report on a period with this last day; none where no day is named."""
    return next((DUE[word](number, end, published) for word, number in due.items()), None)


def due_words(due: Mapping[str, int]) -> str:
    """By when something is asked, in words: "within 7 days of publication"; nothing where no day is named."""
    for word, number in due.items():
        size = "1 {}" if number == 1 else f"{number} {{}}s"
        match word:
            case "months":
                return f"within {size.format('month')} of the period’s last day"
            case "month":
                return f"by the end of {MONTH_NAMES[number - 1]}"
            case "days":
                return f"within {size.format('day')} of publication"
    return ""


def due_problem(due: Mapping[str, int]) -> str:
    """What is wrong with how an edition says by when; nothing where it can be read."""
    known = all(word in DUE and number > 0 for word, number in due.items())
    if len(due) > 1 or not known or due.get("month", 1) > len(MONTH_NAMES):
        return f"{dict(due)} is not a way to say by when: months, month or days, and how many"
    return ""


@dataclass(frozen=True)
class DeliveryFacts:
    """What the moves of one thing due of a report are judged by.

    `binding` says that statute or guidance asks it; `on` is the day that was typed, where one was.
    """

    how: str
    report_state: str
    binding: bool
    today: date
    on: date | None = None


def is_not_signing(facts: DeliveryFacts) -> str | None:
    """The day by which partners sign is set when the report is sent to them."""
    return "The day to sign by is set when the report is sent to the partners." if facts.how == SIGNED else None


def lies_ahead(facts: DeliveryFacts) -> str | None:
    """What is planned lies ahead."""
    if facts.on is None or facts.on >= facts.today:
        return None
    return "That day has passed. Plan a day that lies ahead, or note that it is done."


def is_noted_by_hand(facts: DeliveryFacts) -> str | None:
    """What the report's own moves do is noted by them alone."""
    return BY_ITSELF.get(facts.how)


def report_is_signed(facts: DeliveryFacts) -> str | None:
    """Nothing is done with a report before its partners have signed it."""
    if facts.report_state in ("signed", "published"):
        return None
    return "The report is not signed yet, so nothing can have been done with it. You can plan a day."


def has_come(facts: DeliveryFacts) -> str | None:
    """What was done was done on a day that has come."""
    if facts.on is None or facts.on <= facts.today:
        return None
    return "That day has not come yet. Plan it, and note it once it is done."


def may_be_left_out(facts: DeliveryFacts) -> str | None:
    """What statute or guidance asks cannot be left out."""
    if not facts.binding:
        return None
    return "Statute or guidance asks this. If you read there that it does not, say so under “Confirm”."
