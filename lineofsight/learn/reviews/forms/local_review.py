"""Beginning a local review, its terms, its delays, and what goes on beside it."""

from collections.abc import Iterable

from lineofsight.core.design import forms
from lineofsight.core.people.models import Person
from lineofsight.kernel import clock
from lineofsight.learn.reviews.rules.local_review import BOARDS, DELAYS, KINDS, METHODS, PROCEEDINGS, STOPS

DEAREST = 10_000_000


class BeginForm(forms.Form):
    """Which review, and when it was decided on."""

    kind = forms.ChoiceField(label="Which review is it?")
    decided_on = forms.DateField(
        label="When was it decided on?", latest=clock.today,
        help_text="Its six months run from this day, and its last day never moves.",
    )  # fmt: skip

    def __init__(self, *args, kinds: Iterable[str] = (), **options):
        super().__init__(*args, **options)
        self.fields["kind"].choices = [(kind, KINDS[kind]) for kind in kinds]


class TermsForm(forms.Form):
    """The terms so far. Each may be left empty until it is settled."""

    terms = forms.LongTextField(label="Terms of reference", required=False, max_length=10_000, rows=6)
    lines = forms.LongTextField(label="Key lines of enquiry", required=False, max_length=10_000, rows=5)
    period = forms.TextField(label="Which period is looked at?", required=False, max_length=200)
    methods = forms.ChoicesField(label="By which methods?", required=False, choices=list(METHODS.items()))
    panel = forms.LongTextField(
        label="Members of the panel", required=False, max_length=3000, rows=4,
        help_text="A line each, with their part. For example, Jane Example, chair",
    )  # fmt: skip
    reviewer = forms.SelectField(label="Who leads the review?", required=False)
    price = forms.IntegerField(
        label="Price in whole pounds", required=False, min_value=0, max_value=DEAREST, prefix="£", width=10,
        help_text="The partnership fixes it for all its reviews.",
    )  # fmt: skip
    contract = forms.LongTextField(
        label="The contract", required=False, max_length=3000, rows=3,
        help_text="What was agreed with the reviewer, when it was signed, and where it is kept",
    )  # fmt: skip
    independence = forms.LongTextField(
        label="How is the reviewer independent, and which conflicts were declared?", required=False, max_length=3000,
        rows=3,
    )  # fmt: skip

    def __init__(self, *args, people: Iterable[Person] = (), **options):
        super().__init__(*args, **options)
        self.known = {each.ref: each for each in people}
        named = [(ref, each.name) for ref, each in self.known.items()]
        self.fields["reviewer"].choices = [("", "Nobody yet"), *named]

    def clean(self):
        given = super().clean() or {}
        given["reviewer"] = self.known.get(given.get("reviewer", ""))
        return given


class BoardForm(forms.Form):
    """Another board that holds the review jointly."""

    kind = forms.ChoiceField(label="Which kind of board is it?", choices=list(BOARDS.items()))
    name = forms.TextField(label="What is it called?", max_length=200)


class AdmitForm(forms.Form):
    """Until when the reviewer is let in."""

    until = forms.DateField(label="Until when?", earliest=clock.today, help_text="The last day. A year ahead at most.")


class ReviewerForm(forms.Form):
    """Who leads it from now on."""

    reviewer = forms.SelectField(label="Who leads the review?")
    contract = forms.LongTextField(label="The contract with them", max_length=3000, rows=3)
    independence = forms.LongTextField(
        label="How are they independent, and which conflicts were declared?", max_length=3000, rows=3
    )

    def __init__(self, *args, people: Iterable[Person] = (), **options):
        super().__init__(*args, **options)
        self.known = {each.ref: each for each in people}
        named = [(ref, each.name) for ref, each in self.known.items()]
        self.fields["reviewer"].choices = [("", "Choose who leads it"), *named]

    def clean(self):
        given = super().clean() or {}
        given["reviewer"] = self.known.get(given.get("reviewer", ""))
        return given


class StopForm(forms.Form):
    """Why it does not go on."""

    stopped_for = forms.ChoiceField(label="Why does it not go on?", choices=list(STOPS.items()))
    why = forms.LongTextField(
        label="What was decided, by whom and when?", max_length=3000, rows=4, help_text="It stays sealed in the room."
    )


class DelayForm(forms.Form):
    """Why it takes longer."""

    reason = forms.ChoiceField(label="Why does it take longer?", choices=list(DELAYS.items()))
    told_on = forms.DateField(label="When was the national Panel told?", required=False, latest=clock.today)
    note = forms.LongTextField(label="What is known of it?", required=False, max_length=2000, rows=3)


class ProceedingForm(forms.Form):
    """What goes on beside it."""

    kind = forms.ChoiceField(label="What goes on beside it?", choices=list(PROCEEDINGS.items()))
    body = forms.TextField(label="Which court or agency?", max_length=200)
    holds = forms.YesNoField(label="Does it hold publication?")
    from_on = forms.DateField(label="Since when?", latest=clock.today)
    look_again_on = forms.DateField(label="When do you look at it again?", earliest=clock.today)
    note = forms.LongTextField(label="What is known of it?", required=False, max_length=2000, rows=3)


class LookForm(forms.Form):
    """What came of looking at it."""

    holds = forms.YesNoField(label="Does it hold publication now?")
    look_again_on = forms.DateField(label="When do you look at it again?", earliest=clock.today)


class EndForm(forms.Form):
    """When it ended."""

    ended_on = forms.DateField(label="When did it end?", latest=clock.today)
