"""Reporting a serious incident, and the children it is about."""

import re

from lineofsight.core.design import forms
from lineofsight.kernel import clock
from lineofsight.learn.reviews.forms.fuzzy import FuzzyField
from lineofsight.learn.reviews.rules.codes import ABUSE, CHILD_HARM, ETHNICITY, HARM, LEGAL, SAFE, SEX

DAYS_CLOSED = "The month and year, or the year: days cannot be taken here yet."
TIME = re.compile(r"([01]?\d|2[0-3])[:.]?([0-5]\d)")


class TimeField(forms.TextField):
    """A time of day, where it is known."""

    def __init__(self, **options):
        super().__init__(**{"required": False, "max_length": 5, "width": 5, **options})

    def clean(self, value):
        text = super().clean(value)
        found = TIME.fullmatch(text)
        if text and not found:
            raise forms.ValidationError("Write a time such as 14:30")
        return f"{int(found[1]):02}:{found[2]}" if found else ""


class EditForm(forms.Form):
    """What is known of an incident."""

    happened_when = FuzzyField(label="When did it happen?")
    happened_in = forms.TextField(
        label="In which local authority’s area did it happen?", max_length=120,
        help_text="The area where it happened does the review, with the area where the child lives.",
    )  # fmt: skip
    place = forms.TextField(
        label="Where exactly?", required=False, max_length=200, help_text="Never a protected address"
    )
    harm = forms.ChoiceField(label="What came of it?", choices=list(HARM.items()))
    abuse = forms.ChoiceField(label="Is abuse or neglect known or suspected?", choices=list(ABUSE.items()))
    what_happened = forms.LongTextField(label="What happened, as far as is known?", max_length=5000, rows=6)
    siblings = forms.LongTextField(
        label="Brothers, sisters and other children near: who are they, and are they safe?", max_length=2000, rows=3
    )
    siblings_safe = forms.ChoiceField(label="Was it made sure that they are safe now?", choices=list(SAFE.items()))
    known_to = forms.LongTextField(label="Which agencies know the family?", required=False, max_length=1000, rows=3)
    police = forms.LongTextField(label="Where do the police stand?", required=False, max_length=1000, rows=2)
    coroner = forms.LongTextField(label="Where does the coroner stand?", required=False, max_length=1000, rows=2)
    referrer_view = forms.LongTextField(
        label="Does it meet the criteria, in your view, and why?", required=False, max_length=2000, rows=3
    )
    other_names = forms.LongTextField(
        label="Names of others that stand in these texts", required=False, max_length=2000, rows=3,
        help_text="A line each, with what stands for them in the pseudonymous edition. For example, Jane Example = "
        "Mother",
    )  # fmt: skip

    def __init__(self, *args, takes_names: bool = True, **options):
        super().__init__(*args, **options)
        if not takes_names:
            for name in ("place", "other_names"):
                self.fields.pop(name, None)
            if "happened_when" in self.fields:
                self.fields["happened_when"].help_text = DAYS_CLOSED


class ReferForm(EditForm):
    """The same, with the day the council became aware, which is not the day it happened."""

    aware_on = forms.DateField(
        label="When did the council become aware that it happened?", latest=clock.today,
        help_text="The clock starts with this day, and not with the day it happened. For example, 2 4 2026",
    )  # fmt: skip
    aware_time = TimeField(label="At what time, if you know?", help_text="For example, 14:30")

    field_order: tuple[str, ...] = ("aware_on", "aware_time")


class ChildForm(forms.Form):
    """A child an incident is about."""

    name = forms.TextField(label="Name", required=False, max_length=120)
    unborn = forms.ConfirmField(label="Not born yet", required=False)
    born = FuzzyField(
        label="Born, or expected",
        help_text="For example 15 3 2019, March 2019, 2019. Where only the age is known: about 2019. Leave it empty "
        "if nobody knows.",
    )
    harm = forms.ChoiceField(label="What came of it for this child?", choices=list(CHILD_HARM.items()))
    sex = forms.ChoiceField(label="Sex", choices=list(SEX.items()))
    ethnicity = forms.SelectField(
        label="Ethnicity", choices=[("", "Choose one"), *ETHNICITY.items()],
        help_text="“Not yet obtained” is not “Refused”.",
    )  # fmt: skip
    legal_status = forms.SelectField(label="Legal status", choices=[("", "Choose one"), *LEGAL.items()])
    lives_in = forms.TextField(
        label="In which local authority’s area does the child live?", required=False, max_length=120
    )
    lives_with = forms.TextField(label="With whom?", required=False, max_length=200)

    def __init__(self, *args, takes_names: bool = True, **options):
        super().__init__(*args, **options)
        if not takes_names:
            del self.fields["name"]
            self.fields["born"].help_text = DAYS_CLOSED

    def clean(self):
        given = super().clean() or {}
        given["unborn"] = "yes" if given.get("unborn") else ""
        return given
