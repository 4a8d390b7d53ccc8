"""Comments on the drafts of sections: said, and settled. Neither is ever changed."""

from lineofsight.core.access.actors import PersonActor
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.models import Comment, Resolution, Section
from lineofsight.lead.annual_report.services.sections import insist_open

OWED = "resolve_comment"
# Working days in which a comment on a draft should be settled. Strength: local.
SETTLED_WITHIN = 5


@operation("annual_report.comment_on_section", on="section")
def comment_on_section(actor: PersonActor, *, section: Section, about: str, text: str) -> Comment:
    """Say something about a section's draft; whoever owns the section owes an answer.

    Args:
        about: the words of the draft it is about; empty for the whole.

    Raises:
        MoveRefused: the report has left drafting, or nothing was written yet.
    """
    insist_open(section.report)
    if not section.version:
        raise MoveRefused("Nothing has been written yet, so there is nothing to comment on.")
    comment = Comment.objects.create(
        partnership=section.partnership, section=section, version=section.version, about=about, text=text,
        said_by_id=actor.person_id,
    )  # fmt: skip
    if section.owner and section.owner_id != actor.person_id:
        notices.owe(
            record_ref=comment.ref,
            what=OWED,
            title=f"Comment on “{section.title}”, from {actor.label}",
            address=address("annual_report:section", ref=section.ref),
            on=add_working_days(clock.today(), SETTLED_WITHIN),
            person=section.owner,
            rule="Five working days, local",
        )
    return comment


@operation("annual_report.resolve_comment", on="comment")
def resolve_comment(actor: PersonActor, *, comment: Comment, answer: str) -> Resolution:
    """Settle a comment by saying what was done about it.

    Raises:
        MoveRefused: somebody settled it already.
    """
    if hasattr(comment, "resolution"):
        raise MoveRefused("Somebody settled this comment already.")
    made = Resolution.objects.create(
        partnership=comment.partnership, comment=comment, answer=answer, said_by_id=actor.person_id
    )
    notices.settle(record_ref=comment.ref, what=OWED)
    return made
