"""The rows of what the worker makes of a draft: asked for, claimed, told of, kept whole, or given up.

Each is a step that stands by itself, so that how far the work is can be seen. Of the file itself there is nothing until
it is kept, in one step with its row.
"""

from datetime import date, datetime

from lineofsight.core.access.actors import Actor, PersonActor
from lineofsight.core.access.jobs import later
from lineofsight.core.access.operations import operation
from lineofsight.core.access.permissions import NotPermitted, permitted, right
from lineofsight.core.documents.kinds import DOCX_KIND, PDF_KIND
from lineofsight.core.documents.services import drop_file, keep_file
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.lifecycle import BUILD
from lineofsight.lead.annual_report.models import Build, Report
from lineofsight.lead.annual_report.rules.building import PDF, SIGN_OFF, WORD

KINDS = {PDF: PDF_KIND, WORD: DOCX_KIND}
JOB = "annual_report.make_build"


@operation("annual_report.start_build", on="report")
def start_build(actor: PersonActor, *, report: Report, what: str, due: date | None = None) -> Build:
    """Have the worker make something of a draft; what is being made already goes on, what stopped is taken up again.

    Args:
        what: one of `rules.building.LABELS`.
        due: for a sign-off, the day by which the partners are asked to sign.

    Raises:
        MoveRefused: the report has left drafting; what was frozen has its files.
        NotPermitted: a sign-off by somebody who may not send the report.
    """
    if report.state != "drafting":
        raise MoveRefused("The report has left drafting. What was sent to the partners stands on its page.")
    if what == SIGN_OFF and not permitted(actor, "annual_report.send_for_sign_off", report):
        raise NotPermitted(right("annual_report.send_for_sign_off").ask)
    build = Build.objects.select_for_update().filter(report=report, what=what).first()
    asked = {"asked_by_id": actor.person_id, "due": due}
    if build is None:
        build = Build.objects.create(partnership=report.partnership, report=report, what=what, **asked)
    elif build.under_way and not build.lost:
        return build
    else:
        begin_again(build, **asked)
    later(JOB, ref=build.ref, attempt=build.attempt)
    return build


def begin_again(build: Build, **asked) -> Build:
    """Let a build wait again, from nothing; what was made before stays until something takes its place."""
    shift(
        build, "take_up_build" if build.under_way else "start_build", attempt=build.attempt + 1, done=0, steps=0,
        problem="", asked_at=clock.now(), **asked,
    )  # fmt: skip
    return build


@operation("annual_report.begin_build", kinds=("system",))
def begin_build(actor: Actor, *, ref: str, attempt: int) -> Build | None:
    """Begin a build that waits, or one whose worker died in the midst of it, from nothing; none where it is made, was
    begun again or is gone. The worker runs nothing twice at once, so that nobody makes what it is given again."""
    build = current(ref, attempt, "waiting", "building")
    return shift(build, "begin_build", done=0, steps=0) if build else None


@operation("annual_report.note_build", kinds=("system",))
def note_build(actor: Actor, *, ref: str, attempt: int, done: int, steps: int) -> None:
    """Note how far a build is, and that the work on it is alive."""
    waiting = Build.objects.filter(ref=ref, attempt=attempt, state="building")
    waiting.update(done=done, steps=steps, alive_at=clock.now())


@operation("annual_report.keep_build", kinds=("system",))
def keep_build(actor: Actor, *, ref: str, attempt: int, content: bytes, as_at: datetime) -> Build | None:
    """Keep the file that was made, in place of the one before; nothing where the build was begun again or is gone."""
    build = current(ref, attempt, "building")
    if build is None:
        return None
    kind, before = KINDS[build.what], build.file
    name = f"{build.report.slug}-draft{kind.endings[0]}"
    kept = keep_file(content=content, name=name, kind=kind.media_type)
    shift(build, "keep_build", file=kept, as_at=as_at, done=build.steps)
    if before:
        drop_file(before)
    return build


@operation("annual_report.fail_build", kinds=("system",))
def fail_build(actor: Actor, *, ref: str, attempt: int, problem: str) -> Build | None:
    """Give a build up, and say why; nothing where it was begun again or is gone."""
    build = current(ref, attempt, "building")
    return shift(build, "fail_build", problem=problem) if build else None


def close_builds(report: Report) -> None:
    """A report is sent for sign-off: its freezing, where that was long work, is done, and the files of its draft go.
    Called inside that operation."""
    for build in report.builds.select_related("file"):
        if build.what == SIGN_OFF and build.state == "building":
            shift(build, "keep_build", done=build.steps)
            continue
        build.delete()
        if build.file:
            drop_file(build.file)


def current(ref: str, attempt: int, *states: str) -> Build | None:
    """The build of this ref, where it is in one of some states and was not begun again since."""
    builds = Build.objects.select_related("report__partnership", "file", "asked_by__account")
    return builds.filter(ref=ref, attempt=attempt, state__in=states).first()


def shift(build: Build, key: str, **changes) -> Build:
    """Make a move of a build's lifecycle, from the state and attempt it was judged in."""
    target = BUILD.target(key, build.state, build.facts)
    judged = Build.objects.filter(pk=build.pk, state=build.state, attempt=build.attempt)
    if not judged.update(state=target, **{"alive_at": clock.now(), **changes}):
        raise MoveRefused("Somebody else began this a moment ago. Look at it again.")
    build.refresh_from_db()
    return build
