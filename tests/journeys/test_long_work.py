"""Long work whose process is killed half-way, for real: nothing half-made is served, and it is taken up again whole.

Everything runs in a copy of the demonstration, by the product's own worker and commands.
"""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from lineofsight.core.access.jobs import MOST_TRIES
from lineofsight.core.access.models import Partnership
from lineofsight.core.documents.models import File
from lineofsight.core.notices.models import Message
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.lead.annual_report.models import Build, Frozen, Report
from lineofsight.lead.annual_report.rules.building import LOST_AFTER, PDF, SIGN_OFF, WORD
from lineofsight.lead.annual_report.services import builds, reports, sections
from lineofsight.lead.annual_report.services.signing import recall_report
from tests.demonstration import browser, connected, copied, opened, who
from tests.mail import waited_for

CLI = (sys.executable, "-m", "lineofsight.config.cli")
HERE = Path(__file__).resolve().parent.parent.parent
YEAR, SLUG, SECTIONS = Period.financial_year(2019), "2019-20", 40
TEXT = "We met, and we said what children had said. {front_door.contacts period=2018-04-01/2019-03-31}\n\n" * 15
PATIENCE = 60


@pytest.fixture(scope="module")
def db(built, tmp_path_factory, django_db_blocker) -> Iterator[str]:
    """The address of a copy of the demonstration, in which these tests write for good."""
    with (
        django_db_blocker.unblock(),
        copied(built, tmp_path_factory.mktemp("copy")) as (settings, address),
        connected(settings),
        opened("ashmere"),
    ):
        yield address


@pytest.fixture(scope="module")
def ground(db) -> dict[str, str]:
    """What the product's commands are run with, where a long report was begun."""
    begin()
    return {**os.environ, "DATABASE_URL": db, "LINEOFSIGHT_DEMONSTRATION": "1"}


@pytest.fixture
def report(ground, request) -> Report:
    request.node.user_properties.append(("database", connection.vendor))
    return Report.objects.select_related("partnership").get(slug=SLUG)


def begin() -> None:
    """A long report whose every section is finished."""
    manager = who("manager")
    town = Partnership.objects.get(slug="ashmere")
    report = reports.create_report(manager, partnership=town, title="Long report", period=YEAR, sections=())
    for number in range(SECTIONS):
        section = sections.add_section(manager, report=report, title=f"Part {number + 1}", question="?", after=number)
        sections.save_section(manager, section=section, text=TEXT, started_from=0)
        sections.finish_section(manager, section=section)


@contextmanager
def worker(ground: dict[str, str], *more: str) -> Iterator[subprocess.Popen]:
    """The product's worker, killed when the block ends if it still runs."""
    command = [*CLI, "work", *more]
    process = subprocess.Popen(command, env=ground, cwd=HERE, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def begun(ref: str) -> Build:
    """The build as soon as its worker has told that it is under way."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        build = Build.objects.get(ref=ref)
        if build.done:
            return build
        time.sleep(0.002)
    raise AssertionError(f"Nobody began it: {build.state}")


def killed_half_way(ground, ref: str) -> Build:
    """The build after its worker was killed in the middle of it."""
    with worker(ground) as process:
        begun(ref)
        process.send_signal(signal.SIGKILL)
        process.wait()
    build = Build.objects.get(ref=ref)
    assert build.state == "building"
    assert 0 < build.done < build.steps
    return build


def later():
    moment = clock.now() + LOST_AFTER + timedelta(seconds=1)
    return clock.set_clock(lambda: moment)


def test_a_draft_whose_worker_is_killed_is_not_served_and_is_made_on_the_next_try(ground, report):
    kept = File.objects.count()
    build = builds.start_build(who("analyst"), report=report, what=PDF)
    killed_half_way(ground, build.ref)
    assert File.objects.count() == kept
    reader, where = browser("chair"), f"/ashmere/yearly-reports/builds/{build.ref}/"
    assert reader.get(f"{where}download/").status_code == 404
    with later():
        assert "Nothing half-made was kept" in reader.get(where).content.decode()
        again = builds.start_build(who("chair"), report=report, what=PDF)
    assert (again.ref, again.attempt) == (build.ref, 2)
    with worker(ground, "--until-done") as process:
        assert process.wait(PATIENCE) == 0
    assert Build.objects.get(ref=build.ref).state == "ready"
    assert reader.get(f"{where}download/").content.startswith(b"%PDF-")
    assert File.objects.count() == kept + 1


def test_a_sign_off_whose_worker_is_killed_leaves_the_report_in_drafting_and_no_letter_sent(ground, report):
    frozen, letters = Frozen.objects.count(), Message.objects.count()
    due = date(2030, 9, 30)
    build = builds.start_build(who("manager"), report=report, what=SIGN_OFF, due=due)
    killed_half_way(ground, build.ref)
    report.refresh_from_db()
    assert (report.state, Frozen.objects.count(), Message.objects.count()) == ("drafting", frozen, letters)
    with later():
        page = browser("manager").get(f"/ashmere/yearly-reports/builds/{build.ref}/").content.decode()
        assert "Nothing was frozen, and no letter was sent" in page
        builds.start_build(who("manager"), report=report, what=SIGN_OFF, due=due)
    with worker(ground, "--until-done") as process:
        assert process.wait(PATIENCE) == 0
    report.refresh_from_db()
    assert Build.objects.get(ref=build.ref).problem == ""
    assert (report.state, Frozen.objects.count()) == ("with_partners", frozen + 1)
    assert Message.objects.count() > letters
    recall_report(who("manager"), report=report, reason="Whichever test comes next finds it in drafting.")


# What the worker takes up by itself


def job_of(build: Build) -> DBTaskResult:
    """The job that makes it."""
    return DBTaskResult.objects.get(args_kwargs__args__1__ref=build.ref, args_kwargs__args__1__attempt=build.attempt)


@pytest.fixture
def asked(report) -> Build:
    """A Word document that nobody has begun to make, asked for anew whatever became of the one before."""
    with later():
        return builds.start_build(who("analyst"), report=report, what=WORD)


def test_what_a_killed_worker_was_making_the_next_one_makes_and_nobody_need_ask(ground, asked):
    killed_half_way(ground, asked.ref)
    assert job_of(asked).status == "RUNNING"
    with worker(ground, "--until-done") as process:
        assert process.wait(PATIENCE) == 0
    build = Build.objects.get(ref=asked.ref)
    assert (build.state, build.attempt) == ("ready", asked.attempt)
    assert (job_of(asked).status, len(job_of(asked).worker_ids)) == ("SUCCESSFUL", 2)
    where = f"/ashmere/yearly-reports/builds/{build.ref}/download/"
    assert browser("chair").get(where).content.startswith(b"PK")


def test_what_a_living_worker_is_making_no_other_begins(ground, asked):
    with worker(ground) as first:
        begun(asked.ref)
        first.send_signal(signal.SIGSTOP)
        done = Build.objects.get(ref=asked.ref).done
        with worker(ground, "--until-done") as second:
            assert second.wait(PATIENCE) == 0
        assert (Build.objects.get(ref=asked.ref).done, job_of(asked).status) == (done, "RUNNING")
        first.send_signal(signal.SIGCONT)
        assert waited_for(lambda: Build.objects.get(ref=asked.ref).state == "ready", PATIENCE)
        assert waited_for(lambda: job_of(asked).status == "SUCCESSFUL", PATIENCE)
    assert len(job_of(asked).worker_ids) == 1


def test_what_ends_every_worker_is_given_up_and_the_administrator_is_told(ground, asked):
    for _ in range(MOST_TRIES):
        killed_half_way(ground, asked.ref)
        Build.objects.filter(ref=asked.ref).update(done=0)  # so that the next beginning is seen
    with worker(ground, "--until-done") as process:
        assert process.wait(PATIENCE) == 0
    assert (job_of(asked).status, len(job_of(asked).worker_ids)) == ("FAILED", MOST_TRIES)
    assert Build.objects.get(ref=asked.ref).state == "building"
    told = browser("administrator", "installation").get("/installation/").content.decode()
    assert "annual_report.make_build" in told
    assert "Its worker died each time it was run." in told


def command(ground, out: Path, slug: str, **more) -> subprocess.Popen:
    words = [*CLI, "report", slug, "--partnership", "ashmere", "--out", str(out)]
    pipes = {"stderr": subprocess.PIPE, "stdout": subprocess.PIPE}
    return subprocess.Popen(words, env=ground, cwd=HERE, text=True, **pipes, **more)


def test_a_command_that_is_killed_leaves_the_file_as_it_was(ground, report, tmp_path):
    out = tmp_path / "report.pdf"
    out.write_bytes(b"the one before")
    process = command(ground, out, SLUG)
    assert process.stderr.readline() == f"1 of {SECTIONS} sections read\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"report.pdf": b"the one before"}


def test_a_command_that_finds_no_room_leaves_the_file_as_it_was_and_says_so(ground, tmp_path):
    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    out = tmp_path / "report.pdf"
    out.write_bytes(b"the one before")
    process = command(ground, out, "2018-19", preexec_fn=no_room)
    said, complained = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1, said
    assert "cannot be written: File too large" in complained
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"report.pdf": b"the one before"}
