"""Forms of serious incidents: shape; what refuses a move is in `rules/moves.py`."""

from lineofsight.learn.reviews.forms.accounts import (
    AccountForm,
    AskAgainForm,
    AskForm,
    CodeForm,
    EpisodeForm,
    ReopenForm,
)
from lineofsight.learn.reviews.forms.clocks import ClockForm, DayPlanForm, PauseForm, TriggerForm
from lineofsight.learn.reviews.forms.deciding import AgainForm, NotForm, NotifyForm, ThenForm, ViewForm
from lineofsight.learn.reviews.forms.incident import ChildForm, EditForm, ReferForm
from lineofsight.learn.reviews.forms.rapid import MarkForm, MergeForm, ResponseForm, ReviewForm, SentForm, ShiftForm

__all__ = [
    "AccountForm", "AgainForm", "AskAgainForm", "AskForm", "ChildForm", "ClockForm", "CodeForm", "DayPlanForm",
    "EditForm", "EpisodeForm", "MarkForm", "MergeForm", "NotForm", "NotifyForm", "PauseForm", "ReferForm", "ReopenForm",
    "ResponseForm", "ReviewForm", "SentForm", "ShiftForm", "ThenForm", "TriggerForm", "ViewForm",
]  # fmt: skip
