"""What a panel agreed, what was learned from it, and the end of a review."""

from collections.abc import Collection

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.records import services as records
from lineofsight.core.sealed.values import Opened
from lineofsight.core.sealed.wording import READ_FOR
from lineofsight.core.thread.models import LearningPoint
from lineofsight.core.thread.rules.given import Source
from lineofsight.core.thread.services.learning import add_point
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Analysis, Death, Factor, FamilyFeedback, Learning
from lineofsight.learn.child_deaths.rules.content import categories, edition_on, modifiable_words
from lineofsight.learn.child_deaths.rules.factors import analysis_refusal
from lineofsight.learn.child_deaths.rules.reviewing import main_category
from lineofsight.learn.child_deaths.selectors.deaths import death_facts, standing
from lineofsight.learn.child_deaths.selectors.factors import open_factors, weighed
from lineofsight.learn.child_deaths.selectors.opened import points_to
from lineofsight.learn.child_deaths.services.gathering import in_room
from lineofsight.learn.child_deaths.services.register import change


@operation("child_deaths.agree_analysis", on="death")
def agree_analysis(
    actor: Actor, *, death: Death, chosen: list[str], modifiable: str, action: bool = False, why_none: str = "",
    beside: str = "",
) -> Analysis:  # fmt: skip
    """Record what the panel agreed. The lowest category that applies counts; the others are kept beside it, with the
    edition of the form of the meeting's day.

    Args:
        action: that there will be an action. why_none: why there is none, though something can be modified. beside:
            what was learned and would not have changed this death.
    """
    category, others = main_category(chosen)
    facts = death_facts(death, category=category, modifiable=modifiable, action=action, why_none=bool(why_none))
    records.move(death, "agree_analysis", facts=facts)
    panel = standing(death).panel
    edition = edition_on(panel.on)
    refusal = analysis_refusal(weighed(death), modifiable=modifiable, action=action, edition=edition.edition)
    if refusal:
        raise MoveRefused(refusal)
    row = in_room(
        Analysis, death, panel=panel, kind=panel.kind, edition=edition.edition, category=category,
        category_label=categories(edition)[category], others=",".join(others), modifiable=modifiable,
        modifiable_label=modifiable_words(edition)[modifiable], action=action, agreed_on=panel.on,
    )  # fmt: skip
    row.why_none, row.beside = why_none, beside
    row.save()
    Factor.objects.filter(pk__in=open_factors(death).values("pk")).update(analysis=row)
    change(death, agreed_on=panel.on)
    return row


@operation("child_deaths.propose_learning", on="death")
def propose_learning(actor: Actor, *, death: Death, text: str) -> Learning:
    """Word what was learned. It stays in the room until somebody else has released it."""
    records.move(death, "propose_learning")
    row = in_room(Learning, death, text=text, proposed_by=actor.ref)
    row.save()
    return row


@operation("child_deaths.release_learning", on="learning")
def release_learning(
    actor: Actor, *, learning: Learning, kind: str, area: str, read_for: Collection[str], opened: Opened
) -> LearningPoint:
    """Let the wording leave the room as somebody else read it: it becomes a learning point of the thread, where
    actions are proposed on it. It does not say from which death it came. Other words are proposed anew, so that
    nobody both words and releases.

    Args:
        read_for: what it was read for.

    Raises:
        MoveRefused: it was not read for everything, or it names the child, a place, a day or the month of one.
    """
    if set(READ_FOR) - set(read_for):
        raise MoveRefused("Read it for all five before it leaves the room.")
    text = learning.text.open(opened)
    refusal = points_to(text, learning.death, opened)
    if refusal:
        raise MoveRefused(refusal)
    point = add_point(
        text=text, kind=kind, area=area, learnt_on=clock.today(), themes=(), source=Source(said="Child death reviews")
    )
    learning.released_by, learning.released_on, learning.point_ref = actor.ref, clock.today(), point.ref
    learning.save()
    return point


@operation("child_deaths.close_death", on="death")
def close_death(actor: Actor, *, death: Death, feedback: str, why: str = "") -> Death:
    """End a review: what was learned is released, what was promised is there, and it is said whether the family was
    asked how they were supported.

    Args:
        feedback: whether they were asked and answered, a key of the rules. why: why they were not asked.
    """
    facts = death_facts(death, feedback=feedback, why_not_asked=bool(why.strip()))
    records.move(death, "close_death", facts=facts)
    row = FamilyFeedback.objects.filter(death=death).first() or in_room(FamilyFeedback, death)
    row.answer, row.why, row.on = feedback, why if feedback == "not_asked" else "", clock.today()
    row.save()
    return death
