"""What incidents taught, made by services. Every child and every word is made up."""

from datetime import timedelta

from lineofsight.core.sealed.wording import READ_FOR
from lineofsight.core.thread.models import LearningPoint
from lineofsight.core.thread.services import themes
from lineofsight.kernel import clock
from lineofsight.learn.reviews.models import Briefing, DraftedAction, Incident, LearningDraft
from lineofsight.learn.reviews.selectors import briefings
from lineofsight.learn.reviews.selectors.drafts import digest_of
from lineofsight.learn.reviews.services import briefings as publishing
from lineofsight.learn.reviews.services import learning
from lineofsight.learn.reviews.tests import factories
from tests.world import World

TEXT = "Ask again when somebody explains an injury the second time (invented)"


def theme(world: World, name: str = "Curiosity"):
    """A theme of the thread."""
    return themes.add_theme(world.manager, partnership=world.partnership, name=name, meaning="")


def drafted(world: World, made: Incident, by: str = "manager", **given) -> LearningDraft:
    """A learning point that somebody worded."""
    said = {"stage": "early", "text": TEXT, "kind": "development", "area": "health", "themes": ()} | given
    return learning.propose_learning(getattr(world, by), incident=made, **said)


def acting(world: World, **given) -> dict:
    """What somebody is to do: health's lead does it, the chair tests it a year on."""
    year_on = clock.today() + timedelta(days=365)
    return {
        "text": "Brief every ward", "owner": world.person("health"), "organisation": world.organisation("Health"),
        "due": clock.today() + timedelta(days=60), "measure": "8 of 10 records show the question",
        "expected": "audit", "expected_change": "Injuries are asked about twice", "tests": "practice",
        "method": "audit", "planned_on": year_on, "tester": world.person("chair"), **given,
    }  # fmt: skip


def with_action(world: World, draft: LearningDraft, by: str = "manager", **given) -> DraftedAction:
    """An action that stands on it."""
    return learning.add_learning_action(getattr(world, by), draft=draft, said=acting(world, **given))


def let_out(world: World, draft: LearningDraft, by: str = "chief_executive") -> LearningPoint:
    """The same, read and released by somebody else."""
    keys = factories.opened(world, by, draft.incident)
    return learning.release_learning(
        getattr(world, by), draft=draft, opened=keys, read_for=list(READ_FOR), digest=digest_of(draft, keys)
    )


def released(world: World, made: Incident, **given) -> LearningPoint:
    """A learning point of an incident, released with its action."""
    draft = drafted(world, made, **given)
    with_action(world, draft)
    return let_out(world, draft)


def published(world: World, made: Briefing, by: str = "chair", **given) -> Briefing:
    """A briefing, read and published."""
    said = {"read_for": list(READ_FOR), "digest": briefings.digest_of(made)} | given
    return publishing.publish_briefing(getattr(world, by), briefing=made, **said)
