"""Forms of bodies, their seats, and delegations."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError

from lineofsight.core.design import forms
from lineofsight.kernel import clock
from lineofsight.lead.governance.forms.choosing import RowsForm, one_of
from lineofsight.lead.governance.models import BodyKind, SeatKind


class EditBodyForm(forms.Form):
    """What a body is."""

    name = forms.TextField(label="Name", max_length=120, help_text="For example, Learning and Development Sub-group")
    kind = forms.ChoiceField(label="What is it?", choices=BodyKind.choices)
    purpose = forms.LongTextField(
        label="What is it for?", required=False, max_length=600, rows=3, help_text="One or two sentences."
    )


class ChangeBodyForm(EditBodyForm):
    """What a body is from now on.

    Args:
        refused: says of a kind why the body cannot become of it; nothing, where it can.
    """

    def __init__(self, *args: Any, refused: Callable[[str], str | None], **options: Any) -> None:
        super().__init__(*args, **options)
        self.refused = refused

    def clean_kind(self) -> str:
        """The kind, where the body may become of it."""
        kind = self.cleaned_data["kind"]
        sentence = self.refused(kind)
        if sentence:
            raise ValidationError(sentence)
        return kind


class BodyForm(RowsForm, EditBodyForm):
    """A new body."""

    above = forms.SelectField(label="To which body does it report?", required=False)
    start = forms.DateField(label="Since when does it stand?")
    none = {"above": "To none of these"}


class ReportForm(RowsForm):
    """To what a body reports."""

    above = forms.SelectField(label="To which body does it report?", required=False)
    on = forms.DateField(label="From which day?")
    none = {"above": "To none of these"}


class TermsForm(forms.Form):
    """Terms of reference, as they were agreed."""

    text = forms.LongTextField(
        label="Terms of reference", max_length=30_000, rows=16,
        help_text="What it is for, what it may decide, who sits there, how often it meets, to whom it reports.",
    )  # fmt: skip
    agreed_on = forms.DateField(label="When were they agreed?", latest=clock.today)
    agreed_by = forms.TextField(label="By whom?", max_length=120, help_text="For example, the Executive")
    upload = forms.FileField(label="The document itself", required=False, help_text="A PDF or Word file.")


class SeatForm(RowsForm):
    """A seat."""

    title = forms.TextField(
        label="What is the seat?", max_length=120, help_text="For example, Director of Children’s Services"
    )
    kind = forms.ChoiceField(label="As what does one sit there?", choices=SeatKind.choices)
    organisation = forms.SelectField(label="For which agency?", required=False)
    sector = forms.TextField(
        label="Or for which sector?", required=False, max_length=120,
        help_text="For example, primary schools. A lay member sits for neither.",
    )  # fmt: skip
    chairs = forms.ConfirmField(label="Whoever sits there chairs the body", required=False)
    start = forms.DateField(label="Since when is there such a seat?")
    one_of = ("organisation", "sector")

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("organisation") and given.get("sector"):
            self.add_error("sector", "A seat is an agency’s or a sector’s, not both")
        elif given.get("kind") == SeatKind.MEMBER:
            one_of(self, "organisation", "sector", "Choose the agency, or name the sector, for which the member sits")
        return given


class AppointForm(RowsForm):
    """Who sits in a seat."""

    person = forms.SelectField(label="Who was appointed?", help_text="Somebody not on the list is added under People.")
    substitute = forms.ConfirmField(label="They stand in for whoever sits there", required=False)
    start = forms.DateField(label="From which day?")
    instrument = forms.TextField(
        label="By what?", required=False, max_length=200, help_text="For example, letter of 3 March 2026"
    )


class LastDayForm(forms.Form):
    """The last day of something."""

    last_day = forms.DateField(label="What is the last day?")


class EndForm(LastDayForm):
    """The last day of something, and why."""

    reason = forms.LongTextField(
        label="Why?", max_length=200, rows=3, help_text="This stays to be read where others can see it."
    )


class HandOverForm(RowsForm, EndForm):
    """Which body takes over."""

    successor = forms.SelectField(label="Which body takes over?")
    with_seats = forms.YesNoField(
        label="Do its seats go with it?", help_text="Whoever sits there then sits in the other body from the next day."
    )
    field_order = ("successor", "last_day", "with_seats", "reason")


class DelegationForm(RowsForm):
    """What somebody lets others decide."""

    given_by = forms.TextField(
        label="Who delegates?", max_length=120, help_text="For example, the council’s lead safeguarding partner"
    )
    organisation = forms.SelectField(label="Of which agency are they?", required=False)
    what = forms.LongTextField(label="What may be decided?", max_length=300, rows=3)
    person = forms.SelectField(label="Who decides?", required=False)
    body = forms.SelectField(label="Or which body decides?", required=False)
    instrument = forms.TextField(
        label="By which paper?", max_length=200, help_text="For example, arrangements 2024, section 3"
    )
    start = forms.DateField(label="From which day?")
    none = {"person": "Nobody by name", "body": "No body", "organisation": "None of these"}
    one_of = ("person", "body")

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        one_of(self, "person", "body", "Choose one person or one body that decides")
        return given


class DayFilter(forms.FilterForm):
    """As at which day something is shown."""

    on = forms.DateField(label="As at which day?")
