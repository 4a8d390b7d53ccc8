"""Reviews of children looked after: the first within 20 working days, the second within three months of it, later ones
no more than six months apart.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import narwhals as nw

from lineofsight.agency.measures.looked_after.children import STARTED, WENT_ON
from lineofsight.agency.measures.registry import Thing, measure
from lineofsight.agency.measures.tables import Tables
from lineofsight.agency.read.care import LookedAfter
from lineofsight.kernel.counted_days import OutsideCalendar
from lineofsight.kernel.days import months_after
from lineofsight.kernel.periods import Period
from lineofsight.kernel.working_days import add_working_days

# Working days to the first review, months from it to the second, months between later ones.
FIRST, SECOND, LATER = 20, 3, 6
GOES_ON = ("", WENT_ON)


def due_plainly(place: int, day: date) -> date | None:
    """By when the next review is due, from the beginning of care or from the review before; none outside the years
    for which working days are known."""
    if place:
        return months_after(day, SECOND if place == 1 else LATER)
    try:
        return add_working_days(day, FIRST)
    except OutsideCalendar:
        return None


def on_time_plainly(found: LookedAfter, period: Period) -> Iterator[Thing]:
    ours = [each for each in found.stays if not each.short_break]
    for child in {each.child for each in ours}:
        starts = sorted({each.began for each in ours if each.child == child and each.reason == STARTED})
        ends = [e.ended for e in ours if e.child == child and e.ended is not None and e.why_ended not in GOES_ON]
        held = sorted({each.held for each in found.reviews if each.child == child})
        for since, after in zip(starts, [*starts[1:], date.max], strict=False):
            until = min((end for end in ends if since < end <= after), default=date.max)
            days = [since, *(day for day in held if since < day < after)]
            for place, (day, then) in enumerate(zip(days, [*days[1:], None], strict=True)):
                due = due_plainly(place, day)
                if due is not None and period.contains(due) and due < until:
                    yield Thing(counts=then is not None and then <= due)


@measure("ssda903", "reviews due", on_time_plainly, adds_up=True)
def looked_after_reviews_on_time(tables: Tables, period: Period) -> nw.LazyFrame[Any]:
    """Reviews due in the period while care went on, and of them those held by the day. Short breaks are left out."""
    spells = care(tables)
    steps = from_step_to_step(tables, spells)
    by = (
        nw.when(nw.col("place") == 1).then(nw.col("first_due"))
        .when(nw.col("place") == 2).then(nw.col("day").dt.offset_by(f"{SECOND}mo").cast(nw.Date))
        .otherwise(nw.col("day").dt.offset_by(f"{LATER}mo").cast(nw.Date))
    )  # fmt: skip
    due = steps.with_columns(by.alias("due")).filter(nw.col("due").is_between(period.start, period.end))
    due = due.join(ended(tables, spells), on=["child", "since"], how="left")
    going_on = due.filter(nw.col("until").is_null() | (nw.col("until") > nw.col("due")))
    return going_on.with_columns((nw.col("then") <= nw.col("due")).fill_null(False).alias("counts"))


def care(tables: Tables) -> nw.LazyFrame[Any]:
    """Each time a child came into care, and the next time they did."""
    begun = tables["stays"].filter(nw.col("reason") == STARTED, ~nw.col("short_break"))
    starts = begun.select("child", nw.col("began").alias("since")).unique(keep="any")
    return starts.with_columns(nw.col("since").shift(-1).over("child", order_by="since").alias("again"))


def ended(tables: Tables, spells: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """When each time in care came to an end."""
    over = tables["stays"].filter(
        ~nw.col("short_break"), ~nw.col("ended").is_null(), ~nw.col("why_ended").is_in(GOES_ON)
    )
    joined = spells.join(over.select("child", "ended"), on="child", how="inner")
    own = (nw.col("ended") > nw.col("since")) & (nw.col("again").is_null() | (nw.col("ended") <= nw.col("again")))
    return joined.filter(own).group_by("child", "since").agg(nw.col("ended").min().alias("until"))


def from_step_to_step(tables: Tables, spells: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """The beginning of care and each review in it, in order, with the review that followed and, for the first, the
    twentieth working day."""
    own = (nw.col("day") > nw.col("since")) & (nw.col("again").is_null() | (nw.col("day") < nw.col("again")))
    held = spells.join(tables["reviews"], on="child", how="inner").filter(own).select("child", "since", "day")
    begins = spells.select("child", "since", nw.col("since").alias("day"))
    steps = nw.concat([begins, held.unique(keep="any")], how="vertical").with_columns(nw.lit(1).alias("one"))
    steps = steps.with_columns(
        nw.col("one").cum_sum().over("child", "since", order_by="day").alias("place"),
        nw.col("day").shift(-1).over("child", "since", order_by="day").alias("then"),
    )
    passed = tables.calendar.select("day", (nw.col("worked") + FIRST).alias("worked_then"))
    reached = tables.calendar.group_by("worked").agg(nw.col("day").min().alias("first_due"))
    counted = steps.join(passed, on="day", how="left")
    return counted.join(reached, left_on="worked_then", right_on="worked", how="left")
