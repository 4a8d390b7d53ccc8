"""How Ashmere, a made-up town, reaches beyond its own table: what a sector raised, and boards outside it.

Everybody in it is of the demonstration, and every act is invented.
"""

from datetime import timedelta

from lineofsight.core.access.models import Partnership
from lineofsight.journeys.demonstration import cast
from lineofsight.journeys.demonstration.days import at_work, on
from lineofsight.journeys.demonstration.governing import manager, somebody
from lineofsight.kernel import clock
from lineofsight.lead.governance.selectors import bodies as governed
from lineofsight.lead.governance.selectors.minuted import decisions_in
from lineofsight.lead.governance.selectors.sector_issues import meetings_ahead
from lineofsight.lead.governance.services import agendas, bodies, outside, seats, sector_issues, sharing

BOARD = "Ashmere Health and Wellbeing Board"
REGION = "Regional procedures consortium (made up)"


def begin(town: Partnership) -> None:
    """The board and the region’s consortium, kept here before a plan is written beside what they have chosen."""
    with on(at_work(clock.today() - timedelta(days=400))):
        for name, kind in ((BOARD, "strategic"), (REGION, "regional")):
            bodies.add_body(manager(), partnership=town, name=name, kind=kind, start=clock.today())


def live(town: Partnership) -> None:
    """What the third sector raised, and how the town keeps in touch with a board and with the region."""
    today = clock.today()
    with on(at_work(today - timedelta(days=200))):
        agree(town)
    raise_and_put(town)
    with on(at_work(today - timedelta(days=50))):
        tell(town)


def agree(town: Partnership) -> None:
    """Who keeps in touch with the board and with the region, and a seat for the third sector."""
    board, region = (governed.standing(town).get(name=name) for name in (BOARD, REGION))
    about = {"since": clock.today(), "they_send": "half_year"}
    theirs = "The board’s manager (made up)"
    outside.set_liaison(manager(), body=board, sender=somebody("lead"), we_send="quarter", theirs=theirs, **about)
    outside.set_liaison(manager(), body=region, we_send="half_year", **about)
    seat = seats.add_seat(
        manager(), body=governed.standing(town).get(name="Learning and Improvement"), kind="member",
        title="Voice of the third sector", sector="Third sector", start=clock.today(),
    )  # fmt: skip
    seats.appoint_to_seat(
        manager(), seat=seat, person=somebody("advocacy"), start=clock.today(), instrument="a vote (made up)"
    )


def raise_and_put(town: Partnership) -> None:
    """What the third sector says, on the agenda of the Executive’s next meeting."""
    seat = governed.standing(town).get(name="Learning and Improvement").seats.get(sector="Third sector")
    with on(at_work(clock.today() - timedelta(days=24))):
        issue = sector_issues.raise_issue(
            cast.actor("advocacy@ashmere.example"), seat=seat, title="Small groups cannot free anybody for a whole day",
            text="Courses last a day, and groups of three people close when one is away. They ask for evenings.",
            organisations=17, gathered="A survey of 40 groups (made up)",
        )  # fmt: skip
    with on(at_work(clock.today() - timedelta(days=20))):
        agendas.put_issue(manager(), issue=issue, meeting=meetings_ahead(issue)[0])


def tell(town: Partnership) -> None:
    """The board is told what was decided, and asks for something; the decision is shared with it."""
    board = governed.standing(town).get(name=BOARD)
    outside.note_update(
        cast.actor("lead@ashmere.example"), body=board, direction="sent", on=clock.today(), by=somebody("lead").name,
        title="Why children come back onto a plan", text="Ten families are asked what was different (made up).",
    )  # fmt: skip
    outside.note_update(
        manager(), body=board, direction="received", on=clock.today(), by="The board’s manager (made up)",
        title="What the board pays for next year", text="Help for parents of young children comes first (made up).",
        asks="Which families wait longest for help?", answer_by=clock.today() + timedelta(days=70),
    )  # fmt: skip
    sharing.share_record(
        manager(), partnership=town, record_ref=decisions_in(manager(), town)[0].ref, bodies=[board],
        on=clock.today(), why="The board pays for the help these families had (made up)",
        how="By e-mail to the board’s manager (made up)",
    )  # fmt: skip
