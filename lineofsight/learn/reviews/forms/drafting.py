"""Drafts, who read them, what agencies say of the facts, and signatures of other boards."""

from collections.abc import Iterable

from lineofsight.core.design import forms
from lineofsight.core.people.models import Organisation
from lineofsight.kernel import clock


class DraftForm(forms.Form):
    """The next draft."""

    upload = forms.FileField(label="The draft", help_text="A Word or PDF file. It is sealed in the room.")
    changed = forms.LongTextField(label="What changed since the one before?", required=False, max_length=3000, rows=3)
    checks_stand = forms.YesNoField(
        label="Does what agencies said of the facts stand for this draft?",
        help_text="Where what concerns them changed, it does not: they are asked anew, and what they said is kept.",
    )
    stand_why = forms.LongTextField(label="If it stands, why?", required=False, max_length=2000, rows=3)

    def __init__(self, *args, asked: bool = False, **options):
        super().__init__(*args, **options)
        if not asked:
            del self.fields["checks_stand"], self.fields["stand_why"]

    def clean(self):
        given = super().clean() or {}
        if given.get("checks_stand") and not given.get("stand_why"):
            self.add_error("stand_why", "Say why it stands")
        return given


class ReadingForm(forms.Form):
    """Who read a draft, and what came back."""

    who = forms.TextField(label="Who read it?", max_length=200)
    read_on = forms.DateField(label="When?", latest=clock.today)
    came_back = forms.LongTextField(label="What came back?", required=False, max_length=5000, rows=4)


class AskAccuracyForm(forms.Form):
    """Which agency checks which facts, and by when."""

    organisation = forms.SelectField(label="Which agency?")
    extract = forms.LongTextField(
        label="What concerns it", max_length=20_000, rows=10,
        help_text="Paste what the draft says of this agency. They read it behind their own link, after proving who "
        "they are, and nothing else of the draft.",
    )  # fmt: skip
    due_on = forms.DateField(label="By when?", earliest=clock.today)

    def __init__(self, *args, agencies: Iterable[Organisation] = (), **options):
        super().__init__(*args, **options)
        self.known = {each.ref: each for each in agencies}
        named = [(ref, each.name) for ref, each in self.known.items()]
        self.fields["organisation"].choices = [("", "Choose an agency"), *named]

    def clean(self):
        given = super().clean() or {}
        given["organisation"] = self.known.get(given.get("organisation", ""))
        return given


class PointsForm(forms.Form):
    """What is not right."""

    points = forms.LongTextField(
        label="What is not right?", max_length=10_000, rows=8,
        help_text="A line for each point. Say what the record says, and where it stands.",
    )  # fmt: skip

    def clean_points(self) -> list[str]:
        """Each line with something on it."""
        return [line.strip() for line in self.cleaned_data["points"].splitlines() if line.strip()]


class SettleForm(forms.Form):
    """What became of a point."""

    taken = forms.YesNoField(label="Is it taken?")
    why = forms.LongTextField(label="What was changed, or why not?", required=False, max_length=3000, rows=3)

    def clean(self):
        given = super().clean() or {}
        if given.get("taken") is False and not given.get("why"):
            self.add_error("why", "Say why it is not taken")
        return given


class SignatureForm(forms.Form):
    """Who signed for another board."""

    who = forms.TextField(label="Who signed for it?", max_length=200, help_text="A name and what they are there")
    signed_on = forms.DateField(label="When?", latest=clock.today)
