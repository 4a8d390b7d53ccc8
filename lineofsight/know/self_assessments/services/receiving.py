"""What was handed in reaches each reader: here at once, elsewhere by the worker in that partnership."""

from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.jobs import later_in
from lineofsight.core.access.operations import acting, operation
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.people.selectors import appointed
from lineofsight.core.records import services as records
from lineofsight.core.thread.rules.given import Proposal, Source
from lineofsight.core.thread.services.actions import raise_own
from lineofsight.kernel import clock
from lineofsight.know.self_assessments.models import Copy, Reader, Submission
from lineofsight.know.self_assessments.selectors.readers import readers_of
from lineofsight.know.self_assessments.selectors.rights import LEADS
from lineofsight.know.self_assessments.services.supporting import open_for_answers

OWED = "assessment"


def hand_in(handed_in: Submission) -> None:
    """Give everybody an assessment goes to their copy. Called inside the operation that signs it."""
    here = current_partnership()
    for reader in readers_of(handed_in.assessment):
        if reader.partnership_id == (here.pk if here else None):
            reach(handed_in, reader)
        else:
            later_in(
                reader.partnership, "self_assessments.receive_copy", submission_ref=handed_in.ref,
                reader_ref=reader.ref,
            )  # fmt: skip


@operation("self_assessments.receive_copy", kinds=("system",))
def receive_copy(actor: Actor, *, submission_ref: str, reader_ref: str) -> None:
    """Receive in one partnership what was handed in elsewhere; again it changes nothing."""
    handed_in = Submission.objects.select_related("assessment__organisation").get(ref=submission_ref)
    reach(handed_in, Reader.objects.get(ref=reader_ref))


def reach(handed_in: Submission, reader: Reader) -> None:
    """The copies of one reader that wait for it: those of open rounds, or one that was never asked for."""
    assessment = handed_in.assessment
    same = {"organisation": assessment.organisation, "question_set": assessment.question_set, "reader": reader}
    waiting = list(Copy.objects.filter(**same, round__state="open").select_related("round"))
    waiting += list(Copy.objects.filter(**same, round=None))
    for copy in waiting or [unasked(reader, assessment)]:
        if copy.submission_id is None or copy.submission_id < handed_in.pk:
            receive(handed_in, copy)


def unasked(reader: Reader, assessment) -> Copy:
    """A copy of what nobody asked for in a round."""
    copy = Copy(
        partnership=reader.partnership, reader=reader, organisation=assessment.organisation,
        question_set=assessment.question_set,
    )  # fmt: skip
    return records.open_record(
        copy, label=copy.title[:200], address=address("self_assessments:copy", ref=copy.ref),
        words=assessment.organisation.name,
    )  # fmt: skip


def receive(handed_in: Submission, copy: Copy) -> Copy:
    """One copy receives it. At home what the organisation will do becomes its actions."""
    Copy.objects.filter(pk=copy.pk).update(submission=handed_in, received_at=clock.now())
    copy.submission = handed_in
    records.move(copy, "receive_again" if copy.state_now.final else "receive_copy")
    notices.settle(record_ref=copy.ref, what=OWED)
    if copy.reader.kind == Reader.Kind.PARTNERSHIP:
        open_for_answers(handed_in, copy)
    if copy.reader.kind == Reader.Kind.PARTNERSHIP and copy.partnership_id == handed_in.assessment.home_id:
        raise_actions(handed_in, copy)
    return copy


def raise_actions(handed_in: Submission, copy: Copy) -> None:
    """Raise what an organisation will do as actions of its own, each once however often it is handed in."""
    lead = next(iter(appointed(copy.partnership, *LEADS, organisation=copy.organisation)), copy.asked)
    before = handed_in.assessment.submissions.filter(n__lt=handed_in.n).order_by("-n").first()
    known = {plan["text"] for plan in before.improvements} if before else set()
    for plan in handed_in.improvements:
        if lead and plan["text"] not in known and date.fromisoformat(plan["due"]) >= clock.today():
            raise_own(acting(), Proposal(
                text=plan["text"], owner=lead, organisation=copy.organisation, due=date.fromisoformat(plan["due"]),
                measure=plan["measure"], expected="document", source=Source(ref=copy.ref, said=plan["owner"]),
            ))  # fmt: skip
