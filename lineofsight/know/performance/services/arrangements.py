"""What a partnership arranges for itself: who is asked where several could be, and its questions of a figure."""

from collections.abc import Iterable

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.people.models import Organisation
from lineofsight.kernel import clock
from lineofsight.know.performance import selectors
from lineofsight.know.performance.models import AnalysisQuestion, Supplier


@operation("performance.choose_supplier", on="partnership")
def choose_supplier(
    actor: Actor, *, partnership: Partnership, indicator: str, organisation: Organisation | None
) -> Supplier | None:
    """Say which organisation is asked for an indicator from the next request on; none: the kind of agency decides."""
    if organisation is None:
        Supplier.objects.filter(partnership=partnership, indicator=indicator).delete()
        return None
    chosen, _ = Supplier.objects.update_or_create(
        partnership=partnership, indicator=indicator,
        defaults={"organisation": organisation, "chosen_by": actor.ref, "chosen_at": clock.now()},
    )  # fmt: skip
    return chosen


@operation("performance.set_questions", on="partnership")
def set_questions(actor: Actor, *, partnership: Partnership, texts: Iterable[str]) -> list[AnalysisQuestion]:
    """Set the partnership's questions of a figure, in order. A question whose words stay is the same question; one
    that is left out ends, and what was answered to it stays."""
    wanted = list(dict.fromkeys(text.strip() for text in texts if text.strip()))
    standing = {each.text: each for each in selectors.questions_of(partnership)}
    ended = [each.pk for text, each in standing.items() if text not in wanted]
    AnalysisQuestion.objects.filter(pk__in=ended).update(ended_at=clock.now())
    for position, text in enumerate(wanted):
        if text in standing:
            AnalysisQuestion.objects.filter(pk=standing[text].pk).update(position=position)
        else:
            AnalysisQuestion.objects.create(partnership=partnership, position=position, text=text, set_by=actor.ref)
    return selectors.questions_of(partnership)
