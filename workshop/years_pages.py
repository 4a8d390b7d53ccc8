"""What is measured of the five years (`years.py`): pages, searches and what the machine does by itself."""

from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO

from workshop import years as lived

# What people look for: everyday words, a name, words begun; and one word that stands in thousands of records.
SEARCHES = ("missing weekend", "Youth workers supervision", "core groups decide")
WIDE = "made"


@dataclass(frozen=True)
class Measured:
    """Something that is done, and whether it may take longer the more there is: a file, or what reads everything."""

    call: Callable
    grows: bool = False


def client(name: str):
    from django.test import Client

    from lineofsight.core.access.models import Account

    made = Client()
    made.force_login(Account.objects.get(email=lived.mail(name)))
    return made


def calls(years) -> dict[str, Measured]:
    """Everything that is measured of the years, by what it is called. Asked for on the day they have come to."""
    return {**pages(years), **searches(), **by_itself(years)}


def pages(years) -> dict[str, Measured]:
    """The pages of a business manager, and of an agency's lead where they say so."""
    manager, lead = client("manager"), client("lead00")
    more = {
        "theme, as a file", "actions, as a file", "calendar feed", "weekly digest of a person",
        "a highlight report to be sent",
    }  # fmt: skip
    asked = {"empty page": got(manager, "/empty/")}
    for name, path in addresses(years).items():
        asked[name] = got(manager, f"/{lived.SLUG}/{path}", grows=name in more)
    asked["inbox of a lead"] = got(lead, f"/{lived.SLUG}/inbox/")
    asked["actions of a lead"] = got(lead, f"/{lived.SLUG}/actions/")
    return asked


def got(client, address: str, grows: bool = False) -> Measured:
    """A page, to its last byte."""
    return Measured(lambda: answered(client.get(address), address), grows)


def answered(response, what: str) -> bytes:
    """What was answered, all of it; anything but a page ends the run."""
    if response.status_code != 200:
        raise SystemExit(f"{what} answered {response.status_code}")
    return response.getvalue()


def addresses(years) -> dict[str, str]:
    """Each page's address within the partnership."""
    theme, meeting = years.themes[0].ref, years.meetings[0].ref
    return {
        "home": "",
        "inbox": "inbox/",
        "overdue": "diary/?view=all&state=late",
        "diary, a month": f"diary/?view=month&day={years.today}",
        "diary, a year": f"diary/?view=year&day={years.today}",
        "calendar feed": f"feed/{feed(years)}.ics",
        "weekly digest of a person": f"digests/?person={years.person('lead00').ref}",
        "plan": f"plans/{years.plan.ref}/",
        "priority": f"priorities/{years.priorities[0].ref}/",
        "an objective": f"objectives/{years.objectives[0].ref}/",
        "a highlight report to be sent": f"plans/{years.plan.ref}/highlights/new/",
        "themes": "themes/",
        "theme": f"themes/{theme}/",
        "theme, as a file": f"themes/{theme}/thread.csv",
        "learning points": "learning/",
        "actions": "actions/",
        "actions, of one agency and late": f"actions/?agency={years.agencies[3].ref}&late=on",
        "actions, as a file": "actions.csv?state=",
        "an action": f"actions/{years.actions[-40]}/",
        "a learning point": f"learning/{acted_on(years).ref}/",
        "meetings": "meetings/",
        "a meeting": f"meetings/{meeting}/",
        "a meeting’s pack": f"meetings/{meeting}/pack.pdf",
        "what an agenda is offered": f"meetings/{next_meeting(years).ref}/agenda/offered/",
        "a body": f"governance/bodies/{years.bodies[0].ref}/",
        "challenges": "challenges/",
    }


def acted_on(years):
    """The latest learning point on which somebody acts. Of one just noted, all that was ever learned is asked for its
    like; that is measured by itself (`by_itself`)."""
    from lineofsight.core.thread.models import LearningPoint

    return LearningPoint.objects.filter(state="acted_on").first()


def feed(years) -> str:
    """The secret of a lead's calendar feed."""
    from lineofsight.core.notices.services.feeds import renew_feed

    return renew_feed(years.actor("lead00"), partnership=years.town)


def next_meeting(years):
    """A meeting of the Executive that lies ahead."""
    from lineofsight.kernel.calendar import add_working_days
    from lineofsight.lead.governance.services import meetings

    on = add_working_days(years.today, 10)
    return meetings.plan_meeting(years.actor("manager"), body=years.bodies[0], on=on)


def searches() -> dict[str, Measured]:
    """Three everyday searches, and one that finds thousands."""
    manager = client("manager")

    def search(words: str) -> Measured:
        return Measured(lambda: answered(manager.post(f"/{lived.SLUG}/search/", {"words": words}), words))

    asked = {f"search: {words}": search(words) for words in SEARCHES}
    return asked | {"search that finds thousands": search(WIDE)}


def by_itself(years) -> dict[str, Measured]:
    """What the machine does: earlier points like a new one are looked for; the daily command."""
    from django.core.management import call_command

    from lineofsight.core.access.scope import scope
    from lineofsight.core.thread.selectors.repeats import like

    chair, point = years.actor("chair"), list(years.points.values())[-1]

    def repeats() -> None:
        with scope(years.town):
            like(chair, point)

    return {
        "earlier points like a new one": Measured(repeats, grows=True),
        "the daily command": Measured(lambda: call_command("daily", stdout=StringIO())),
    }
