"""The checklist before publication, the text for outside, and publishing it."""

from collections.abc import Iterable
from datetime import date

from lineofsight.core.design import forms
from lineofsight.core.design.text import day
from lineofsight.kernel import clock


class TickForm(forms.Form):
    """Which line was done, and when: nobody had notice of a draft before it was kept."""

    what = forms.SelectField(label="What was done?")
    on = forms.DateField(label="On which day?", latest=clock.today)
    note = forms.LongTextField(label="Anything to add", required=False, max_length=2000, rows=3)

    def __init__(self, *args, lines: Iterable = (), since: date | None = None, **options):
        super().__init__(*args, **options)
        items = [line.item for line in lines]
        self.notices, self.since = {item.key for item in items if item.notice}, since
        self.fields["what"].choices = [("", "Choose a line"), *((item.key, item.title) for item in items)]

    def clean(self):
        given = super().clean() or {}
        on = given.get("on")
        if on and self.since and on < self.since and given.get("what") in self.notices:
            self.add_error("on", f"Nobody had notice of it before {day(self.since)}: it was kept or taken back then")
        return given


class PublicTextForm(forms.Form):
    """What is to stand outside the room."""

    title = forms.TextField(label="Title", max_length=200, help_text="With the name that stands for the child")
    text = forms.LongTextField(
        label="The whole text as it is published", max_length=60_000, rows=20,
        help_text="It is searched for every name, exact day and place of the room. An empty line parts paragraphs.",
    )  # fmt: skip


def web_address(given: str) -> str:
    """A web address as it was typed, or nothing.

    Raises:
        ValidationError: it is something else.
    """
    if given and not given.startswith(("https://", "http://")):
        raise forms.ValidationError("Enter an address that begins with https://")
    return given


class PublishForm(forms.Form):
    """When and where it is published."""

    on = forms.DateField(label="On which day is it published?", latest=clock.today)
    address = forms.TextField(
        label="At which address?", required=False, max_length=300, help_text="For example, https://example.org/review"
    )
    with_file = forms.YesNoField(
        label="Keep the checked text here as a PDF, for everybody appointed in the partnership?"
    )

    def clean_address(self) -> str:
        """A web address, or nothing."""
        return web_address(self.cleaned_data["address"])


class ImprovementsForm(PublishForm):
    """The same, and why the report itself is not published."""

    reason = forms.LongTextField(
        label="Why would it be inappropriate to publish the report?", max_length=3000, rows=4,
        help_text="Children Act 2004, section 16F. It stays sealed.",
    )  # fmt: skip
