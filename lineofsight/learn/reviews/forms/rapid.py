"""The rapid review: its aims, its timeline, its milestones, what the Panel answered."""

from collections.abc import Iterable

from lineofsight.core.design import forms
from lineofsight.kernel import clock
from lineofsight.learn.reviews.rules.codes import AGREES, CRITERIA, STEPS


class ReviewForm(forms.Form):
    """What the review says. Each may be left empty until it is known."""

    facts = forms.LongTextField(label="What happened, as far as can be readily established?", required=False,
                                max_length=20_000, rows=8)  # fmt: skip
    child_life = forms.LongTextField(label="What was daily life like for the child?", required=False,
                                     max_length=10_000, rows=5)  # fmt: skip
    safety = forms.LongTextField(
        label="Is anything needed at once for children’s safety, and what was done?", required=False,
        max_length=10_000, rows=5,
    )  # fmt: skip
    improvement = forms.LongTextField(label="What could be better in how children are safeguarded?", required=False,
                                      max_length=20_000, rows=6)  # fmt: skip
    step = forms.ChoiceField(label="What follows?", required=False, choices=list(STEPS.items()))
    criteria = forms.ChoicesField(label="Which criteria for a local review does it meet?", required=False,
                                  choices=list(CRITERIA.items()),
                                  help_text="To be taken into account (SI 2018/789). Meeting one does not oblige you.",
                                  )  # fmt: skip
    next_steps = forms.LongTextField(label="Why, and what happens next?", required=False, max_length=10_000, rows=5)


class SentForm(forms.Form):
    """When the review went to the Panel."""

    sent_on = forms.DateField(label="When was it sent to the Panel?", latest=clock.today)


class ShiftForm(forms.Form):
    """The new day of a milestone."""

    on = forms.DateField(label="To which day?")


class MergeForm(forms.Form):
    """Under which entry it is put."""

    into = forms.ChoiceField(label="Under which entry of the same thing?")

    def __init__(self, *args, entries: Iterable = (), **options):
        super().__init__(*args, **options)
        self.known = {each.row.ref: each.row for each in entries}
        self.fields["into"].choices = [
            (each.row.ref, f"{each.told['when']}, {each.agency}: {each.told['what'][:120]}") for each in entries
        ]

    def clean(self):
        given = super().clean() or {}
        given["into"] = self.known.get(given.get("into", ""))
        return given


class MarkForm(forms.Form):
    """Whether an entry is a key practice episode, and what is made of it."""

    key = forms.YesNoField(label="Is it a key practice episode?")
    analysis = forms.LongTextField(label="What does it show?", required=False, max_length=5000, rows=6)


class ResponseForm(forms.Form):
    """What the national Panel answered."""

    received_on = forms.DateField(label="When did its answer come?", latest=clock.today)
    agrees = forms.ChoiceField(label="Does it agree with what you decided?", choices=list(AGREES.items()))
    national = forms.YesNoField(label="Does it hold a national review?")
    asks = forms.LongTextField(label="What does it say or ask?", required=False, max_length=5000, rows=5)
