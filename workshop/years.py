"""Five years of a made-up partnership for the benchmarks: 10,000 actions and 40 meetings a year.

All of it is lived in the order of days, through the services, with their checks on: learned, asked for, agreed, put
off, done on evidence, tested from outside and closed; meetings planned, papers asked for and given, minutes agreed;
challenges; and a plan for each of the five years. What each thing lives is in `years_lives.py`.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from time import perf_counter

from workshop.years_words import THEMES

SLUG = "yearsford"
FIRST, LAST, YEARS = date(2021, 1, 4), date(2025, 12, 31), 5
# What begins in these years, and how many agencies there are.
ACTIONS, MEETINGS, CHALLENGES, AGENCIES = 10_000, 40 * YEARS, 20 * YEARS, 12
BODIES = ("Executive", "Learning and Improvement", "Quality and Performance", "Exploitation")
UNIT = (("manager", "business_manager"), ("analyst", "analyst"), ("chair", "chair"), ("scrutineer", "scrutineer"))


def mail(name: str) -> str:
    return f"{name}@{SLUG}.example"


@dataclass
class Years:
    """A partnership, who and what there is in it, and what still lies ahead: days, each with the life that goes on."""

    town: object
    agencies: list
    themes: list = field(default_factory=list)
    bodies: list = field(default_factory=list)
    objectives: list = field(default_factory=list)
    priorities: list = field(default_factory=list)
    plan: object = None
    meetings: dict = field(default_factory=dict)
    points: dict = field(default_factory=dict)
    actions: list = field(default_factory=list)
    today: date = FIRST
    ahead: list = field(default_factory=list)
    known: dict = field(default_factory=dict)
    order: Iterator[int] = field(default_factory=count)

    def actor(self, name: str):
        """Somebody of the town, whose appointments do not change in these years."""
        from lineofsight.journeys.demonstration import cast

        if name not in self.known:
            self.known[name] = cast.actor(mail(name))
        return self.known[name]

    def person(self, name: str):
        """The person they are."""
        from lineofsight.core.people.models import Person

        return Person.objects.get(email=mail(name))

    def begin(self, day: date, life: Iterator[date]) -> None:
        """Let something begin on a day."""
        heapq.heappush(self.ahead, (day, next(self.order), life))

    def live(self, actions: int | None = None) -> float:
        """Go on until there are so many actions, else until the last day; how many seconds it took."""
        from lineofsight.core.access.scope import scope

        began = perf_counter()
        with scope(self.town):
            while self.ahead and self.ahead[0][0] <= LAST and (actions is None or len(self.actions) < actions):
                self.step()
        return perf_counter() - began

    def step(self) -> None:
        """What goes on next, on its day. The database is looked after once a month; the daily command does so daily."""
        from lineofsight.core.access.upkeep import weigh_tables
        from lineofsight.journeys.demonstration.days import at_work, on

        day, _, life = heapq.heappop(self.ahead)
        before, self.today = self.today, min(max(self.today, at_work(day)), LAST)
        if before.month != self.today.month:
            weigh_tables()
        with on(self.today):
            following = next(life, None)
        if following:
            self.begin(following, life)


def found() -> Years:
    """The partnership on its first day: its people, themes and bodies, and everything that will begin in five years."""
    from lineofsight.core.access import services as access
    from lineofsight.core.access.scope import scope
    from lineofsight.core.people import services as people
    from lineofsight.journeys.demonstration import cast
    from lineofsight.journeys.demonstration.days import on

    administrator = cast.actor(cast.ADMINISTRATOR)
    town = access.create_partnership(
        administrator, slug=SLUG, name="Yearsford (made up)", area_code="X00000098", area_name="Yearsford",
        demonstration=True,
    )  # fmt: skip
    rows = people_of()
    with scope(town), on(FIRST):
        people.load_people(administrator, partnership=town, rows=rows)
        for row in rows:
            cast.join(row.email)
        years = Years(town, [agency(town, n) for n in range(AGENCIES)])
        settle_in(years)
    foresee(years)
    return years


def people_of() -> list:
    """The unit, and of each agency a lead, two who own actions, and, of the first three, a delegated partner."""
    from lineofsight.core.people.rules import Row

    rows = [("Yearsford Unit", "business_unit", name, role) for name, role in UNIT]
    for n in range(AGENCIES):
        held = [("lead", "partner_lead"), ("owner", "practitioner"), ("second", "practitioner")]
        held += [("partner", "delegated_partner")] if n < 3 else []
        rows += [(f"Yearsford Agency {n:02}", "voluntary", f"{name}{n:02}", role) for name, role in held]
    return [
        Row(number, whose, kind, f"{name.capitalize()} (made up)", mail(name), role)
        for number, (whose, kind, name, role) in enumerate(rows, 2)
    ]


def agency(town, n: int):
    from lineofsight.core.people.selectors import organisations_in

    return organisations_in(town).get(name=f"Yearsford Agency {n:02}")


def settle_in(years: Years) -> None:
    """The themes, and four bodies with a seat for the chair and one for each agency."""
    from lineofsight.core.thread.services import themes
    from lineofsight.lead.governance.services import bodies, seats

    manager = years.actor("manager")
    years.themes = [themes.add_theme(manager, partnership=years.town, name=name, meaning="") for name in THEMES]
    for name in BODIES:
        kind = "sub_group" if years.bodies else "executive"
        body = bodies.add_body(
            manager, partnership=years.town, name=name, kind=kind, purpose=f"What {name} is for (made up)",
            start=FIRST, above=years.bodies[0] if years.bodies else None,
        )  # fmt: skip
        years.bodies.append(body)
        bodies.agree_terms(manager, body=body, text="It meets.", agreed_on=FIRST, agreed_by="the Executive")
        places = [("Chair", None, "chair"), *(("Head", each, f"lead{n:02}") for n, each in enumerate(years.agencies))]
        for title, whose, holder in places:
            seat = seats.add_seat(
                manager, body=body, title=title, kind="member" if whose else "attending", start=FIRST,
                chairs=whose is None, organisation=whose,
            )  # fmt: skip
            seats.appoint_to_seat(manager, seat=seat, person=years.person(holder), start=FIRST, instrument="a letter")


def foresee(years: Years) -> None:
    """The plan of each year; meetings and challenges, evenly spread; actions, few at first and more each year."""
    from workshop import years_lives as lives

    for number in range(YEARS):
        years.begin(date(FIRST.year + number, 1, 4), lives.plan(years, number))
    evenly, more = 1.0, 0.5
    whole = ((MEETINGS, lives.meeting, evenly), (CHALLENGES, lives.challenge, evenly), (ACTIONS, lives.action, more))
    for many, life, spread in whole:
        for number in range(many):
            passed = (number / many) ** spread
            years.begin(FIRST + timedelta(days=1 + int(passed * (LAST - FIRST).days)), life(years, number))
