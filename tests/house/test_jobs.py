"""Work done later: run by one worker at a time, taken up when that died, given up after the third, and told of."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django_tasks_db.models import DBTaskResult
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from lineofsight.core.access import holding, jobs, working
from lineofsight.core.access.actors import system
from lineofsight.core.access.jobs import MOST_TRIES, forget_ended_jobs, later, take_up_job
from lineofsight.core.access.operations import OPERATIONS, Operation
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.access.scope import scope
from lineofsight.core.access.working import Worker, claimed, do, take_up_left
from lineofsight.core.trail.models import Entry
from lineofsight.kernel import clock
from lineofsight.kernel.registry import Registry
from tests.mail import waited_for

WORKER = system("tests")
# A process that holds the byte of a file until it is killed.
HOLDER = """
import fcntl, os, sys
file = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)
fcntl.lockf(file, fcntl.LOCK_EX, 1, int(sys.argv[2]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def nothing_held(db, monkeypatch) -> Iterator[None]:
    """The worker stays in the transaction of the test, and what it held is let go of."""
    monkeypatch.setattr(working, "close_old_connections", lambda: None)
    yield
    holding.let_go()


def asked(name: str = "notices.mark_lost") -> DBTaskResult:
    """A job that waits: an operation that does nothing where nothing was sent."""
    later(name)
    return DBTaskResult.objects.get()


def left_by_the_dead(times: int = 1) -> DBTaskResult:
    """A job that was begun so often, each time by a worker that died of it."""
    job = asked()
    for number in range(times):
        if number:
            take_up_left(WORKER)
        assert claimed(f"worker {number}")
        holding.let_go()
    return now(job)


def now(job: DBTaskResult) -> DBTaskResult:
    job.refresh_from_db()
    return job


@contextmanager
def held_by_another(job: DBTaskResult) -> Iterator[None]:
    """A job that another process or session holds, until the block ends and that has died."""
    with another_holds(job):
        yield
    assert waited_for(lambda: holding.hold(job.pk)), "a server notices a moment later that a session has ended"
    holding.let_go()


@contextmanager
def another_holds(job: DBTaskResult) -> Iterator[None]:
    number = holding.number_of(job.pk)
    if connection.vendor == "postgresql":
        other = connection.copy()
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
            assert cursor.fetchone()[0]
        yield
        other.close()
        return
    words = [sys.executable, "-c", HOLDER, str(settings.DATA / holding.FILE), str(number)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"held\n"
        yield
        other.kill()


def test_a_job_whose_worker_died_waits_again_and_is_run():
    job = left_by_the_dead()
    assert job.status == "RUNNING"
    assert take_up_left(WORKER) == 1
    assert now(job).status == "READY"
    Worker(WORKER).work(until_done=True)
    assert (now(job).status, len(job.worker_ids)) == ("SUCCESSFUL", 2)
    assert Entry.objects.filter(event="access.take_up_job", actor_ref="system:tests").count() == 1


def test_a_worker_takes_up_what_was_left_before_it_does_anything_else():
    job = left_by_the_dead()
    Worker(WORKER).work(until_done=True)
    assert now(job).status == "SUCCESSFUL"


def test_a_job_whose_worker_lives_is_run_by_nobody_else_until_that_one_dies():
    job = left_by_the_dead()
    with held_by_another(job):
        assert take_up_left(WORKER) == 0
        assert not Entry.objects.filter(event="access.take_up_job").exists(), "nobody tried"
        assert take_up_job(WORKER, job=job.pk) is None
        Worker(WORKER).work(until_done=True)
        assert (now(job).status, len(job.worker_ids)) == ("RUNNING", 1)
    assert take_up_left(WORKER) == 1


def test_what_somebody_holds_is_claimed_by_nobody_else():
    job = asked()
    with held_by_another(job):
        assert claimed("another") is None
    assert now(job).status == "READY"
    assert claimed("another") == job


def test_what_has_ended_meanwhile_is_left_as_it_ended():
    job = asked()
    do(claimed("quick"))
    holding.let_go()
    assert take_up_job(WORKER, job=job.pk) is None
    assert now(job).status == "SUCCESSFUL"


def test_a_job_that_no_worker_outlives_has_failed_and_the_administrator_is_told(world):
    DBTaskResult.objects.all().delete()
    job = left_by_the_dead(MOST_TRIES)
    assert "Work that failed" not in page(world)
    assert take_up_left(WORKER) == 1
    assert now(job).status == "FAILED"
    Worker(WORKER).work(until_done=True)
    assert now(job).status == "FAILED"
    told = page(world)
    assert "notices.mark_lost" in told
    assert "Its worker died each time it was run." in told
    said = StringIO()
    call_command("daily", stdout=StringIO(), stderr=said)
    assert "Jobs that failed in the last 30 days: 1. See http" in said.getvalue()


def test_a_job_that_ended_in_an_error_is_told_of_without_what_the_error_said(world, monkeypatch):
    DBTaskResult.objects.all().delete()
    stands_for_it(monkeypatch, fails)
    with scope(world.partnership):
        job = asked()
    do(claimed("one"))
    assert now(job).status == "FAILED"
    told = page(world)
    assert "It ended in an error: LookupError." in told
    assert world.partnership.name in told
    assert "A name nobody may read" not in told


def fails(*_: object) -> None:
    raise LookupError("A name nobody may read")


def stands_for_it(monkeypatch: pytest.MonkeyPatch, what: Callable) -> None:
    """Let something be done in place of the operation whose running is asked for."""
    done = Registry("operation")
    done.register("notices.mark_lost", Operation("notices.mark_lost", None, None, what))
    monkeypatch.setattr(jobs, "OPERATIONS", done)


def page(world) -> str:
    return world.client("administrator").get("/installation/").content.decode()


def test_work_that_is_cut_off_is_left_for_whoever_works_next(monkeypatch):
    job = asked()
    stands_for_it(monkeypatch, lambda *_: sys.exit(1))
    with pytest.raises(SystemExit):
        do(claimed("stopped"))
    holding.let_go()
    assert now(job).status == "RUNNING"
    assert take_up_left(WORKER) == 1


def test_work_that_ended_is_forgotten_once_nobody_is_told_of_it_any_more(world):
    ended = asked()
    Worker(WORKER).work(until_done=True)
    later("notices.mark_lost")
    waits = DBTaskResult.objects.exclude(pk=ended.pk).get()
    last_told = now(ended).finished_at + jobs.TOLD_FOR
    with clock.set_clock(lambda: last_told):
        assert forget_ended_jobs(WORKER) == 0
    with clock.set_clock(lambda: last_told + timedelta(minutes=1)):
        assert forget_ended_jobs(WORKER) == 1
    assert DBTaskResult.objects.get() == waits, "what nobody has done yet waits however long"
    with pytest.raises(NotPermitted):
        forget_ended_jobs(world.manager)


def test_nobody_but_the_installation_takes_up_a_job(world):
    DBTaskResult.objects.all().delete()
    job = left_by_the_dead()
    for name in ("manager", "administrator"):
        with pytest.raises(NotPermitted):
            take_up_job(getattr(world, name), job=job.pk)
    assert now(job).status == "RUNNING"
    assert OPERATIONS.get("access.take_up_job").permission is None


def test_the_worker_that_holds_nothing_is_not_run():
    with pytest.raises(CommandError, match="lineofsight work"):
        call_command("db_worker")


# What may happen to three workers at two jobs, in any order.
HAPPENS = st.lists(st.tuples(st.sampled_from(["claim", "end", "die", "look"]), st.integers(0, 2)), max_size=40)


@pytest.mark.once
@examples(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HAPPENS)
def test_no_order_of_claims_ends_and_deaths_has_a_job_run_twice_at_once_or_for_ever(happened):
    DBTaskResult.objects.all().delete()
    for _ in range(2):
        later("notices.mark_lost")
    with pytest.MonkeyPatch.context() as patch:
        town = Town(patch)
        for what, who in happened:
            town.happen(what, who)
        for who in range(3):
            town.happen("die", who)
        for _ in range(2 * MOST_TRIES):
            town.happen("look", 0)
            town.happen("claim", 0)
            town.happen("end", 0)
    for job in DBTaskResult.objects.all():
        assert job.status in ("SUCCESSFUL", "FAILED")
        assert len(job.worker_ids) <= MOST_TRIES
        assert (job.status == "FAILED") == (town.deaths.get(job.pk, 0) == MOST_TRIES)


class Town:
    """Workers that hold what a system would let them hold, and what each of them runs."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.who, self.held, self.runs, self.deaths = 0, {}, {}, {}
        for room in (jobs, working):
            patch.setattr(room, "hold", lambda job: self.held.setdefault(job, self.who) == self.who)
        patch.setattr(working, "let_go", self.let_go)

    def let_go(self) -> None:
        self.held = {job: who for job, who in self.held.items() if who != self.who}

    def happen(self, what: str, who: int) -> None:
        """Something happens to a worker that can happen to it: it works one job at a time, and looks between jobs."""
        self.who = who
        if who in self.runs and what in ("end", "die"):
            job = self.runs.pop(who)
            if what == "end":
                job.set_successful(None)
            else:
                self.deaths[job.pk] = self.deaths.get(job.pk, 0) + 1
            self.let_go()
        elif who not in self.runs and what == "look":
            take_up_left(WORKER)
        elif who not in self.runs and what == "claim":
            self.let_go()
            job = claimed(f"worker {who}")
            if job:
                assert job.pk not in {each.pk for each in self.runs.values()}
                self.runs[who] = job
