"""Who else has a page open. Kept for minutes, decided by nothing: two people see each other before they clash."""

from datetime import timedelta

from lineofsight.core.access.actors import Actor
from lineofsight.core.questions.models import Presence
from lineofsight.kernel import clock

SHOWN_FOR = timedelta(minutes=10)
# A page that is open and saved every few seconds is noted once a minute.
NOTED_EACH = timedelta(minutes=1)
KEPT_FOR = timedelta(hours=1)


def others_on(actor: Actor, sheet_ref: str, page: str) -> list[Presence]:
    """Note that somebody has a page open, and say who else had it open a few minutes ago, the latest first."""
    now = clock.now()
    seen = list(Presence.objects.filter(sheet_ref=sheet_ref, page=page).order_by("-at"))
    own = next((each for each in seen if each.person_ref == actor.ref), None)
    if own is None or own.at < now - NOTED_EACH:
        Presence.objects.filter(at__lt=now - KEPT_FOR).delete()
        Presence.objects.update_or_create(
            sheet_ref=sheet_ref, page=page, person_ref=actor.ref, defaults={"label": actor.label, "at": now}
        )
    return [each for each in seen if each.person_ref != actor.ref and each.at > now - SHOWN_FOR]
