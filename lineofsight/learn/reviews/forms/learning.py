"""Learning points that are drafted in a room, and the actions on them."""

from collections.abc import Iterable

from lineofsight.core.design import forms
from lineofsight.core.people.models import Appointment, Person
from lineofsight.core.sealed.wording import READ_FOR
from lineofsight.core.thread.forms import OwnersForm
from lineofsight.core.thread.models import Expected, PointKind, PracticeArea, Tested, TestMethod, Theme
from lineofsight.kernel import clock
from lineofsight.learn.reviews.rules.learning import STAGES


class LearningForm(forms.Form):
    """A learning point, in words that point to no child."""

    text = forms.LongTextField(
        label="What was learned?", max_length=500, rows=4,
        help_text="One or two plain sentences that can be understood without the incident. No name, place, day, school "
                  "or rare cause.",
    )  # fmt: skip
    stage = forms.ChoiceField(label="When is it said?", choices=list(STAGES.items()))
    kind = forms.ChoiceField(label="What is it?", choices=PointKind.choices)
    area = forms.SelectField(
        label="Which part of practice is it about?", choices=[("", "Choose one"), *PracticeArea.choices]
    )
    themes = forms.ChoicesField(label="Themes", required=False, help_text="Choose those it belongs to.")

    def __init__(self, *args, themes: Iterable[Theme] = (), **options):
        super().__init__(*args, **options)
        self.known = {theme.ref: theme for theme in themes}
        self.fields["themes"].choices = [(theme.ref, theme.name) for theme in self.known.values()]

    def clean_themes(self) -> list[Theme]:
        """The themes chosen."""
        return [self.known[ref] for ref in self.cleaned_data["themes"]]


class LearningActionForm(OwnersForm):
    """What somebody does about it, and how its effect is tested."""

    text = forms.LongTextField(
        label="What will be done?", max_length=400, rows=3, help_text="One thing, that can be seen to be done."
    )
    owner = forms.SelectField(
        label="Who owns it?", help_text="One person. Their agency is asked to agree once it is released."
    )
    due = forms.DateField(label="By when?", earliest=clock.today)
    measure = forms.LongTextField(
        label="How will one know that it worked?", max_length=300, rows=2,
        help_text="For example, 8 of 10 records show that fathers were asked.",
    )  # fmt: skip
    expected = forms.SelectField(
        label="What kind of evidence will show it?", choices=[("", "Choose one"), *Expected.choices]
    )
    expected_change = forms.LongTextField(
        label="What would be different if it worked?", max_length=300, rows=3,
        help_text="For children, or in how people work.",
    )  # fmt: skip
    tests = forms.ChoiceField(label="What does the test test?", choices=Tested.choices)
    method = forms.ChoiceField(label="How is it tested?", choices=TestMethod.choices)
    planned_on = forms.DateField(
        label="When is it tested?", earliest=clock.today, help_text="For example a year on, by an audit again."
    )
    tester = forms.SelectField(label="Who tests it?", help_text="Somebody from outside the agency that owns it.")

    def __init__(self, *args, testers: Iterable[Person] = (), appointments: Iterable[Appointment] = (), **options):
        super().__init__(*args, appointments=appointments, **options)
        self.people = {person.ref: person for person in testers}
        self.fields["tester"].choices = [("", "Choose a person"), *((p.ref, p.name) for p in self.people.values())]

    def clean_tester(self) -> Person:
        """The person chosen."""
        return self.people[self.cleaned_data["tester"]]


class ReleaseForm(forms.Form):
    """What a wording was read for, each ticked."""

    read_for = forms.ChoicesField(label="What have you read it for?", choices=list(READ_FOR.items()))
    digest = forms.HiddenField()

    def __init__(self, *args, shows: dict | None = None, **options):
        super().__init__(*args, **options)
        # What is read, for the page that asks.
        self.shows = shows or {}

    def clean_read_for(self) -> list[str]:
        """All five."""
        ticked = self.cleaned_data["read_for"]
        if set(ticked) < set(READ_FOR):
            raise forms.ValidationError("Read it for all five before it leaves the room")
        return ticked


class SendBackForm(forms.Form):
    """Why a wording is sent back."""

    why = forms.LongTextField(
        label="What has to be changed?", max_length=2000, rows=4, help_text="It is kept sealed in the room."
    )
