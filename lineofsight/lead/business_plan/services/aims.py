"""The aims of a plan: written with it, and judged at its end."""

from collections.abc import Iterable

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.people import selectors as people
from lineofsight.core.thread.models import Evidence
from lineofsight.core.thread.rules.given import Seen
from lineofsight.core.thread.selectors.lists import evidence_for
from lineofsight.core.thread.services.evidence import give_evidence
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.business_plan.models import Aim, Judgement, Plan
from lineofsight.lead.business_plan.rules.plans import judged_with_evidence


def set_aims(plan: Plan, texts: Iterable[str]) -> None:
    """Give a plan these aims in this order. One that is said otherwise in its place stays the aim it is.

    Raises:
        MoveRefused: an aim that objectives hang on would go.
    """
    texts = list(dict.fromkeys(texts))
    known = list(plan.aims.all())
    by_text = {aim.text: aim for aim in known}
    kept = set()
    for place, text in enumerate(texts):
        there = known[place] if place < len(known) and known[place].text not in texts else None
        aim = by_text.get(text) or there or Aim(partnership=plan.partnership, plan=plan)
        aim.text, aim.position = text, place
        aim.save()
        kept.add(aim.pk)
    for aim in plan.aims.exclude(pk__in=kept):
        if aim.objectives.exists():
            raise MoveRefused(f"Objectives hang on the aim “{aim.text}”. Change those first.")
        aim.delete()


@operation("business_plan.add_aim_evidence", on="aim")
def add_aim_evidence(actor: Actor, *, aim: Aim, seen: Seen) -> Evidence:
    """Give evidence of how far an aim was reached.

    Raises:
        MoveRefused: its plan does not run. FileRefused: its file cannot be taken.
    """
    while_it_runs(aim)
    return give_evidence(seen, supports=[aim.ref])


@operation("business_plan.judge_aim", on="aim")
def judge_aim(actor: Actor, *, aim: Aim, verdict: str, found: str) -> Judgement:
    """Say how far an aim was reached (`Verdict`), and how one knows. Said again, the latest counts.

    Raises:
        MoveRefused: its plan does not run, or it is said to have been reached without evidence.
    """
    while_it_runs(aim)
    sentence = judged_with_evidence(verdict, len(evidence_for([aim.ref]).get(aim.ref, [])))
    if sentence:
        raise MoveRefused(sentence)
    return Judgement.objects.create(
        partnership=aim.partnership, aim=aim, verdict=verdict, found=found, said_by=people.person(actor.ref)
    )


def while_it_runs(aim: Aim) -> None:
    if aim.plan.state != "agreed":
        raise MoveRefused("Its plan was not agreed yet, or has ended. Aims are judged while it runs, before it ends.")
