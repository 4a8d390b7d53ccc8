"""Who reads: commissioners and boards the partnership adds, what each asks more, and to whom an assessment goes."""

from collections.abc import Iterable
from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.people.models import Organisation
from lineofsight.core.questions import library
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments.models import Assessment, Reader
from lineofsight.know.self_assessments.rules.readers import NAME_TAKEN, OWN_STAYS


@operation("self_assessments.add_reader", on="partnership")
def add_reader(
    actor: Actor, *, partnership: Partnership, name: str, kind: str, organisation: Organisation, overlay: str = ""
) -> Reader:
    """Add a commissioner or a board, whose own people read here what organisations choose to hand in to it.

    Raises:
        MoveRefused: somebody of this name reads here already.
    """
    refuse_name(partnership, name)
    return Reader.objects.create(
        partnership=partnership, name=name, kind=kind, organisation=organisation, overlay=overlay
    )


def refuse_name(partnership: Partnership, name: str, but: Reader | None = None) -> None:
    taken = Reader.objects.filter(partnership=partnership, name__iexact=name)
    if taken.exclude(pk=but.pk if but else None).exists():
        raise MoveRefused(NAME_TAKEN)


@operation("self_assessments.change_reader", on="reader")
def change_reader(actor: Actor, *, reader: Reader, name: str, overlay: str = "") -> Reader:
    """Change what a reader is called, or what it asks more. What was asked more is pinned to each assessment when it is
    chosen: those that chose it before keep their questions until they choose again.

    Raises:
        MoveRefused: somebody of this name reads here already.
    """
    refuse_name(reader.partnership, name, reader)
    reader.name, reader.overlay = name, overlay
    Reader.objects.filter(pk=reader.pk).update(name=name, overlay=overlay)
    return reader


@operation("self_assessments.end_reader", on="reader")
def end_reader(actor: Actor, *, reader: Reader, day: date) -> Reader:
    """Offer a reader to nobody from a day on. It keeps, and goes on reading, what was handed in to it.

    Raises:
        MoveRefused: it is the partnership itself.
    """
    if reader.kind == Reader.Kind.PARTNERSHIP:
        raise MoveRefused(OWN_STAYS)
    Reader.objects.filter(pk=reader.pk).update(until=day)
    reader.until = day
    return reader


def goes_to(assessment: Assessment, readers: Iterable[Reader]) -> Assessment:
    """Let an assessment go to some readers, and ask in it what each of them asks more."""
    chosen = list(readers)
    assessment.readers.set(chosen)
    assessment.overlays = asked_more(assessment, chosen)
    Assessment.objects.filter(pk=assessment.pk).update(overlays=assessment.overlays)
    return assessment


def asked_more(assessment: Assessment, readers: Iterable[Reader]) -> dict[str, list[str]]:
    """What each reader asks more of this assessment, by its ref. The edition chosen first stays, so that no question
    changes under whoever answers it."""
    found = {}
    for reader in readers:
        standing = assessment.overlays.get(reader.ref)
        if reader.overlay and standing and standing[0] == reader.overlay:
            found[reader.ref] = standing
        elif reader.overlay and (newest := library.newest(reader.overlay)).adds_to == assessment.question_set:
            found[reader.ref] = [newest.name, newest.edition]
    return found
