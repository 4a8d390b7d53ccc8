"""What tables count of a child besides, set down by whoever coordinates, or taken from a file."""

from collections.abc import Mapping

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import acting, operation
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Background, Death
from lineofsight.learn.child_deaths.rules.background import background_refusal, correction_refusal, corrects
from lineofsight.learn.child_deaths.selectors.background import answers_in, background_of


@operation("child_deaths.note_background", on="death")
def note_background(
    actor: Actor, *, death: Death, ethnic_group: str, deprivation: str, place_kind: str, why: str = ""
) -> Background:
    """Set down ethnic group, deprivation and the kind of place. An answer that is put right stays, set aside.

    Args:
        why: what was wrong with the earlier answer, where one was given; it stays in the room.

    Raises:
        MoveRefused: no reason is given, or the death is not counted here.
    """
    given = {"ethnic_group": ethnic_group, "deprivation": deprivation, "place_kind": place_kind}
    refusal = correction_refusal(answers_in(background_of(death)), given, why)
    if refusal:
        raise MoveRefused(refusal)
    return write_background(death, given, why)


def write_background(death: Death, given: Mapping[str, str], why: str) -> Background:
    """Write answers down: into what stands where they only fill it, and beside it where they put it right.

    Raises:
        MoveRefused: the death is not counted here, or an answer is none of its list.
    """
    acting()
    refusal = background_refusal(death.state, given)
    if refusal:
        raise MoveRefused(refusal)
    Death.objects.select_for_update().get(pk=death.pk)
    row = background_of(death)
    after = {**answers_in(row), **given}
    if row and corrects(answers_in(row), after):
        row.set_aside, row.why_set_aside = True, why
        row.save()
        row = None
    row = row or Background(partnership=death.partnership, room=death.room, death=death)
    for key, value in after.items():
        setattr(row, key, value)
    row.save()
    return row
