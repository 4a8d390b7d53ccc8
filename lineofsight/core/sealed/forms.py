"""Forms of rooms: shape only. Reasons are chosen from lists, and what is said besides is sealed."""

from collections.abc import Iterable, Mapping

from lineofsight.core.design import forms
from lineofsight.core.people.models import Person
from lineofsight.core.people.roles import Role
from lineofsight.core.sealed.rules import (
    CLOSINGS,
    GLASS_REASONS,
    HOLDS,
    LONGEST_KEPT,
    LONGEST_STAY,
    PARTS,
    REOPENINGS,
)
from lineofsight.kernel import clock

SEALED_NOTE = "Sealed in the room: whoever opens it reads it, and nobody else."


class OpenForm(forms.Form):
    """Why somebody opens a room."""

    reason = forms.ChoiceField(label="Why do you open it?")
    note = forms.LongTextField(label="Anything to add", required=False, max_length=1000, rows=3, help_text=SEALED_NOTE)

    def __init__(self, *args, reasons: Mapping[str, str] | None = None, **options):
        super().__init__(*args, **options)
        self.fields["reason"].choices = list((reasons or {}).items())


class BreakForm(forms.Form):
    """Why somebody lets themselves in."""

    reason = forms.ChoiceField(label="Why can it not wait?", choices=list(GLASS_REASONS.items()))
    note = forms.LongTextField(
        label="What happened, and whom did you try to reach?", max_length=1000, rows=4, help_text=SEALED_NOTE
    )


class PersonForm(forms.Form):
    """Somebody who is appointed here."""

    person = forms.SelectField(label="Who?")

    def __init__(self, *args, people: Iterable[tuple[Person, str]] = (), **options):
        super().__init__(*args, **options)
        offered = list(people)
        self.offered = {person.ref: person for person, _ in offered}
        named = [(person.ref, f"{person.name}, {what}") for person, what in offered]
        self.fields["person"].choices = [("", "Choose a person"), *named]

    def clean_person(self) -> Person:
        """The person chosen."""
        return self.offered[self.cleaned_data["person"]]


class AdmitForm(PersonForm):
    """Who is let in, as what, and until when."""

    part = forms.ChoiceField(label="What are they to it?", choices=list(PARTS.items()))
    until = forms.DateField(label="Until when?", help_text="The last day. A year ahead at most.")

    def clean_until(self):
        """A day from today to a year ahead."""
        until = self.cleaned_data["until"]
        if not clock.today() <= until <= clock.today() + LONGEST_STAY:
            raise forms.ValidationError("Enter a day from today to a year ahead")
        return until


class CloseForm(forms.Form):
    """Why a room is closed."""

    reason = forms.ChoiceField(label="Why is it closed?", choices=list(CLOSINGS.items()))


class ReopenForm(forms.Form):
    """Why a room is opened again."""

    reason = forms.ChoiceField(label="Why is it opened again?", choices=list(REOPENINGS.items()))


class HoldForm(forms.Form):
    """What holds a room back from being erased."""

    why = forms.ChoiceField(label="What for?", choices=list(HOLDS.items()))
    review_on = forms.DateField(label="When will you look at it again?")
    note = forms.LongTextField(label="Anything to add", required=False, max_length=1000, rows=3, help_text=SEALED_NOTE)

    def clean_review_on(self):
        """A day that is still to come."""
        if self.cleaned_data["review_on"] < clock.today():
            raise forms.ValidationError("Enter a day that is still to come")
        return self.cleaned_data["review_on"]


class RolesForm(forms.Form):
    """The roles that may break glass."""

    roles = forms.ChoicesField(
        label="Who may let themselves in when a child may be at risk and nobody can be reached?", required=False,
        choices=[(role.value, role.label) for role in Role if role is not Role.ADMINISTRATOR],
        help_text="Name few. Without a name nobody can.",
    )  # fmt: skip


class RetentionForm(forms.Form):
    """How long rooms of a kind are kept."""

    holds = forms.ChoiceField(label="Which rooms?")
    years = forms.IntegerField(
        label="How many years after a room closes?", min_value=1, max_value=LONGEST_KEPT, width=3
    )
    schedule = forms.TextField(
        label="Which schedule says so?", max_length=200,
        help_text="Its name and line, such as “Council retention schedule 2026, line 4.2”.",
    )  # fmt: skip

    def __init__(self, *args, kinds: Mapping[str, str] | None = None, **options):
        super().__init__(*args, **options)
        self.fields["holds"].choices = list((kinds or {}).items())
