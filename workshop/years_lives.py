"""What a plan, a meeting, an action and a challenge live in the five years of `years.py`: each yields the day on which
it goes on."""

from collections.abc import Iterator
from datetime import date, timedelta

from workshop.years_words import THEMES, asked, learned, said

METHODS = ("audit", "data", "survey", "observation", "voice")
TESTED = ("arrangement", "practice", "practice", "experience")
RESULTS = ("no_change", "some", "some", "sustained")
AREAS = ("front_door", "early_help", "assessment", "protection", "exploitation", "health", "education", "partnership")


def days(number: int) -> timedelta:
    return timedelta(days=number)


def seen(n: int, on: date):
    """A piece of evidence."""
    from lineofsight.core.thread.rules.given import Seen, Source

    eyes = ("child", "family", "practitioner", "data")[n % 4]
    return Seen(f"{said(n, 3)} (made up)", eyes, METHODS[n % 5], "several", on, Source(said="Dip sample (made up)"))


def action(years, n: int) -> Iterator[date]:
    """Learned, perhaps again; asked of an agency, which agrees; put off; done on evidence; tested; closed."""
    from lineofsight.core.thread.rules.given import Proposal
    from lineofsight.core.thread.services import actions, closing, impact

    chair, agency = years.actor("chair"), n % len(years.agencies)
    errand = n % 10 == 9
    proposal = Proposal(
        asked(n), years.person(f"{('owner', 'second', 'lead')[n // 12 % 3]}{agency:02}"), years.agencies[agency],
        years.today + days(90 + n % 60), *(("", "") if errand else ("A dip sample of ten finds it in nine", "audit")),
        errand, source=source(years, n),
    )  # fmt: skip
    made = actions.propose_action(chair, partnership=years.town, proposal=proposal, point=learn(years, n))
    years.actions.append(made.ref)
    yield years.today + days(4 + n % 9)
    lead, began = years.actor(f"lead{agency:02}"), years.today
    if n % 40 == 7:
        actions.decline_action(lead, action=made, reason="It is done already (made up)")
        return
    made = actions.agree_action(lead, action=made, support="Half a day of the unit’s time (made up)")
    if n % 3 == 0:
        yield began + days(40)
        actions.say_progress(lead, action=made, text="It has begun (made up)")
        actions.change_due(lead, action=made, due=made.due + days(45), reason="The post was empty (made up)")
    yield began + days(60 + n * 37 % 480)
    if errand:
        actions.tick_off(lead, action=made)
        return
    actions.give_action_evidence(lead, action=made, seen=seen(n + 1, years.today))
    made = actions.say_done(lead, action=made)
    if n % 4 == 3:
        yield years.today + days(8)
        closing.close_untested(chair, action=made, reason="The service has changed since (made up)")
        return
    test = impact.plan_test(
        chair, action=made, method=METHODS[n % 5], tests=TESTED[n % 4], expected_change=f"{said(n, 7)} (made up)",
        planned_on=years.today + days(40), tester=years.person("scrutineer"),
    )  # fmt: skip
    yield years.today + days(35 + n % 30)
    scrutineer = years.actor("scrutineer")
    impact.record_result(
        scrutineer, test=test, result=RESULTS[n % 4], found=f"Seven of ten (made up, {n})", found_on=years.today
    )
    closing.close_action(chair, action=made)


def source(years, n: int):
    """Where an action comes from: an objective of the plan, the last meeting of a body, or words alone."""
    from lineofsight.core.thread.rules.given import Source

    if n % 4 == 0:
        return Source(years.objectives[n // 4 % len(years.objectives)].ref, "Business plan (made up)")
    held = years.meetings.get(n % len(years.bodies))
    return Source(held.ref, held.title) if n % 4 == 1 and held else Source(said="Learning review (made up)")


def learn(years, n: int):
    """A learning point with what it rests on; each eighth says again what one of its theme said before."""
    from lineofsight.core.thread.services import learning

    chair, theme = years.actor("chair"), n % len(THEMES)
    point = learning.note_learning_point(
        chair, partnership=years.town, text=learned(n), kind="strength" if n % 6 == 0 else "development",
        area=AREAS[n % len(AREAS)], learnt_on=years.today, themes=[years.themes[theme]],
        source=source(years, n),
    )  # fmt: skip
    learning.add_evidence(chair, point=point, seen=seen(n, years.today - days(7)))
    if n // len(THEMES) % 8 == 7:
        learning.link_repeat(chair, point=point, earlier=years.points[theme])
    years.points[theme] = point
    return point


def meeting(years, n: int) -> Iterator[date]:
    """Planned, its papers asked for, given and sent; held; its minutes drafted, checked and agreed."""
    from lineofsight.lead.governance.selectors import bodies as governed
    from lineofsight.lead.governance.services import agendas, meetings, minuted, papers

    manager, place = years.actor("manager"), n % len(years.bodies)
    on = at_work(years.today + days(42))
    made = meetings.plan_meeting(
        manager, body=years.bodies[place], on=on, starts="10 to 12", place="Town hall (made up)"
    )
    meetings.open_agenda(manager, meeting=made)
    items, lead = [], years.actor(f"lead{n % 12:02}")
    for k in range(6):
        items.append(agendas.add_item(manager, meeting=made, title=f"{said(n + k, 5)} (made up)", purpose="assure"))
    for k, item in enumerate(items[:3]):
        owner = years.person(f"lead{n % 12:02}")
        paper = papers.ask_for_paper(
            manager, item=item, title=f"Paper {k} (made up)", purpose="assure", owner=owner, private=k == 0
        )
        papers.give_paper(
            lead, paper=paper, text=f"# What is asked\n\n{said(n + k, 11)} (made up).\n\n- One way\n- Another"
        )
    meetings.close_agenda(manager, meeting=made)
    yield made.papers_due
    meetings.send_papers(manager, meeting=made)
    yield on
    came = {each.seat: ("present", "Somebody (made up)") for each in governed.places_in(made.body, on)}
    minuted.record_attendance(manager, meeting=made, seats=came)
    for k, item in enumerate(items):
        agendas.write_minutes(manager, item=item, minutes=f"{said(n + k, 13)} (made up).")
        if k < 2:
            minuted.record_decision(manager, item=item, text=f"To see that {said(n + k, 17)} (made up)")
    meetings.hold_meeting(manager, meeting=made)
    years.meetings[place] = made
    yield on + days(6)
    meetings.draft_minutes(manager, meeting=made)
    meetings.check_minutes(years.actor("chair"), meeting=made)
    yield on + days(40)
    meetings.agree_minutes(manager, meeting=made, agreed_on=years.today)


def at_work(day: date) -> date:
    from lineofsight.journeys.demonstration.days import at_work

    return at_work(day)


def challenge(years, n: int) -> Iterator[date]:
    """The scrutineer challenges an agency about a priority; it replies; what changed is said."""
    from lineofsight.lead.business_plan.services import challenges

    scrutineer, agency = years.actor("scrutineer"), n % len(years.agencies)
    about = years.priorities[n % len(years.priorities)]
    made = challenges.draft_challenge(
        scrutineer, partnership=years.town, question=f"Why do {said(n, 3)} (made up)?", by="the independent scrutineer",
        reply_due=years.today + days(20), support="A visit (made up)", about_ref=about.ref, about=about.question[:200],
        organisation=years.agencies[agency],
    )  # fmt: skip
    challenges.add_challenge_evidence(scrutineer, challenge=made, seen=seen(n, years.today))
    made = challenges.issue_challenge(scrutineer, challenge=made)
    yield years.today + days(15)
    reply = "We will see that it is so by the spring (made up)"
    made = challenges.reply_to_challenge(years.actor(f"lead{agency:02}"), challenge=made, reply=reply)
    yield years.today + days(7)
    challenges.accept_reply(scrutineer, challenge=made)
    yield years.today + days(60)
    challenges.close_challenge(scrutineer, challenge=made, effect="A second look found it so (made up)")


def plan(years, number: int) -> Iterator[date]:
    """A plan of a year with four priorities; the year after, its objectives are met, two of the priorities are carried
    forward, and two have ended."""
    from lineofsight.lead.business_plan.services import plans, priorities

    manager, partner = years.actor("manager"), years.actor("partner00")
    end = date(years.today.year, 12, 31)
    written = plans.Written(f"Business plan {end.year} (made up)", years.today, end, "What children told us matters")
    made = plans.draft_plan(manager, partnership=years.town, kind="business_plan", written=written)
    meet_objectives(years, manager)
    carried = [
        priorities.carry_priority(partner, priority=each, shown="Some change (made up)", into=made)
        for each in years.priorities[:2]
    ]
    end_year(years, manager, partner)
    years.priorities = [*carried, *(put_forward(years, made, number * 4 + k) for k in range(4 - len(carried)))]
    years.priorities = [priorities.choose_priority(manager, priority=each) for each in years.priorities]
    years.objectives = [reach(years, each, k) for each in years.priorities for k in range(3)]
    years.plan = plans.agree_plan(partner, plan=made, where="Executive (made up)")
    return
    yield


def put_forward(years, made, n: int):
    """A priority of two themes, with the evidence for it."""
    from lineofsight.lead.business_plan.services import priorities

    themes = [years.themes[(n + k) % len(years.themes)] for k in (0, 12)]
    owner = years.person(f"lead{n % len(years.agencies):02}")
    put = priorities.PutForward(f"Children know that {said(n, 19)} (made up, {n})", owner, "Learning", themes=themes)
    priority = priorities.add_priority(years.actor("chair"), plan=made, said=put)
    priorities.add_priority_evidence(years.actor("chair"), priority=priority, seen=seen(n, years.today - days(30)))
    return priority


def reach(years, priority, k: int):
    """An objective with an audit by which one will know."""
    from lineofsight.lead.business_plan.services import measures, objectives

    manager = years.actor("manager")
    made = objectives.add_objective(manager, priority=priority, text=f"Objective {k} of the year (made up)")
    looked = measures.Looked("audit", "difference", years.today + days(200 + 40 * k), text="Twenty records (made up)")
    measures.add_measure(manager, objective=made, looked=looked)
    return made


def meet_objectives(years, manager) -> None:
    """Everything that was to be reached in the year has been."""
    from lineofsight.lead.business_plan.services import objectives

    for priority in years.priorities:
        for objective in priority.objectives.filter(state="open"):
            objectives.meet_objective(manager, objective=objective, shown="Shown (made up)")


def end_year(years, manager, partner) -> None:
    """What was not carried forward has ended, and so has its plan."""
    from lineofsight.lead.business_plan.services import plans, priorities

    for priority in years.priorities[2:]:
        priorities.finish_priority(partner, priority=priority, shown="Some change (made up)")
    if years.plan:
        plans.end_plan(partner, plan=years.plan)
