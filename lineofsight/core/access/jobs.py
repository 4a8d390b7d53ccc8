"""Work done later: one task runs any operation by its name, as the installation acting under the job's own name.

The task's row is written in the transaction that asks for it, so work is neither lost nor done for what was undone.
An operation that is run later takes refs, not rows, and is safe to run twice: what a dead worker left is run once more
(`working.py`), though never while somebody runs it.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from lineofsight.core.access.actors import Actor, system
from lineofsight.core.access.holding import hold
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import OPERATIONS, operation
from lineofsight.core.access.scope import current_partnership, scope
from lineofsight.kernel import clock

# How often one job is begun. What ended its worker so often would end the next one too.
MOST_TRIES = 3
# How long work that failed is told of, and work that ended is kept.
TOLD_FOR = timedelta(days=30)


class WorkerDied(Exception):
    """The worker died each time it ran a job."""


@task()
def run(name: str, given: dict[str, Any], partnership_slug: str | None) -> None:
    """Run an operation. One of the four places where a partnership's scope is opened."""
    service = OPERATIONS.get(name).service
    if partnership_slug is None:
        service(system(name), **given)
        return
    with scope(Partnership.objects.get(slug=partnership_slug)):
        service(system(name), **given)


def later(name: str, **given: Any) -> None:
    """Have an operation run by the worker, in the partnership that is open now."""
    partnership = current_partnership()
    run.enqueue(name, given, partnership.slug if partnership else None)


def later_in(partnership: Partnership, name: str, **given: Any) -> None:
    """Have an operation run by the worker in another partnership, whose rows nobody here may touch."""
    run.enqueue(name, given, partnership.slug)


def later_at(moment: datetime, name: str, **given: Any) -> None:
    """Have an operation run by the worker, not before a moment."""
    partnership = current_partnership()
    run.using(run_after=moment).enqueue(name, given, partnership.slug if partnership else None)


@operation("access.take_up_job", kinds=("system",))
def take_up_job(actor: Actor, *, job: UUID) -> DBTaskResult | None:
    """Let a job whose worker died wait again; one that was begun as often as may be has failed. None, and nothing is
    changed, where its worker lives, or has just written down how it ended."""
    if not hold(job):
        return None
    found = DBTaskResult.objects.select_for_update().filter(pk=job, status=TaskResultStatus.RUNNING).first()
    if found is None:
        return None
    if len(found.worker_ids) >= MOST_TRIES:
        found.set_failed(WorkerDied(f"Its worker died each of the {MOST_TRIES} times that it was run."))
    else:
        found.status = TaskResultStatus.READY
        found.save(update_fields=["status"])
    return found


@operation("access.forget_ended_jobs", kinds=("system",))
def forget_ended_jobs(actor: Actor) -> int:
    """Forget jobs that ended longer ago than anybody is told of, and how many they were. What each did stands in the
    records and on the trail; its row says no more."""
    return DBTaskResult.objects.finished().filter(finished_at__lt=clock.now() - TOLD_FOR).delete()[0]
