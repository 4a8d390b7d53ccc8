"""What is noted of the National Child Mortality Database: that a form of a death was sent there, and was accepted.
Nothing here sends one."""

from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import acting, operation
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Death, Submission
from lineofsight.learn.child_deaths.rules.content import edition_on
from lineofsight.learn.child_deaths.rules.submitting import ANALYSIS, sent_refusal
from lineofsight.learn.child_deaths.selectors.submitting import forms_asked, standing_analysis


@operation("child_deaths.note_submission", on="death")
def note_submission(
    actor: Actor, *, death: Death, form: str, sent_on: date, accepted_on: date | None = None
) -> Submission:  # fmt: skip
    """Note that a form of a death was sent to the national database, and perhaps that it was accepted; said again it
    puts the days right.

    Raises:
        MoveRefused: the form is not asked for of it yet, or its days do not follow one another.
    """
    return submitted(death, form, sent_on, accepted_on)


def submitted(death: Death, form: str, sent_on: date, accepted_on: date | None = None) -> Submission:
    """The same, called inside the operation that notes it. Of two who note it at once the second puts it right."""
    acting()
    Death.objects.select_for_update(of=("self",)).get(pk=death.pk)
    analysis = standing_analysis(death) if form == ANALYSIS else None
    earliest = analysis.agreed_on if analysis else death.month
    refusal = sent_refusal(form, forms_asked(death), sent_on, accepted_on, earliest)
    if refusal:
        raise MoveRefused(refusal)
    row = Submission.objects.filter(death=death, form=form, analysis=analysis).first() or Submission(
        partnership=death.partnership, room=death.room, death=death, form=form, analysis=analysis
    )
    row.edition, row.sent_on, row.accepted_on = edition_on(sent_on).edition, sent_on, accepted_on
    row.save()
    return row
