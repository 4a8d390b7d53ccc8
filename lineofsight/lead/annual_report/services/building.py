"""The worker's long work on a draft: read section by section, pressed, and kept whole or not at all."""

from collections.abc import Callable
from time import monotonic

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.documents.pdf import DocumentRefused
from lineofsight.core.people.selectors import actor_of
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.models import Build
from lineofsight.lead.annual_report.rules.building import PDF, SIGN_OFF, WORD
from lineofsight.lead.annual_report.selectors.composing import Progress
from lineofsight.lead.annual_report.selectors.files import paper, word
from lineofsight.lead.annual_report.selectors.outputs import output_of
from lineofsight.lead.annual_report.selectors.preparing import prepare
from lineofsight.lead.annual_report.services.builds import begin_build, fail_build, keep_build, note_build
from lineofsight.lead.annual_report.services.signing import send_for_sign_off

WRITERS = {PDF: paper, WORD: word}
UNEXPECTED = "Something went wrong that is not your doing. Try again; if it happens twice, tell whoever runs the site."
# Seconds between two notes of how far it is: each is a row to write.
NOTED_EVERY = 1.0


@operation("annual_report.make_build", kinds=("system",), at_once=False)
def make_build(actor: Actor, *, ref: str, attempt: int) -> None:
    """Make what was asked for, step by step. Run again once it was made, it does nothing more.

    Stopped half-way it leaves a build that gives no more signs of life, and nothing else; run again it begins anew,
    unless somebody has asked for it once more meanwhile.
    """
    build = begin_build(actor, ref=ref, attempt=attempt)
    if build is None:
        return
    try:
        done_by = freeze_and_send if build.what == SIGN_OFF else write_file
        done_by(actor, build, telling(actor, build))
    except (DocumentRefused, MoveRefused, NotPermitted) as refused:
        fail_build(actor, ref=ref, attempt=attempt, problem=str(refused))
    except Exception:
        fail_build(actor, ref=ref, attempt=attempt, problem=UNEXPECTED)
        raise


def write_file(actor: Actor, build: Build, progress: Progress) -> None:
    """Compose the draft as it stands, write it out and keep the file."""
    output = output_of(build.report, progress)
    content = WRITERS[build.what](output)
    keep_build(actor, ref=build.ref, attempt=build.attempt, content=content, as_at=output.as_at)


def freeze_and_send(actor: Actor, build: Build, progress: Progress) -> None:
    """Make the report ready, then freeze and send it in one step, as the person who asked for it and by their right."""
    prepared = prepare(build.report, progress)
    if build.asked_by.account is None:
        raise NotPermitted("Whoever asked for it has no account any more.")
    send_for_sign_off(actor_of(build.asked_by.account), report=build.report, due=build.due, prepared=prepared)


def telling(actor: Actor, build: Build) -> Callable[[int, int], None]:
    """Progress that is noted on a build, now and then: the first step, the last, and between them once a second."""
    noted = 0.0

    def tell(done: int, steps: int) -> None:
        nonlocal noted
        if done in (1, steps) or monotonic() - noted >= NOTED_EVERY:
            noted = monotonic()
            note_build(actor, ref=build.ref, attempt=build.attempt, done=done, steps=steps)

    return tell
