"""What else of an incident goes when its room is erased, and what is left: counts that no key leads to.

The house empties what is sealed. Here goes what is not sealed and would together point to one child: days, agencies,
who decided and signed, what was owed. What left the room before stands: learning points that were let out, what was
published, and by whom. It is called inside the erasing of a room.
"""

from datetime import date

from django.db.models import F

from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import acting
from lineofsight.core.access.services import end_grants
from lineofsight.core.notices import services as notices
from lineofsight.core.sealed.models import Room
from lineofsight.kernel.periods import Period
from lineofsight.learn.reviews.models import (
    Account,
    AccuracyCheck,
    AccuracyPoint,
    AgencyTold,
    Board,
    Child,
    Deadline,
    Decision,
    Delay,
    Draft,
    DraftedAction,
    DraftReading,
    Endorsement,
    Episode,
    FamilyContact,
    Incident,
    LearningDraft,
    Left,
    LetStand,
    LocalReview,
    Milestone,
    PanelResponse,
    PartnerView,
    Pause,
    PractitionerEvent,
    Proceeding,
    PublicText,
    RapidReview,
    Sending,
    SignOff,
    TakenOver,
    Tick,
)
from lineofsight.learn.reviews.selectors.considered import counted_of

# Each goes whole; what points to another goes before it. Wordings follow that did not leave the room.
GO = (
    LetStand, Tick, Endorsement, DraftReading, AccuracyPoint, AccuracyCheck, Draft, Board, Delay, Proceeding,
    PractitionerEvent, FamilyContact, Episode, Account, AgencyTold, DraftedAction, RapidReview, SignOff, Sending,
    PanelResponse, PartnerView, Decision, Deadline, Pause, Milestone, Child, TakenOver,
)  # fmt: skip
# What is owed of these is lifted, and what was asked for by link is asked for no more.
ASKED = (Incident, LocalReview, LearningDraft, Account, AccuracyCheck)


def erase_incident(room: Room) -> None:
    """Erase what is left of an incident and its local reviews but key, state, kind, the financial years in which the
    council became aware, notified it and it was decided to be reviewed, and what left the room. What figures count of
    it is counted first."""
    acting()
    incident = Incident.objects.select_for_update(of=("self",)).get(room=room)
    for what, on in counted_of(incident):
        leave(room.partnership, what, Period.quarter(on))
    ask_no_more(room)
    PublicText.objects.filter(room=room).update(draft=None)
    Episode.objects.filter(room=room).update(merged_into=None)
    for model in GO:
        model.objects.filter(room=room).delete()
    PublicText.objects.filter(room=room, publications=None).delete()
    LearningDraft.objects.filter(room=room).exclude(state="released").delete()
    notified = incident.notified_on and year(incident.notified_on)
    Incident.objects.filter(pk=incident.pk).update(
        referred_by=None, aware_on=year(incident.aware_on), aware_time="", notified_on=notified, sent_on=None
    )
    for review in LocalReview.objects.filter(room=room):
        LocalReview.objects.filter(pk=review.pk).update(
            decided_on=year(review.decided_on), due_on=year(review.due_on), reviewer=None, price=None, methods=[],
            stopped_for="",
        )  # fmt: skip


def ask_no_more(room: Room) -> None:
    """Nothing is owed or answered by a link any more."""
    for model in ASKED:
        for ref in model.objects.filter(room=room).values_list("ref", flat=True):
            notices.lift(record_ref=ref)
            end_grants(record_ref=ref)


def year(day: date) -> date:
    """The first day of a day’s financial year."""
    return Period.financial_year_of(day).start


def leave(partnership: Partnership, what: str, quarter: Period) -> None:
    """Count what is left of an incident, beside that of others."""
    kept, _ = Left.objects.get_or_create(partnership=partnership, what=what, quarter=quarter.start)
    Left.objects.filter(pk=kept.pk).update(count=F("count") + 1)
