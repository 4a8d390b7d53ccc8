"""Ashmere's child death reviews, in each state, with a panel ahead. Every child and every name is made up."""

from datetime import UTC, date, datetime, timedelta

from lineofsight.core.access.models import Partnership
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.people.rules import Row
from lineofsight.core.people.services import load_people
from lineofsight.core.sealed.rules import LONGEST_STAY
from lineofsight.core.sealed.services import admit_person, open_room, read_room
from lineofsight.journeys.demonstration import cast
from lineofsight.journeys.demonstration.days import at_work, on
from lineofsight.kernel import clock
from lineofsight.learn.child_deaths.rules.background import LABELS
from lineofsight.learn.child_deaths.selectors.deaths import deaths_in
from lineofsight.learn.child_deaths.services import analysis, family, gathering, meeting, panels, register, submitting

# How many days after it was made a room's coordinator looks again at who is let in.
STAY = 350
SUMMARY = "A child whose illness was long known. Written for the demonstration."
UNIT = "Ashmere Business Unit"
HOSPITALS = "Ashmere Hospitals NHS Trust"
COORDINATOR = Row(2, UNIT, "business_unit", "Demonstration child death review coordinator",
                  "deaths@ashmere.example", "cdop_coordinator")  # fmt: skip
SEATS = {
    "health": "health", "community": "health", "police": "police", "lead": "social_care", "public.health":
    "public_health",
}  # fmt: skip
# Made-up children: how long ago, at what age in days, how far the review has come.
CHILDREN = (
    ("Alder Quickwater (made up)", 620, 40, "agreed"),
    ("Bryony Quickwater (made up)", 540, 4100, "agreed"),
    ("Clover Oxbow (made up)", 430, 2, "agreed"),
    ("Dill Oxbow (made up)", 330, 900, "agreed"),
    ("Elder Millrace (made up)", 260, 60, "waits"),
    ("Fennel Millrace (made up)", 180, 5200, "ready"),
    ("Gorse Weirside (made up)", 70, 1, "asked"),
    ("Hazel Weirside (made up)", 9, 2300, "notified"),
)
# Of each of them, made up too: ethnic group, deprivation with its index, kind of place. Of the last nobody asked yet.
BACKGROUNDS = (
    ("white", "2019-1", "intensive"), ("asian", "2019-3", "hospice"), ("black", "2019-1", "neonatal"),
    ("white", "2025-2", "emergency"), ("mixed", "2025-1", "home"), ("not_known", "2025-7", "hospital"),
    ("asian", "not_known", "delivery"), ("not_asked", "not_asked", "not_asked"),
)  # fmt: skip


def coordinator():
    return cast.actor("deaths@ashmere.example")


def live(town: Partnership) -> None:
    """Eight deaths, each on its own days, and a panel ahead."""
    today = clock.today()
    with on(at_work(today - timedelta(days=640))):
        load_people(cast.actor("manager@ashmere.example"), partnership=town, rows=[COORDINATOR])
        cast.join("deaths@ashmere.example")
        sitting = [
            panels.seat_member(coordinator(), partnership=town, kind="cdop", person=person(who), seat=seat)
            for who, seat in SEATS.items()
        ]
    ready = []
    for (name, ago, age, far), answers in zip(CHILDREN, BACKGROUNDS, strict=True):
        died = today - timedelta(days=ago)
        death = reviewed(town, name, died, age, far, sitting, dict(zip(LABELS, answers, strict=True)))
        if far == "agreed" and ago > STAY:
            death = deaths_in(town).get(pk=death.pk)
            with on(at_work(died + timedelta(days=124))):
                submitting.note_submission(coordinator(), death=death, form="analysis", sent_on=clock.today())
        if ago > STAY:
            with on(at_work(died + timedelta(days=STAY))):
                stay_let_in(death)
        if far == "ready":
            ready.append(death)
    panel = panels.plan_panel(coordinator(), partnership=town, kind="cdop", on=at_work(today + timedelta(days=12)))
    for death in ready:
        put(death, panel, sitting[0])


def person(who: str) -> Person:
    return Person.objects.get(email=f"{who}@ashmere.example")


def opened(death):
    open_room(coordinator(), room=death.room, reason="case_work")
    return read_room(coordinator(), room=death.room)


def reviewed(town: Partnership, name: str, died: date, age: int, far: str, sitting: list, background: dict):
    """A death whose review came as far as it did."""
    told = register.Child(
        name=name, born=died - timedelta(days=age), died=died, nhs_number="", none_because="not_available",
        known_at=datetime(died.year, died.month, died.day, 15, tzinfo=UTC), address="", place="Ashmere Hospital",
    )  # fmt: skip
    with on(at_work(died + timedelta(days=1))):
        death = register.notify_death(
            coordinator(), partnership=town, notified_on=clock.today(), child=told, background=background
        )
    if far == "notified":
        return death
    with on(at_work(died + timedelta(days=2))):
        death = register.screen_death(coordinator(), death=death, residence="resident")
        submitting.note_submission(coordinator(), death=death, form="notification", sent_on=clock.today())
        gathering.decline_response(
            coordinator(), death=death, why="Long ill (made up)", decided_by="Demonstration designated doctor",
            decided_at=clock.now(),
        )  # fmt: skip
        death = deaths_in(town).get(pk=death.pk)
        asked = gathering.ask_for_information(
            coordinator(), death=death, organisation=Organisation.objects.get(name=HOSPITALS),
            due=at_work(died + timedelta(days=23)),
        )  # fmt: skip
        family.keep_family(
            coordinator(), death=death, key_worker="Demonstration bereavement nurse", wishes="By letter (made up)",
            do_not_contact=False,
        )  # fmt: skip
    if far == "asked":
        plan_meeting(death, died)
        return death
    with on(at_work(died + timedelta(days=35))):
        gathering.note_returned(coordinator(), information_request=asked, on=clock.today(), knew=True, said="(made up)")
        if far == "waits":
            gathering.begin_wait(coordinator(), death=death, what="inquest", since=clock.today())
            return death
        death = meeting.hold_review_meeting(coordinator(), death=death, on=clock.today())
    with on(at_work(died + timedelta(days=50))):
        death = gathering.make_ready(coordinator(), death=death)
        submitting.note_submission(
            coordinator(), death=death, form="reporting", sent_on=clock.today(), accepted_on=clock.today()
        )
    if far == "agreed":
        agreed(town, death, at_work(died + timedelta(days=110)), sitting)
    return death


def plan_meeting(death, died: date) -> None:
    """Its review meeting is planned, and moved once."""
    with on(at_work(died + timedelta(days=30))):
        meeting.plan_review_meeting(coordinator(), death=death, on=at_work(died + timedelta(days=65)))
    with on(at_work(died + timedelta(days=60))):
        meeting.plan_review_meeting(coordinator(), death=death, on=at_work(died + timedelta(days=88)), why="people")


def stay_let_in(death) -> None:
    """The coordinator looks again at who is let in, as they are told to before their year ends."""
    until = clock.today() + LONGEST_STAY
    admit_person(coordinator(), room=death.room, person=person("deaths"), part="coordinator", until=until)


def put(death, panel, lead) -> None:
    panels.put_on_panel(
        coordinator(), death=death, panel=panel, summary=SUMMARY, lead=lead,
        opened=opened(death),
    )  # fmt: skip


def agreed(town: Partnership, death, day: date, sitting: list) -> None:
    """A panel was held on it, and agreed what can be said."""
    with on(day):
        panel = panels.plan_panel(coordinator(), partnership=town, kind="cdop", on=day)
        put(death, panel, sitting[0])
        panels.send_pack(coordinator(), panel=panel)
        panels.hold_panel(coordinator(), panel=panel, came=sitting)
        death = deaths_in(town).get(pk=death.pk)
        answers = {"smoking": "yes", "domestic_abuse": "not_known", "co_sleeping": "no", "alcohol": "not_asked"}
        gathering.answer_facts(coordinator(), death=death, answers=answers | {"alcohol": "not_known"})
        analysis.agree_analysis(coordinator(), death=death, chosen=["8", "3"], modifiable="none", action=False)
