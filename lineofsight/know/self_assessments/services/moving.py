"""The moves of an organisation's own assessment: it belongs to no partnership, so that its history is its own too."""

from typing import Any

from lineofsight.core.access.actors import GrantHolder
from lineofsight.core.access.operations import acting
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments.models import Assessment, Step


def move(assessment: Assessment, key: str, *, facts: Any = None, reason: str = "") -> Assessment:
    """Make a move of an assessment's lifecycle, with its line of history.

    Raises:
        MoveRefused: the lifecycle or a guard refuses, or somebody else moved it a moment ago.
    """
    before = assessment.state
    target = assessment.LIFECYCLE.target(key, before, facts)
    if not Assessment.objects.filter(pk=assessment.pk, state=before).update(state=target):
        raise MoveRefused("Somebody else changed this a moment ago. Look at it again before you go on.")
    assessment.state = target
    actor = acting()
    Step.objects.create(
        assessment=assessment, move=key, from_state=before, to_state=target, actor_ref=actor.ref,
        by_link=isinstance(actor, GrantHolder), reason=reason,
    )  # fmt: skip
    return assessment
