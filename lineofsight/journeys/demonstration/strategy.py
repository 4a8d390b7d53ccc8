"""Ashmere's neglect strategy: its aims, its objectives, the days on which it is looked at. All invented."""

from lineofsight.core.access.models import Partnership
from lineofsight.core.thread.models import Theme
from lineofsight.journeys.demonstration.days import at_work, on
from lineofsight.journeys.demonstration.telling import WORDS, Telling, who
from lineofsight.lead.business_plan.services import aims, measures, objectives, plans, review_points


class Strategy(Telling):
    """One telling of the strategy."""

    def begin_strategy(self) -> None:
        """A strategy on neglect, with its aims and the days on which it is looked at."""
        said = WORDS["strategy"]
        written = plans.Written(
            said["name"], self.day(-280), self.day(1180), said["purpose"], tuple(said["aims"]),
            themes=[self.themes["neglect"]],
        )  # fmt: skip
        plan = plans.draft_plan(who("manager"), partnership=self.town, kind="strategy", written=written)
        by_text = {aim.text: aim for aim in plan.aims.all()}
        made = [
            objectives.add_plan_objective(who("manager"), plan=plan, text=each["text"], aim=by_text[each["aim"]])
            for each in said["objective"]
        ]
        looked = measures.Looked("survey", "how_well", self.day(30), said["survey"])
        measures.add_measure(who("manager"), objective=made[0], looked=looked)
        looks = [(-100, said["look"]), (265, said["later"])]
        self.looks = [
            review_points.set_review_point(who("manager"), plan=plan, on=self.day(ahead), about=about)
            for ahead, about in looks
        ]
        self.strategy = plans.agree_plan(who("council"), plan=plan, where="Executive (invented)")

    def look(self) -> None:
        """The strategy is looked at on its day, and one aim judged on the way."""
        review_points.hold_review_point(
            who("scrutineer"), point=self.looks[0], found=WORDS["strategy"]["found"], found_on=self.day(-101)
        )
        aim = self.strategy.aims.first()
        aims.add_aim_evidence(who("analyst"), aim=aim, seen=self.seen("recognise", 105))
        aims.judge_aim(who("scrutineer"), aim=aim, verdict="partly", found=WORDS["strategy"]["judged"])


def live(town: Partnership, themes: dict[str, Theme]) -> None:
    """Agree the strategy, and look at it on its day."""
    telling = Strategy(town)
    telling.themes = themes
    for ago, act in ((290, telling.begin_strategy), (100, telling.look)):
        with on(at_work(telling.day(-ago))):
            act()
