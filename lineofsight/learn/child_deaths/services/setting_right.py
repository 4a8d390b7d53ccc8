"""What was agreed or registered in error: opened again, or taken out of the register. What was there stays."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.records import services as records
from lineofsight.core.sealed.values import Opened
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Analysis, CaseNumber, Death, Factor, Learning
from lineofsight.learn.child_deaths.rules.setting_right import REOPENED, TAKEN_BACK, WITHDRAWN, withdrawal_refusal
from lineofsight.learn.child_deaths.selectors.deaths import analysis_of
from lineofsight.learn.child_deaths.services.asking import lift_answers, owe_answers
from lineofsight.learn.child_deaths.services.gathering import in_room
from lineofsight.learn.child_deaths.services.register import change


@operation("child_deaths.reopen_death", on="death")
def reopen_death(actor: Actor, *, death: Death, reason: str) -> Death:
    """Open a closed review again, for a reason of the list."""
    return records.move(death, "reopen_death", reason=REOPENED[reason])


@operation("child_deaths.reopen_analysis", on="death")
def reopen_analysis(actor: Actor, *, death: Death, reason: str, why: str, opened: Opened) -> Death:
    """Open an analysis that was agreed in error. It stays, set aside, and a new one is agreed beside it; its factors
    stand again for the panel to keep or to take out. One that came in a file was of no panel here: its death is ready
    for one.

    Args:
        reason: one of the list, which the history shows. why: in words, which stay in the room.
    """
    row = analysis_of(death)
    here = row is None or row.panel_id
    records.move(death, "reopen_analysis" if here else "reopen_filed", reason=REOPENED[reason])
    if row is not None:
        set_aside(death, row, why, opened)
    owe_answers(death)
    return change(death, agreed_on=None)


def set_aside(death: Death, row: Analysis, why: str, opened: Opened) -> None:
    row.set_aside, row.why_set_aside = True, why
    row.save()
    for factor in row.factors.filter(taken_out=False):
        again = in_room(
            Factor, death, edition=factor.edition, domain=factor.domain, relevance=factor.relevance,
            relevance_label=factor.relevance_label, modifiable=factor.modifiable, follows=factor.follows,
            what=factor.what.open(opened), why_none=factor.why_none.open(opened),
        )  # fmt: skip
        again.save()


@operation("child_deaths.take_back_death", on="death")
def take_back_death(actor: Actor, *, death: Death, reason: str) -> Death:
    """Take back a death that another area was to review. Who reviews it is settled anew; what was gathered stays.

    Args:
        reason: one of the list, which the history shows.
    """
    records.move(death, "take_back_death", reason=TAKEN_BACK[reason])
    owe_answers(death)
    return change(death, residence="", area="", transferred_on=None)


@operation("child_deaths.set_aside_learning", on="learning")
def set_aside_learning(actor: Actor, *, learning: Learning) -> Learning:
    """Set aside what was worded in error and not released. It stays in the room, and holds no review open."""
    Learning.objects.filter(pk=learning.pk).update(set_aside=True)
    learning.set_aside = True
    return learning


@operation("child_deaths.withdraw_death", on="death")
def withdraw_death(actor: Actor, *, death: Death, reason: str, twin: str = "") -> Death:
    """Take a death out of the register that is in it by mistake, or twice. It is kept and counted nowhere.

    Args:
        twin: the key under which it stays, where it is in the register twice.

    Raises:
        MoveRefused: no other death that stands has that key; or it has gone too far, and is transferred or closed.
    """
    refusal = withdrawal_refusal(reason, twin, death.key)
    if refusal:
        raise MoveRefused(refusal)
    other = Death.objects.filter(partnership=death.partnership, room__key=twin).exclude(state="withdrawn").first()
    if twin and not other:
        raise MoveRefused("No death in the register has that key.")
    records.move(death, "withdraw_death", reason=WITHDRAWN[reason])
    lift_answers(death)
    if other and not CaseNumber.objects.filter(death=other).exists():
        # By its number elsewhere the next file finds what stands.
        CaseNumber.objects.filter(death=death).update(death=other, room=other.room)
    return change(death, twin_key=twin)
