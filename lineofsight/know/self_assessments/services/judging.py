"""What a reader makes of a copy: its own verdict beside an answer, and that it accepts the whole."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.questions.rules import Given, verdict_of
from lineofsight.core.records import services as records
from lineofsight.know.self_assessments.models import Copy, Moderation
from lineofsight.know.self_assessments.selectors import reading


@operation("self_assessments.moderate_answer", on="copy")
def moderate_answer(
    actor: Actor, *, copy: Copy, item: str, value: str, reason: str, by_whom: str = Moderation.By.READER,
    panel: str = "",
) -> Moderation:  # fmt: skip
    """Say what a reader, peers or a panel hold an answer to come to, and why; what the organisation said stands beside
    it, and so does what each of the others holds."""
    asked = reading.questions_read(copy).items[item]
    return Moderation.objects.create(
        partnership=copy.partnership, copy=copy, item=item, value=value, reason=reason, by=actor.ref,
        verdict=verdict_of(asked, Given(value)), by_whom=by_whom, panel=panel,
    )  # fmt: skip


@operation("self_assessments.accept_copy", on="copy")
def accept_copy(actor: Actor, *, copy: Copy) -> Copy:
    """Accept what was handed in."""
    return records.move(copy, "accept_copy")
