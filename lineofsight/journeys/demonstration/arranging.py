"""What Ashmere's analyst arranges before the first quarter is asked for: questions, an area, an own indicator, who is
asked for it."""

from string import Template

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.insight import library
from lineofsight.core.insight import services as insight
from lineofsight.core.people.selectors import organisations_in
from lineofsight.journeys.demonstration.answers import HERE
from lineofsight.journeys.demonstration.story import STORY
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.know.performance.rules.own_edition import next_name
from lineofsight.know.performance.services import arrangements


def arrange(analyst: Actor, town: Partnership) -> None:
    """The town's own questions of a figure, the police's wider area, one indicator of its own, and who gives it."""
    arrangements.set_questions(analyst, partnership=town, texts=STORY["questions"])
    insight.declare_area(analyst, partnership=town, **STORY["area"])
    insight.issue_library(analyst, partnership=town, text=own_library())
    agencies = {each.name: each for each in organisations_in(town)}
    for each in STORY["supplier"]:
        chosen = agencies[each["organisation"]]
        arrangements.choose_supplier(analyst, partnership=town, indicator=each["indicator"], organisation=chosen)


def own_library() -> str:
    """The town's own edition, laid over the one that stands."""
    text = Template((HERE / "own_library.toml").read_text(encoding="utf-8"))
    return text.substitute(edition=next_name(clock.today().year, ()), stands=library.current().edition)


def mark_break(analyst: Actor, town: Partnership, period: Period) -> None:
    """From the first day of a quarter the police count more than before."""
    broken = STORY["break"]
    indicator = library.indicator(broken["indicator"])
    insight.mark_break(analyst, partnership=town, indicator=indicator, on=period.start, note=broken["note"])
