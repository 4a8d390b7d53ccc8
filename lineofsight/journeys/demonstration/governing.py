"""How Ashmere, a made-up town, is governed: an Executive and two sub-groups, a meeting held and one ahead, three risks.

Everybody in it is of the demonstration, and every act is invented.
"""

from datetime import date, timedelta

from lineofsight.core.access.actors import Actor, system
from lineofsight.core.access.models import Partnership
from lineofsight.core.people import services as people
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.people.roles import Role
from lineofsight.core.people.selectors import appointments_in, organisations_in
from lineofsight.core.thread.rules.given import Proposal, Source
from lineofsight.core.thread.services import actions
from lineofsight.journeys.demonstration import cast, post
from lineofsight.journeys.demonstration.days import at_work, on
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days
from lineofsight.lead.governance.selectors import bodies as governed
from lineofsight.lead.governance.services import agendas, bodies, duties, meetings, minuted, papers, risks, seats

SINCE = date(2018, 4, 3)
# The day Working Together 2023 came out: lead partners in place of statutory ones, each with a delegate.
LED_SINCE = date(2023, 12, 15)
PARTNERS = {"Council": ("council", "delegate"), "Police": ("constable", "delegate.police"),
            "Health Board": ("icb", "delegate.health")}  # fmt: skip
# Body, then seat, agency (none: the chair's), who sits there (nobody: vacant), who stands in.
SEATS = {
    "Executive": (
        ("Chair", "", "chair", ""), ("Chief executive", "Council", "council", "lead"),
        ("Chief constable", "Police", "constable", "police"), ("Chief officer", "Health Board", "icb", ""),
    ),
    "Learning and Improvement": (
        ("Chair", "", "chair", ""), ("Head of safeguarding", "Council", "lead", ""),
        ("Named nurse", "Hospitals", "hospitals", ""), ("Adviser", "Education", "education", ""),
    ),
    "Quality and Performance": (
        ("Chair", "", "chair", ""), ("Head of safeguarding", "Council", "lead", ""),
        ("Superintendent", "Police", "police", ""), ("Director of nursing", "Community", "", ""),
    ),
}  # fmt: skip
PURPOSES = {
    "Executive": "The three statutory partners decide together and answer for the arrangements.",
    "Learning and Improvement": "What reviews, audits and families teach, and whether practice changed.",
    "Quality and Performance": "What the figures and the audits say, and what is done about it.",
}
RISKS = (
    ("Figures come too late to act on", "Some agencies have one person who can make them", "The Executive decides on "
     "what was so half a year ago", "A second person is shown how in each agency", "lead", (4, 3, 2, 3), "treating"),
    ("Nobody sits for community health", "The post is vacant", "Health visiting is not heard when figures are read",
     "The health board was asked for a name", "icb", (3, 4, 1, 4), "open"),
    ("The analyst’s post is paid for one year", "Contributions are agreed year by year", "No figures in the next year",
     "The budget is agreed by January", "council", (2, 3, 2, 3), "tolerated"),
)  # fmt: skip


def live(town: Partnership) -> None:
    """What was set up when the partnership began, and what has happened since the last meeting."""
    today = clock.today()
    with on(SINCE):
        groups = set_up(town)
    with on(LED_SINCE):
        for word, (lead, delegate) in PARTNERS.items():
            lead_and_delegate(town, agency(town, word), somebody(lead), f"{delegate}@ashmere.example")
    with on(at_work(today - timedelta(days=200))):
        for name, group in groups.items():
            agree_terms(group, PURPOSES[name])
    held_on = at_work(today - timedelta(days=60))
    with on(at_work(held_on - timedelta(days=40))):
        meeting = meetings.plan_meeting(
            manager(), body=groups["Executive"], on=held_on, starts="10 to 12", place="Town hall (made up)"
        )
    hold(town, meeting)
    with on(at_work(today - timedelta(days=30))):
        plan(groups["Executive"], add_working_days(today, 4))
        keep_risks(town, groups["Executive"])
    duties.owe_duties(system("demonstration"))


def manager() -> Actor:
    """The town's business manager, by the clock's day."""
    return cast.actor("manager@ashmere.example")


def somebody(word: str) -> Person:
    """One of the town's people."""
    return Person.objects.get(email=f"{word}@ashmere.example")


def agency(town: Partnership, word: str) -> Organisation:
    """One of the town's agencies, by a word of its name."""
    return organisations_in(town).get(name__contains=word)


def set_up(town: Partnership) -> dict:
    """The Executive and its two sub-groups, their terms of reference, seats, and who sits there."""
    groups: dict = {}
    for name, places in SEATS.items():
        kind = "sub_group" if groups else "executive"
        groups[name] = bodies.add_body(
            manager(), partnership=town, name=name, kind=kind, purpose=PURPOSES[name], start=SINCE,
            above=groups.get("Executive"),
        )  # fmt: skip
        agree_terms(groups[name], PURPOSES[name])
        for title, whose, holder, substitute in places:
            sit(town, groups[name], title, whose, holder, substitute)
    return groups


def agree_terms(body, purpose: str) -> None:
    """A body's terms of reference, agreed today."""
    text = f"{purpose}\n\nIt meets each quarter. It is made up, as is everything in this town."
    bodies.agree_terms(manager(), body=body, text=text, agreed_on=clock.today(), agreed_by="the Executive")


def lead_and_delegate(town: Partnership, organisation: Organisation, lead: Person, delegate: str) -> None:
    """One agency as new guidance has it: who led it leads it on under the new name, and somebody decides for them."""
    about = {"partnership": town, "organisation": organisation}
    held = appointments_in(town).get(role=Role.STATUTORY_PARTNER, organisation=organisation)
    people.end_appointment(manager(), appointment=held, end=clock.today() - timedelta(days=1))
    people.appoint(manager(), name=lead.name, email=lead.email, role=Role.LEAD_PARTNER, **about)
    name = f"Demonstration delegate ({organisation.name.removeprefix('Ashmere ')})"
    given = people.appoint(manager(), name=name, email=delegate, role=Role.DELEGATED_PARTNER, **about)
    cast.join(delegate)
    seats.give_delegation(
        manager(), given_by=lead.name, what="Decides for the lead partner, and answers for what this agency owes",
        instrument="letter of December 2023 (made up)", start=clock.today(), person=given.person, **about,
    )  # fmt: skip


def sit(town: Partnership, body, title: str, whose: str, holder: str, substitute: str) -> None:
    """One seat, and who sits there."""
    seat = seats.add_seat(
        manager(), body=body, title=title, kind="member" if whose else "attending", start=SINCE, chairs=not whose,
        organisation=agency(town, whose) if whose else None,
    )  # fmt: skip
    for word, stands_in in ((holder, False), (substitute, True)):
        if word:
            seats.appoint_to_seat(
                manager(), seat=seat, person=somebody(word), start=SINCE, instrument="letter of April 2018",
                substitute=stands_in,
            )  # fmt: skip


def hold(town: Partnership, meeting) -> None:
    """The last meeting: papers, who came, what was decided and asked for, minutes that wait to be agreed."""
    with on(at_work(meeting.on - timedelta(days=30))):
        meetings.open_agenda(manager(), meeting=meeting)
        item = agendas.add_item(
            manager(), meeting=meeting, title="What repeat plans tell us", purpose="decide", owner=somebody("lead")
        )
        about = {"purpose": "decide", "owner": somebody("lead")}
        paper = papers.ask_for_paper(
            manager(), item=item, title="Repeat plans: two ways to go on", private=False, **about
        )
        meetings.close_agenda(manager(), meeting=meeting)
    with on(at_work(meeting.papers_due - timedelta(days=7))):
        papers.give_paper(
            cast.actor("lead@ashmere.example"), paper=paper,
            text="# What is asked\n\nChoose one of two ways (made up).\n\n- Audit ten families\n- Wait a quarter",
        )  # fmt: skip
    with on(meeting.papers_due):
        meetings.send_papers(manager(), meeting=meeting)
    with on(meeting.on):
        mark(meeting)
        agendas.write_minutes(
            manager(), item=item, minutes="The chair asked what children say. The council will ask ten families."
        )
        minuted.record_decision(
            manager(), item=item, paper=paper, text="To audit ten families whose children came back onto a plan"
        )
        meetings.hold_meeting(manager(), meeting=meeting)
    minute(town, meeting)
    for record in (meeting, paper):
        post.pass_on(record)


def mark(meeting) -> None:
    """Who came: the police sent somebody, the health board apologies."""
    said = {"Police": ("substitute", "Demonstration lead (police)"), "Health": ("apologies", "")}
    came = {}
    for place in governed.places_in(meeting.body, meeting.on):
        there = ("present", ", ".join(held.who for held in place.holders))
        came[place.seat] = next((given for word, given in said.items() if word in place.seat.whose), there)
    minuted.record_attendance(manager(), meeting=meeting, seats=came, guests=["Demonstration scrutineer"])


def minute(town: Partnership, meeting) -> None:
    """The minutes are drafted and checked, and what was asked for goes to its owner."""
    with on(add_working_days(meeting.on, 4)):
        meetings.draft_minutes(manager(), meeting=meeting)
        proposal = Proposal(
            text="Audit ten families whose children came back onto a plan", owner=somebody("lead"),
            organisation=agency(town, "Council"), due=clock.today() + timedelta(days=90), expected="audit",
            measure="Each of the ten says what was different the second time",
            source=Source(ref=meeting.ref, said=meeting.title),
        )  # fmt: skip
        post.pass_on(actions.propose_action(cast.actor("chair@ashmere.example"), partnership=town, proposal=proposal))
    with on(add_working_days(meeting.on, 6)):
        meetings.check_minutes(cast.actor("chair@ashmere.example"), meeting=meeting)


def plan(body, day: date) -> None:
    """The next meeting, with one paper that is here and one that is late."""
    meeting = meetings.plan_meeting(manager(), body=body, on=day, starts="10 to 12", place="Town hall (made up)")
    meetings.open_agenda(manager(), meeting=meeting)
    item = agendas.add_item(
        manager(), meeting=meeting, title="The budget for next year", purpose="decide", owner=somebody("council")
    )
    about = {"item": item, "purpose": "decide"}
    here = papers.ask_for_paper(
        manager(), title="Budget: what each partner gives", owner=somebody("council"), private=True, **about
    )
    late = papers.ask_for_paper(
        manager(), title="Budget: what the business unit costs", owner=somebody("lead"), private=False, **about
    )
    papers.give_paper(cast.actor("council@ashmere.example"), paper=here, text="What each partner gives (made up).")
    meetings.close_agenda(manager(), meeting=meeting)
    for paper in (here, late):
        post.pass_on(paper)


def keep_risks(town: Partnership, body) -> None:
    """Three risks, each in another state."""
    for title, cause, effect, controls, owner, scores, state in RISKS:
        risk = risks.add_risk(
            manager(), partnership=town, body=body, title=title, cause=cause, effect=effect, controls=controls,
            owner=somebody(owner), judged=risks.Judged(*scores, "First look (made up)"),
        )  # fmt: skip
        if state == "treating":
            risks.treat_risk(manager(), risk=risk)
        if state == "tolerated":
            risks.tolerate_risk(manager(), risk=risk, reason="The budget of this year holds (made up)")
