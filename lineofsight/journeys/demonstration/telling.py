"""What the tellings of Ashmere's plans share: their words (`ashmere/plan.toml`), the people, the days. All invented."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.thread.models import Theme
from lineofsight.core.thread.rules.given import Seen, Source
from lineofsight.core.thread.services import themes
from lineofsight.journeys.demonstration import cast
from lineofsight.kernel import clock

WORDS = tomllib.loads((Path(__file__).parent / "ashmere" / "plan.toml").read_text(encoding="utf-8"))


def who(name: str) -> Actor:
    """Somebody of the town, such as "chair"."""
    return cast.actor(f"{name}@ashmere.example")


def person(name: str) -> Person:
    """The person they are."""
    return Person.objects.get(email=f"{name}@ashmere.example")


def agency(name: str) -> Organisation:
    """An agency of the town."""
    return Organisation.objects.get(name=f"Ashmere {name}")


class Telling:
    """A town, its themes, and the days of a story, counted back from today."""

    def __init__(self, town: Partnership):
        self.town, self.today = town, clock.today()
        self.themes: dict[str, Theme] = {}

    def day(self, ahead: int) -> date:
        """A day so many days from today."""
        return self.today + timedelta(days=ahead)

    def name_themes(self) -> None:
        """The town's first themes."""
        self.themes |= {
            key: themes.add_theme(who("manager"), partnership=self.town, **said) for key, said in WORDS["theme"].items()
        }

    def seen(self, key: str, ago: int) -> Seen:
        """A piece of evidence in the story's words."""
        said = WORDS["evidence"][key]
        source = Source(said=said["source"])
        return Seen(said["says"], said["eyes"], said["method"], said["strength"], self.day(-ago), source)
