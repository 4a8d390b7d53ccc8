"""Contributory factors, weighed on the scale of the form of the panel’s day."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.kernel.definitions import Edition
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Death, Factor
from lineofsight.learn.child_deaths.rules.content import domains, scale
from lineofsight.learn.child_deaths.rules.factors import factor_refusal
from lineofsight.learn.child_deaths.selectors.deaths import may_change
from lineofsight.learn.child_deaths.selectors.factors import edition_for
from lineofsight.learn.child_deaths.services.gathering import AGREED, in_room


@operation("child_deaths.note_factor", on="death")
def note_factor(
    actor: Actor, *, death: Death, domain: str, relevance: str, modifiable: str, what: str, follows: str = "",
    why_none: str = "",
) -> Factor:  # fmt: skip
    """Note a factor that may have contributed.

    Args:
        relevance: its code on the scale of the edition of the panel’s day. follows: whether an action follows from
            what can be modified. why_none: why none does.

    Raises:
        MoveRefused: the analysis is agreed, the edition has no such domain or code, or a factor that can be modified
            is followed by nothing.
    """
    if not may_change(death):
        raise MoveRefused(AGREED)
    return weigh(
        death, edition_for(death), domain=domain, relevance=relevance, modifiable=modifiable, what=what,
        follows=follows, why_none=why_none,
    )  # fmt: skip


def weigh(
    death: Death, edition: Edition, *, domain: str, relevance: str, modifiable: str, what: str, follows: str,
    why_none: str,
) -> Factor:  # fmt: skip
    """A factor as an edition weighs it, with what its code meant there."""
    if domain not in domains(edition) or relevance not in scale(edition):
        raise MoveRefused("The form of that day has no such group or code.")
    refusal = factor_refusal(modifiable, follows, why_none)
    if refusal:
        raise MoveRefused(refusal)
    row = in_room(
        Factor, death, edition=edition.edition, domain=domain, relevance=relevance,
        relevance_label=scale(edition)[relevance], modifiable=modifiable, follows=follows, what=what,
        why_none=why_none,
    )  # fmt: skip
    row.save()
    return row


@operation("child_deaths.take_out_factor", on="factor")
def take_out_factor(actor: Actor, *, factor: Factor) -> Factor:
    """Take a factor out before the panel agrees. It is kept, and stands no more."""
    if factor.analysis_id:
        raise MoveRefused(AGREED)
    Factor.objects.filter(pk=factor.pk).update(taken_out=True)
    factor.taken_out = True
    return factor
