"""The worker: claims a job, holds it while it runs, and writes down how it ended.

It takes the place of the one that comes with the tasks' rows (django-tasks-db), which would leave a job running for
ever when its process dies. Here the lock of a job is taken before anybody can read that it runs (`holding.py`), so that
a job which runs and which nobody holds was left by a dead worker. It waits again, as if nobody had claimed it.
"""

import logging
import signal
import sys
import time
from types import FrameType

from django.db import close_old_connections, transaction
from django_tasks_db.models import DBTaskResult

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.holding import hold, let_go
from lineofsight.core.access.jobs import take_up_job
from lineofsight.kernel.refs import new_ref

LOOK_EVERY, TAKE_UP_EVERY = 1.0, 60.0
logger = logging.getLogger(__name__)


class Worker:
    """Runs the jobs that wait, one after the other, until it is asked to stop."""

    def __init__(self, actor: Actor) -> None:
        """Make a worker, which takes up what others left as an actor.

        Args:
            actor: the installation itself.
        """
        self.actor, self.name = actor, new_ref()
        self.stopping = self.busy = False

    def work(self, *, until_done: bool = False) -> None:
        """Run what waits, and take up now and then what a dead worker left.

        Args:
            until_done: whether to end when nothing waits any more.

        Raises:
            django.db.OperationalError, django.db.InterfaceError: the database is away. What ran is taken up later.
        """
        take_up_at = time.monotonic()
        while not self.stopping:
            close_old_connections()
            let_go()
            if time.monotonic() >= take_up_at:
                take_up_left(self.actor)
                take_up_at = time.monotonic() + TAKE_UP_EVERY
            job = claimed(self.name)
            if job:
                self.run(job)
            elif until_done:
                return
            else:
                time.sleep(LOOK_EVERY)

    def run(self, job: DBTaskResult) -> None:
        """Run a job, from whose midst nobody but who insists makes it stop."""
        self.busy = True
        try:
            do(job)
        finally:
            self.busy = False

    def listen(self) -> None:
        """Stop when the machine or whoever sits at it says so."""
        for word in (signal.SIGTERM, signal.SIGINT):
            signal.signal(word, self.stop)

    def stop(self, word: int, frame: FrameType | None) -> None:
        """Stop after the job that runs; told so twice, at once: whoever works next takes it up."""
        if self.stopping or not self.busy:
            sys.exit(int(self.busy))
        self.stopping = True


def claimed(worker: str) -> DBTaskResult | None:
    """The next job that waits, claimed and held by a worker of this name; none where nothing waits."""
    with transaction.atomic():
        job = DBTaskResult.objects.ready().get_locked()
        if job is None or not hold(job.pk):
            return None
        job.claim(worker)
    return job


def do(job: DBTaskResult) -> None:
    """Run a job and write down how it ended. One that is cut off is left as it stands, for whoever takes it up."""
    try:
        given = job.args_kwargs
        job.set_successful(job.task.call(*given["args"], **given["kwargs"]))
    except Exception as problem:
        logger.exception("The job %s failed.", job.pk)
        job.set_failed(problem)


def take_up_left(actor: Actor) -> int:
    """Take up every job that a dead worker left; returns how many. Whoever calls runs none itself."""
    running = list(DBTaskResult.objects.running().values_list("pk", flat=True))
    taken = sum(bool(take_up_job(actor, job=job)) for job in running if hold(job))
    let_go()
    return taken
