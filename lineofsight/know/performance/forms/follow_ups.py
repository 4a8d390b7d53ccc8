"""What a group of the partnership asks about an indicator, and the answer."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from lineofsight.core.design import forms
from lineofsight.core.documents.small_counts import AsksOfSmallCounts
from lineofsight.core.people.models import Organisation
from lineofsight.core.records.models import Card
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period

ANOTHER = "another"
LONGEST = 1000


class FollowUpForm(forms.Form):
    """Which group asks, about which period, whom, what, and by when the answer is wanted."""

    one_of = ("body_ref", "body")

    body_ref = forms.SelectField(label="Which group asked?", required=False)
    body = forms.TextField(label="Its name, if it is another group", required=False, max_length=120)
    period = forms.SelectField(label="About which period?")
    organisation = forms.ChoiceField(label="Who is to answer?")
    question = forms.LongTextField(
        label="What did it ask?",
        rows=4,
        max_length=LONGEST,
        help_text="It stands with the indicator and in the next pack. Do not name a child, or describe one who could "
        "be recognised.",
    )
    due = forms.DateField(label="By when is the answer wanted?")

    def __init__(
        self, *args, groups: Sequence[Card], periods: Iterable[Period], agencies: Iterable[Organisation], **options
    ):
        super().__init__(*args, **options)
        self.groups = {card.ref: card.label for card in groups}
        self.agencies = {each.ref: each for each in agencies}
        self.fields["body_ref"].choices = [("", "Choose a group"), *self.groups.items(), (ANOTHER, "Another group")]
        if not self.groups:
            del self.fields["body_ref"]
            self.fields["body"].label = "Which group asked?"
        self.fields["period"].choices = [(str(each), each.label) for each in periods]
        self.fields["organisation"].choices = [(ref, each.name) for ref, each in self.agencies.items()]
        self.fields["organisation"].error_messages["required"] = "Choose who is to answer"
        self.initial.setdefault("due", clock.today() + timedelta(weeks=6))

    def clean_period(self) -> Period:
        return Period.parse(self.cleaned_data["period"])

    def clean_organisation(self) -> Organisation:
        return self.agencies[self.cleaned_data["organisation"]]

    def clean_due(self):
        due = self.cleaned_data["due"]
        if due < clock.today():
            raise forms.ValidationError("The day must be today or later")
        return due

    def clean(self) -> dict:
        given = super().clean()
        ref = given.get("body_ref") or ""
        given["body_ref"] = ref if ref in self.groups else ""
        given["body"] = self.groups.get(ref) or given.get("body") or ""
        if not given["body"] and not self.errors.keys() & {"body", "body_ref"}:
            wanted = "body" if ref == ANOTHER or not self.groups else "body_ref"
            self.add_error(wanted, "Enter the group’s name" if wanted == "body" else "Choose a group")
        return given


class FollowUpAnswerForm(AsksOfSmallCounts):
    """The answer to it."""

    answer = forms.LongTextField(
        label="Your answer",
        rows=5,
        max_length=LONGEST,
        help_text="It is read in the next pack. Do not name a child, or describe one who could be recognised.",
    )
