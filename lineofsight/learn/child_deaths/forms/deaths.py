"""Forms of a death and of what is gathered about it."""

import re
from collections.abc import Iterable
from datetime import datetime, time

from lineofsight.core.design import forms
from lineofsight.core.people.models import Organisation
from lineofsight.core.sealed.rules import AGE_BANDS
from lineofsight.kernel import clock
from lineofsight.kernel.clock import LONDON
from lineofsight.learn.child_deaths.forms import background
from lineofsight.learn.child_deaths.forms.panels import OfRows
from lineofsight.learn.child_deaths.rules.identity import NO_CHILD, NONE_BECAUSE, number_refusal
from lineofsight.learn.child_deaths.rules.reviewing import (
    ANSWERS,
    FEEDBACK,
    KEY_FACTS,
    MOVED_FOR,
    RESIDENCE,
    TRANSFER_REASONS,
    TRIGGERS,
    WAITS,
)

BANDS = {key: label for key, label in AGE_BANDS.items() if key not in NO_CHILD}
TIME = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")


def told_day(label: str, **options):
    """A day that has come."""
    return forms.DateField(label=label, latest=clock.today, **options)


class MomentForm(forms.Form):
    """A form that asks for a moment as a day (`<name>_on`) and a time (`<name>_time`)."""

    moment = ""

    def clean(self) -> dict:
        given = super().clean() or {}
        day, said = given.pop(f"{self.moment}_on", None), given.pop(f"{self.moment}_time", "")
        found = TIME.fullmatch(said or "")
        if said and not found:
            self.add_error(f"{self.moment}_time", "Enter a time such as 14:30")
        elif bool(day) != bool(said):
            self.add_error(f"{self.moment}_time", "Give the day and the time, or neither")
        given[f"{self.moment}_at"] = (
            datetime.combine(day, time(int(found[1]), int(found[2])), LONDON) if day and found else None
        )
        return given


class NotifyForm(MomentForm):
    """A death with who the child was, where names may be taken."""

    moment = "known"
    name = forms.TextField(label="Name of the child", max_length=200, autocomplete="off")
    nhs_number = forms.TextField(label="NHS number", required=False, max_length=14, width=20)
    none_because = forms.SelectField(
        label="Or why there is none", required=False, choices=[("", "There is a number"), *NONE_BECAUSE.items()]
    )
    one_of = ("nhs_number", "none_because")
    born = told_day("Date of birth")
    died = told_day("Date of death")
    known_on = told_day("When was the death known? The day", required=False)
    known_time = forms.TextField(label="The time", required=False, max_length=5, width=5, help_text="Such as 14:30")
    address = forms.LongTextField(label="Home address", required=False, max_length=500, rows=3)
    place = forms.TextField(label="Place of death", required=False, max_length=200)
    place_kind = background.place_kind(required=False)
    ethnic_group = background.ethnic_group(required=False)
    deprivation = background.deprivation(required=False)
    notified_on = told_day("Notified to the panel on")

    def clean(self) -> dict:
        given = super().clean()
        refusal = number_refusal(given.get("nhs_number", ""), given.get("none_because", ""))
        if refusal and not self.errors.get("nhs_number"):
            self.add_error("nhs_number", refusal.rstrip("."))
        days_in_order(self, given)
        return given


def days_in_order(form: forms.Form, given: dict) -> None:
    """Birth, death and notification follow one another; what does not is said beside its day."""
    born, died, told = (given.get(name) for name in ("born", "died", "notified_on"))
    if born and died and died < born:
        form.add_error("died", "The date of death is before the date of birth")
    if died and told and told < died:
        form.add_error("notified_on", "The notification is before the date of death")


class KeyOnlyForm(forms.Form):
    """A death with its age band and month alone, where names may not be taken yet."""

    age = forms.SelectField(label="Age", choices=[("", "Choose one"), *BANDS.items()])
    month = told_day("A day in the month of death", help_text="Only the month is kept.")
    place_kind = background.place_kind(required=False)
    ethnic_group = background.ethnic_group(required=False)
    deprivation = background.deprivation(required=False)
    notified_on = told_day("Notified to the panel on")

    def clean(self) -> dict:
        given = super().clean() or {}
        month, told = given.get("month"), given.get("notified_on")
        if month and told and told < month.replace(day=1):
            self.add_error("notified_on", "The notification is before the month of death")
        return given


class ScreenForm(forms.Form):
    """Why a death is reviewed here."""

    residence = forms.ChoiceField(label="Why is it reviewed here?", choices=list(RESIDENCE.items()))
    area = forms.TextField(label="Taken over from which area?", required=False, max_length=100)


class TransferForm(forms.Form):
    """To whom a death is handed over, and why."""

    area = forms.TextField(label="Which area reviews it?", max_length=100)
    reason = forms.ChoiceField(label="Why?", choices=list(TRANSFER_REASONS.items()))
    on = told_day("From when?")


class StartResponseForm(MomentForm):
    """What called for a joint agency response, who decided, and when."""

    moment = "decided"
    triggers = forms.ChoicesField(label="What calls for it?", choices=list(TRIGGERS.items()))
    decided_by = forms.TextField(label="Who decided?", max_length=120, help_text="Name and post")
    decided_on = told_day("On which day?")
    decided_time = forms.TextField(label="At what time?", max_length=5, width=5, help_text="Such as 14:30")


class DeclineResponseForm(MomentForm):
    """Why there is none, who decided, and when."""

    moment = "decided"
    why = forms.LongTextField(label="Why is there none?", max_length=1000, rows=3)
    decided_by = forms.TextField(label="Who decided?", max_length=120, help_text="Name and post")
    decided_on = told_day("On which day?")
    decided_time = forms.TextField(label="At what time?", max_length=5, width=5, help_text="Such as 14:30")


class VisitForm(MomentForm):
    """When the home was visited first."""

    moment = "visited"
    visited_on = told_day("On which day?")
    visited_time = forms.TextField(label="At what time?", max_length=5, width=5, help_text="Such as 14:30")


class AskForm(OfRows):
    """Whom one asks, by when."""

    organisation = forms.SelectField(label="An organisation of the partnership", required=False)
    agency = forms.TextField(label="Or an agency outside it", required=False, max_length=120)
    one_of = ("organisation", "agency")
    due = forms.DateField(label="By when?", earliest=clock.today, help_text="Three weeks are usual.")

    def __init__(self, *args, organisations: Iterable[Organisation], **options):
        super().__init__(*args, **options)
        self.choose("organisation", organisations, lambda organisation: organisation.name)
        self.known["organisation"][""] = None

    def clean(self) -> dict:
        given = super().clean()
        if "organisation" in given and bool(given["organisation"]) == bool(given.get("agency")):
            self.add_error("agency", "Choose an organisation, or name an agency outside the partnership")
        return given


class ReturnedForm(forms.Form):
    """What an agency answered."""

    on = told_day("When did it answer?")
    knew = forms.YesNoField(label="Did it know the child?")
    said = forms.LongTextField(label="What did it say?", required=False, max_length=5000, rows=6)


class PlanMeetingForm(forms.Form):
    """The day of the review meeting; and why it is another, where one was planned before."""

    on = forms.DateField(label="When is the review meeting?", earliest=clock.today)
    why = forms.ChoiceField(label="Why is it another day?", choices=list(MOVED_FOR.items()))

    def __init__(self, *args, moved: bool, **options):
        super().__init__(*args, **options)
        if not moved:
            del self.fields["why"]


class MetForm(forms.Form):
    """When the review meeting was."""

    on = told_day("When was the review meeting?")


class WaitForm(forms.Form):
    """What is waited for."""

    what = forms.ChoiceField(label="What does it wait for?", choices=list(WAITS.items()))
    since = told_day("Since when?")
    note = forms.LongTextField(label="Note", required=False, max_length=1000, rows=3)


class WaitEndForm(forms.Form):
    """When it came."""

    on = told_day("When did it end?")


class FactsForm(forms.Form):
    """What every review asks."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for key, label in KEY_FACTS.items():
            self.fields[key] = forms.ChoiceField(label=label, choices=list(ANSWERS.items()))


class CloseForm(forms.Form):
    """Whether the family was asked how they were supported."""

    feedback = forms.ChoiceField(
        label="Was the family asked how they were supported, and did they answer?", choices=list(FEEDBACK.items())
    )
    why = forms.LongTextField(label="Why were they not asked?", required=False, max_length=500, rows=2)

    def clean(self) -> dict:
        given = super().clean() or {}
        if given.get("feedback") == "not_asked" and not given.get("why") and "why" not in self.errors:
            self.add_error("why", "Say why the family was not asked")
        return given


class FamilyForm(forms.Form):
    """Who keeps in touch with the family, and what they wish."""

    key_worker = forms.TextField(label="Key worker", max_length=200, required=False)
    wishes = forms.LongTextField(label="What does the family wish to hear?", required=False, max_length=2000, rows=4)
    do_not_contact = forms.ConfirmField(label="They do not wish to be contacted", required=False)


class SentForm(forms.Form):
    """What was given."""

    on = told_day("When?")
    what = forms.TextField(label="What were they given?", max_length=200)
