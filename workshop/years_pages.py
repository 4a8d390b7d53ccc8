"""What is measured of the five years (`years.py`): pages, searches and what the machine does by itself, at a tenth of
the actions and at all of them."""

from collections.abc import Callable
from dataclasses import dataclass

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
    """Everything that is measured of the years, by what it is called. Asked for on the last day lived."""
    return {**pages(years), **searches(years), **by_itself(years)}


def pages(years) -> dict[str, Measured]:
    """The pages of a business manager, and of an agency's lead where they say so."""
    manager, lead = client("manager"), client("lead00")
    at = {name: f"/{lived.SLUG}/{path}" for name, path in addresses(years).items()}
    files = {"theme, as a file", "actions, as a file"}
    asked = {"empty page": Measured(lambda: manager.get("/empty/"))}
    asked |= {name: Measured(lambda path=path: manager.get(path), name in files) for name, path in at.items()}
    asked["inbox of a lead"] = Measured(lambda: lead.get(f"/{lived.SLUG}/inbox/"))
    asked["actions of a lead"] = Measured(lambda: lead.get(f"/{lived.SLUG}/actions/"))
    return asked


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
        "themes": "themes/",
        "theme": f"themes/{theme}/",
        "theme, as a file": f"themes/{theme}/thread.csv",
        "learning points": "learning/",
        "actions": "actions/",
        "actions, of one agency and late": f"actions/?agency={years.agencies[3].ref}&late=on",
        "actions, as a file": "actions.csv?state=",
        "an action": f"actions/{years.actions[-40]}/",
        "a learning point": f"learning/{years.points[0].ref}/",
        "meetings": "meetings/",
        "a meeting": f"meetings/{meeting}/",
        "a meeting’s pack": f"meetings/{meeting}/pack.pdf",
        "what an agenda is offered": f"meetings/{next_meeting(years).ref}/agenda/offered/",
        "a body": f"governance/bodies/{years.bodies[0].ref}/",
        "challenges": "challenges/",
    }


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


def searches(years) -> dict[str, Measured]:
    """Three everyday searches, and one that finds thousands."""
    manager = client("manager")

    def search(words: str) -> Measured:
        return Measured(lambda: manager.post(f"/{lived.SLUG}/search/", {"words": words}))

    asked = {f"search: {words}" : search(words) for words in SEARCHES}
    return asked | {"search that finds thousands": search(WIDE)}


def by_itself(years) -> dict[str, Measured]:
    """What the machine does: earlier points like a new one are looked for; the daily command."""
    from django.core.management import call_command

    from lineofsight.core.thread.selectors.repeats import like

    point = years.points[1]
    return {
        "earlier points like a new one": Measured(lambda: like(years.actor("chair"), point), grows=True),
        "the daily command": Measured(lambda: call_command("daily", stdout=open("/dev/null", "w"))),
    }
