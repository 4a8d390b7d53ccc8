"""What Ashmere set out to change, act by act; `ashmere/plan.toml` holds its words. A plan with two priorities, what was
learned before and again, who did what about it, what a test found; a strategy; a challenge; a page for the Executive.

Everything is invented. Days are counted back from today, so that the story is always a year old.
"""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from lineofsight.core.access.models import Partnership
from lineofsight.core.insight import meeting
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.thread.rules.given import Proposal, Source
from lineofsight.core.thread.services import actions, closing, impact, learning
from lineofsight.journeys.demonstration import post, strategy
from lineofsight.journeys.demonstration.days import at_work, on
from lineofsight.journeys.demonstration.telling import WORDS, Telling, agency, person, who
from lineofsight.lead.business_plan.selectors import highlights as reported
from lineofsight.lead.business_plan.services import (
    challenges,
    highlights,
    measures,
    objectives,
    plans,
    priorities,
)

KEY = "exploitation.return_interviews_in_time"


class Story(Telling):
    """One telling of the business plan: what was made so far, and the day on which each act falls."""

    def live(self) -> None:
        """Live every act in order."""
        for ago, act in self.acts():
            with on(at_work(self.day(-ago))):
                act()

    def acts(self) -> Iterator[tuple[int, Callable[[], object]]]:
        """Each act, and how many days ago it was."""
        yield 430, self.name_themes
        yield 420, self.learn_first
        yield 340, self.write_plan
        yield 320, self.choose
        yield 315, self.agree
        yield 250, self.learn_again
        yield 240, self.ask_agencies
        yield 232, self.agencies_agree
        yield 150, self.challenge
        yield 141, self.answer
        yield 120, self.say_done
        yield 60, self.test
        yield 55, self.measure
        yield 28, self.report
        yield 14, self.decide

    def note(self, key: str, ago: int):
        """A learning point in the story's words, with what it rests on."""
        said = WORDS["point"][key]
        point = learning.note_learning_point(
            who("chair"), partnership=self.town, text=said["text"], kind=said["kind"], area=said["area"],
            learnt_on=self.day(-ago), themes=[self.themes[said["theme"]]], source=Source(said=said["source"]),
        )  # fmt: skip
        learning.add_evidence(who("chair"), point=point, seen=self.seen(key, ago + 5))
        return point

    def learn_first(self) -> None:
        self.earlier = self.note("first", 425)

    def learn_again(self) -> None:
        self.point = self.note("again", 255)
        learning.link_repeat(who("chair"), point=self.point, earlier=self.earlier)

    def write_plan(self) -> None:
        """The plan, with what other boards have chosen and three candidates."""
        said = WORDS["plan"]
        written = plans.Written(said["name"], self.day(-330), self.day(400), said["purpose"])
        self.plan = plans.draft_plan(who("manager"), partnership=self.town, kind="business_plan", written=written)
        kept = {card.label: card.ref for card in meeting.boards(who("manager"), self.town)}
        boards = {
            each["priority"]: plans.add_board_priority(
                who("manager"), plan=self.plan, **each, body_ref=kept.get(each["board"], "")
            )
            for each in WORDS["board"]
        }
        self.priorities = {}
        for key, each in WORDS["priority"].items():
            put = priorities.PutForward(
                each["question"], person(each["owner"]), each["body"],
                themes=[self.themes[name] for name in each["themes"]],
                goes_with=[boards[name] for name in each["goes_with"]],
            )  # fmt: skip
            self.priorities[key] = priorities.add_priority(who("chair"), plan=self.plan, said=put)
            priorities.add_priority_evidence(
                who("chair"), priority=self.priorities[key], seen=self.seen(f"{key}_candidate", 350)
            )

    def choose(self) -> None:
        """Two are chosen and one is left out; what is to be reached, and how one will know."""
        for key in ("missing", "heard"):
            self.priorities[key] = priorities.choose_priority(who("manager"), priority=self.priorities[key])
        priorities.leave_out_priority(
            who("manager"), priority=self.priorities["screens"], reason=WORDS["priority"]["screens"]["left_out"]
        )
        self.objectives = {
            key: objectives.add_objective(who("manager"), priority=self.priorities[each["of"]], text=each["text"])
            for key, each in WORDS["objective"].items()
        }
        self.measure_by("spoken", "indicator", "how_well", self.day(90), indicator=KEY, target=Decimal(90))
        self.audit = self.measure_by("acted", "audit", "difference", self.day(-60), text=WORDS["measure"]["audit"])
        self.measure_by("view", "survey", "difference", self.day(45), text=WORDS["measure"]["survey"])

    def measure_by(self, key: str, kind: str, asks: str, due: date, **more):
        looked = measures.Looked(kind, asks, due, **more)
        return measures.add_measure(who("manager"), objective=self.objectives[key], looked=looked)

    def agree(self) -> None:
        self.plan = plans.agree_plan(who("council"), plan=self.plan, where="Executive (invented)")

    def ask_agencies(self) -> None:
        """Two agencies are asked, each for its own part of one thing; and one for another."""
        council, police = agency("Council Children's Services"), agency("Police")
        self.actions = {
            "council": self.ask("council", "acted", person("lead"), council, self.day(-110)),
            "police": self.ask("police", "acted", person("police"), police, self.day(-100)),
            "worker": self.ask("worker", "spoken", person("lead"), council, self.day(-12)),
        }

    def ask(self, key: str, objective: str, owner: Person, organisation: Organisation, due: date):
        said = WORDS["action"][key]
        proposal = Proposal(
            said["text"], owner, organisation, due, said["measure"], said["expected"],
            source=Source(self.objectives[objective].ref, "Business plan (invented)"),
        )  # fmt: skip
        return actions.propose_action(who("chair"), partnership=self.town, proposal=proposal, point=self.point)

    def agencies_agree(self) -> None:
        for key, action in self.actions.items():
            by = "police" if key == "police" else "lead"
            self.actions[key] = actions.agree_action(who(by), action=action, support=WORDS["action"][key]["support"])
            post.pass_on(action)

    def say_done(self) -> None:
        """The council and the police have done theirs; a test of each is planned."""
        for key, by in (("council", "lead"), ("police", "police")):
            actions.give_action_evidence(who(by), action=self.actions[key], seen=self.seen(f"{key}_done", 125))
            self.actions[key] = actions.say_done(who(by), action=self.actions[key])
        self.tests = {
            key: impact.plan_test(
                who("chair"), action=self.actions[key], method=each["method"], tests=each["tests"],
                expected_change=each["expected"], planned_on=self.day(-each["ago"]), tester=person("scrutineer"),
            )
            for key, each in WORDS["test"].items()
        }  # fmt: skip

    def test(self) -> None:
        """The scrutineer finds some change; the chair closes what was tested."""
        said = WORDS["test"]["council"]
        impact.record_result(
            who("scrutineer"), test=self.tests["council"], result=said["result"], found=said["found"],
            found_on=self.day(-61),
        )  # fmt: skip
        closing.close_action(who("chair"), action=self.actions["council"])

    def measure(self) -> None:
        measures.record_measure(
            who("analyst"), measure=self.audit, found=WORDS["measure"]["audit_found"], found_on=self.day(-58)
        )

    def challenge(self) -> None:
        """The scrutineer challenges the council about the priority."""
        said = WORDS["challenge"]
        priority = self.priorities["missing"]
        self.challenged = challenges.draft_challenge(
            who("scrutineer"), partnership=self.town, question=said["question"], by="the independent scrutineer",
            reply_due=self.day(-130), support=said["support"], about_ref=priority.ref, about=priority.question[:200],
            organisation=agency("Council Children's Services"),
        )  # fmt: skip
        challenges.add_challenge_evidence(
            who("scrutineer"), challenge=self.challenged, seen=self.seen("challenge", 155)
        )
        self.challenged = challenges.issue_challenge(who("scrutineer"), challenge=self.challenged)
        post.pass_on(self.challenged)

    def answer(self) -> None:
        """The council answers, and the scrutineer accepts the reply; its effect is still looked for."""
        reply = WORDS["challenge"]["reply"]
        self.challenged = challenges.reply_to_challenge(who("lead"), challenge=self.challenged, reply=reply)
        challenges.accept_reply(who("scrutineer"), challenge=self.challenged)

    def report(self) -> None:
        """The chair tells the Executive on one page."""
        subject = next(
            each for key, each in reported.subjects_of(self.plan).items() if self.priorities["missing"].ref in key
        )
        self.sent = highlights.send_highlight(
            who("chair"), plan=self.plan, subject=subject, since=self.day(-120), decide=WORDS["report"]["decide"]
        )

    def decide(self) -> None:
        highlights.answer_highlight(who("council"), highlight=self.sent, answer=WORDS["report"]["answer"])


def live(town: Partnership) -> None:
    """Live the whole story, and then the strategy's."""
    story = Story(town)
    story.live()
    strategy.live(town, story.themes)
