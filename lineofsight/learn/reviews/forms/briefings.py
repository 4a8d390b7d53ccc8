"""Learning briefings."""

from collections.abc import Iterable

from lineofsight.core.design import forms
from lineofsight.core.design.text import day
from lineofsight.core.sealed.wording import READ_FOR
from lineofsight.core.thread.models import LearningPoint
from lineofsight.learn.reviews.rules.briefings import links_of


class BriefingForm(forms.Form):
    """A briefing's title, and of which learning points it tells."""

    title = forms.TextField(
        label="Title", max_length=120, help_text="For example, Asking twice about injuries. No key and no name."
    )
    points = forms.ChoicesField(
        label="Of which learning points does it tell?", help_text="Those that were let out of a room of an incident."
    )

    def __init__(self, *args, points: Iterable[LearningPoint] = (), **options):
        super().__init__(*args, **options)
        self.known = {point.ref: point for point in points}
        self.fields["points"].choices = [(ref, point.text) for ref, point in self.known.items()]
        self.fields["points"].hints = {ref: f"{p.source}, {day(p.learnt_on)}" for ref, p in self.known.items()}

    def clean_points(self) -> list[LearningPoint]:
        """The learning points chosen."""
        return [self.known[ref] for ref in self.cleaned_data["points"]]


class BriefingPartForm(forms.Form):
    """What practitioners make of one learning point."""

    practice = forms.LongTextField(
        label="How do you enhance your practice?", max_length=4000, rows=8, help_text="A line for each thing to do."
    )
    links = forms.LongTextField(
        label="Where to read on", required=False, max_length=2000, rows=4,
        help_text="A line each, its address last: One-minute guide https://example.org/guide",
    )  # fmt: skip

    def clean_links(self) -> str:
        """Links that lead somewhere."""
        try:
            links_of(self.cleaned_data["links"])
        except ValueError as wrong:
            raise forms.ValidationError(str(wrong)) from None
        said: str = self.cleaned_data["links"]
        return said


class PublishForm(forms.Form):
    """What a briefing was read for, each ticked."""

    read_for = forms.ChoicesField(label="What have you read it for?", choices=list(READ_FOR.items()))
    digest = forms.HiddenField()

    def __init__(self, *args, shows: dict | None = None, **options):
        super().__init__(*args, **options)
        # What is read, for the page that asks.
        self.shows = shows or {}

    def clean_read_for(self) -> list[str]:
        """All five."""
        ticked: list[str] = self.cleaned_data["read_for"]
        if set(ticked) < set(READ_FOR):
            raise forms.ValidationError("Read it for all five before it is published")
        return ticked
