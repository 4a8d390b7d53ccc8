"""Practitioners and the family of a local review."""

from lineofsight.core.design import forms
from lineofsight.kernel import clock


class EventForm(forms.Form):
    """A meeting with practitioners."""

    on = forms.DateField(label="On which day?")
    place = forms.TextField(label="Where?", max_length=200)
    invited = forms.LongTextField(
        label="Who is invited, by role?", max_length=2000, rows=3, help_text="Roles and agencies, no names of staff"
    )
    support = forms.LongTextField(label="Which support are they offered?", max_length=2000, rows=3)
    told = forms.LongTextField(
        label="What did they tell?", required=False, max_length=20_000, rows=6, help_text="Leave it empty until it was"
    )


class FamilyForm(forms.Form):
    """How the family is kept in touch with, and what they wish."""

    family_plan = forms.LongTextField(
        label="How is the family kept in touch with, and by whom?", max_length=5000, rows=4,
        help_text="Nothing is ever sent to a family from here: somebody writes, calls or visits.",
    )  # fmt: skip
    family_wishes = forms.LongTextField(label="How do they wish to take part?", required=False, max_length=5000, rows=3)
    pseudonym = forms.TextField(
        label="Which name shall stand for the child?", required=False, max_length=60, help_text="As the family chose it"
    )
    reads_first = forms.ChoiceField(
        label="Do they wish to read it before it is published?", required=False,
        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not asked, or not decided yet")],
    )  # fmt: skip


class ContactForm(forms.Form):
    """A contact with the family."""

    on = forms.DateField(label="When?", latest=clock.today)
    who = forms.TextField(label="Between whom?", max_length=200)
    how = forms.TextField(label="How?", max_length=100, help_text="For example, a visit at home, a letter, a call")
    said = forms.LongTextField(label="What was said?", required=False, max_length=5000, rows=5)
