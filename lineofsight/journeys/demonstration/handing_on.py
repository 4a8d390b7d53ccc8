"""What became of Ashmere's report once it was published: copies sent, boards that heard it, one still to be written to.

The bodies named are those guidance names for every partnership; that they got a report from this town is made up.
"""

from datetime import date
from functools import partial

from lineofsight.core.access.actors import Actor
from lineofsight.journeys.demonstration.days import on
from lineofsight.lead.annual_report.services import deliveries

BY_MAIL = "By e-mail, with the report’s address (made up)"
# What was done, on which day, and where or how.
DONE = (
    ("copy_panel", date(2019, 9, 24), BY_MAIL),
    ("copy_what_works", date(2019, 9, 24), BY_MAIL),
    ("accessible", date(2019, 10, 2), "Read with parents at the family hub (made up)"),
    ("health_wellbeing", date(2019, 10, 16), "Its October meeting, item 6 (made up)"),
    ("scrutiny_board", date(2019, 11, 20), "Its November meeting, moved by a week (made up)"),
)


def hand_on(manager: Actor, report) -> None:
    """Plan what is due of the published report, and note it as it is done."""
    about = {"report": report}
    with on(date(2019, 9, 24)):
        plan = partial(deliveries.plan_delivery, manager, **about)
        plan(key="health_wellbeing", on=date(2019, 10, 16))
        plan(key="scrutiny_board", on=date(2019, 11, 13))
        deliveries.drop_delivery(
            manager, **about, key="executive_board", reason="Ashmere’s council has no executive board (made up)"
        )
        deliveries.add_recipient(manager, **about, to="the schools’ forum (made up)", how="sent")
    for key, day, where in DONE:
        with on(day):
            deliveries.note_delivery(manager, **about, key=key, on=day, where=where)
