"""What the worker makes of a long draft: asked for, made step by step, kept whole, taken up again when it stopped."""

import hashlib

import pytest
from django.core.files.storage import default_storage
from django_tasks_db.models import DBTaskResult

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.documents.models import File
from lineofsight.core.documents.services import read_file
from lineofsight.core.notices.models import Message
from lineofsight.core.people.services import appoint
from lineofsight.core.records import selectors as records
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.models import Build, Frozen
from lineofsight.lead.annual_report.rules import building as rules
from lineofsight.lead.annual_report.rules.building import SIGN_OFF, WORD
from lineofsight.lead.annual_report.selectors import files
from lineofsight.lead.annual_report.selectors.outputs import DRAFT
from lineofsight.lead.annual_report.selectors.preparing import prepare
from lineofsight.lead.annual_report.services import builds, sections, signing
from lineofsight.lead.annual_report.services.building import make_build
from lineofsight.lead.annual_report.tests.factories import (
    CONTACTS,
    DUE,
    SIGNERS,
    WORKER,
    asked,
    drafted,
    later,
    made,
    section_of,
    started,
    written,
)
from tests.documents.outputs import docx_text


@pytest.mark.once
def test_long_work_is_what_has_more_text_than_can_be_made_while_somebody_waits():
    assert not rules.is_long(0)
    assert not rules.is_long(rules.AT_ONCE)
    assert rules.is_long(rules.AT_ONCE + 1)


def test_the_worker_makes_the_file_that_was_asked_for_and_it_says_that_it_is_a_draft(world):
    build = asked(world, drafted(world), WORD)
    assert (build.state, build.file, build.asked_by.ref) == ("waiting", None, world.analyst.ref)
    [task] = DBTaskResult.objects.all()
    assert task.args_kwargs["args"] == [
        "annual_report.make_build", {"ref": build.ref, "attempt": 1}, "ashmere",
    ]  # fmt: skip
    assert made(build).state == "ready"
    assert (build.done, build.steps) == (2, 2)
    assert build.file.name == "2018-19-draft.docx"
    text = docx_text(read_file(build.file))
    assert ": ".join(DRAFT) in text
    assert "24,629" in text


def test_only_the_latest_file_of_a_draft_is_kept(world, django_capture_on_commit_callbacks):
    report = drafted(world)
    first = made(asked(world, report)).file
    with django_capture_on_commit_callbacks(execute=True):
        again = made(asked(world, report))
    assert again.file != first
    assert not File.objects.filter(pk=first.pk).exists()
    assert not default_storage.exists(first.place)
    assert read_file(again.file).startswith(b"%PDF-")
    assert Build.objects.get().attempt == 2


def test_while_the_next_is_being_made_the_one_before_can_be_had(world):
    report = drafted(world)
    first = made(asked(world, report)).file
    assert asked(world, report).file == first


def test_asked_for_twice_it_is_made_once(world):
    report = drafted(world)
    first, second = asked(world, report), asked(world, report, by="manager")
    assert (first.ref, second.attempt) == (second.ref, 1)
    assert DBTaskResult.objects.count() == 1
    made(first)
    kept = first.file
    assert made(first).file == kept, "whoever comes second finds it made"


def test_of_a_report_that_was_sent_no_draft_is_made_and_none_is_left(world, django_capture_on_commit_callbacks):
    report = drafted(world)
    file = made(asked(world, report)).file
    waiting = asked(world, report, WORD)
    with django_capture_on_commit_callbacks(execute=True):
        signing.send_for_sign_off(world.manager, report=report, due=DUE)
    assert not Build.objects.exists()
    assert not default_storage.exists(file.place)
    make_build(WORKER, ref=waiting.ref, attempt=1)
    assert not Build.objects.exists()
    with pytest.raises(MoveRefused, match="left drafting"):
        asked(world, report)


def test_nobody_outside_has_a_draft_made(world):
    report = drafted(world)
    for name in ("practitioner", "neighbour", "police"):
        with pytest.raises(NotPermitted):
            asked(world, report, by=name)


def test_what_stopped_half_way_is_taken_up_again_and_the_late_worker_keeps_nothing(world):
    report = drafted(world)
    build = asked(world, report)
    builds.begin_build(WORKER, ref=build.ref, attempt=1)
    builds.note_build(WORKER, ref=build.ref, attempt=1, done=1, steps=2)
    assert asked(world, report).state == "building", "it is alive"
    with later():
        assert Build.objects.get().lost
        again = asked(world, report)
    assert (again.state, again.attempt, again.done) == ("waiting", 2, 0)
    builds.begin_build(WORKER, ref=build.ref, attempt=2)
    before = File.objects.count()
    late = {"content": b"%PDF-late", "as_at": clock.now()}
    assert builds.keep_build(WORKER, ref=build.ref, attempt=1, **late) is None
    assert builds.fail_build(WORKER, ref=build.ref, attempt=1, problem="Late.") is None
    builds.note_build(WORKER, ref=build.ref, attempt=1, done=2, steps=2)
    again.refresh_from_db()
    assert (File.objects.count(), again.state, again.done, again.problem) == (before, "building", 0, "")
    in_time = {"content": b"%PDF-in time", "as_at": clock.now()}
    assert builds.keep_build(WORKER, ref=build.ref, attempt=2, **in_time).state == "ready"


def test_what_its_worker_died_of_is_made_when_the_worker_is_back(world):
    build = asked(world, drafted(world))
    builds.begin_build(WORKER, ref=build.ref, attempt=1)
    builds.note_build(WORKER, ref=build.ref, attempt=1, done=1, steps=2)
    begun = builds.begin_build(WORKER, ref=build.ref, attempt=1)
    assert (begun.state, begun.done, begun.steps) == ("building", 0, 0)
    made(build)
    assert (build.state, build.attempt, build.done, build.steps) == ("ready", 1, 2, 2)


def test_work_that_nobody_began_is_asked_for_again(world):
    report = drafted(world)
    asked(world, report)
    with later():
        assert asked(world, report).attempt == 2


def test_what_cannot_be_printed_is_said_and_nothing_is_kept(world):
    report = started(world)
    written(world, section_of(report), "Thanks 😀")
    build = made(asked(world, report))
    assert (build.state, build.file) == ("failed", None)
    assert "no sign for “😀”" in build.problem
    written(world, section_of(report), "Thanks")
    assert made(asked(world, report)).state == "ready"


def test_what_nobody_expected_is_said_too(world, monkeypatch):
    monkeypatch.setattr(files, "pdf", lambda *_, **__: 1 / 0)
    build = asked(world, drafted(world))
    with pytest.raises(ZeroDivisionError):
        made(build)
    assert Build.objects.get().state == "failed"
    assert "not your doing" in Build.objects.get().problem


# Sign-off


def test_a_long_report_is_frozen_by_the_worker_in_the_name_of_whoever_sent_it(world):
    report = drafted(world)
    made(asked(world, report))
    build = made(asked(world, report, SIGN_OFF, by="manager", due=DUE))
    assert (build.state, build.done, build.steps) == ("ready", 4, 4)
    report.refresh_from_db()
    assert report.state == "with_partners"
    assert records.latest(report).actor_ref == world.manager.ref
    frozen = Frozen.objects.get()
    assert hashlib.sha256(read_file(frozen.pdf)).hexdigest() == frozen.sha256
    assert Message.objects.filter(about_ref=report.ref).count() == len(SIGNERS)
    assert [each.what for each in Build.objects.all()] == [SIGN_OFF], "the draft's files are gone"


def test_only_who_may_send_a_report_has_it_frozen(world):
    with pytest.raises(NotPermitted):
        asked(world, drafted(world), SIGN_OFF, due=DUE)


def test_a_report_that_is_not_ready_is_not_frozen_and_its_page_says_why(world):
    report = drafted(world)
    sections.reopen_section(world.manager, section=section_of(report))
    build = made(asked(world, report, SIGN_OFF, by="manager", due=DUE))
    assert (build.state, build.problem) == ("failed", "Not finished yet: 1 What we did.")
    assert not Frozen.objects.exists()
    assert not Message.objects.filter(about_ref=report.ref).exists()


@pytest.mark.parametrize("change", ["text", "signer"])
def test_what_changed_while_it_was_made_ready_is_not_frozen(world, change):
    report = drafted(world)
    prepared = prepare(report)
    if change == "text":
        section = section_of(report)
        sections.reopen_section(world.manager, section=section)
        written(world, section, f"{CONTACTS} More.")
        sections.finish_section(world.manager, section=section)
    else:
        more = {"name": "Another", "email": "another@ashmere.example", "organisation": world.organisation("Council")}
        appoint(world.manager, partnership=world.partnership, role="statutory_partner", **more)
    with pytest.raises(MoveRefused, match="changed while it was being frozen"):
        signing.send_for_sign_off(world.manager, report=report, due=DUE, prepared=prepared)
    assert not Frozen.objects.exists()
