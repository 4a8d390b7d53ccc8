"""Forms of highlight reports."""

from collections.abc import Mapping

from lineofsight.core.design import forms
from lineofsight.core.documents.small_counts import AsksOfSmallCounts
from lineofsight.kernel import clock
from lineofsight.lead.business_plan.selectors.highlights import Subject

# What there is room for on a page.
MOST_LINES = 3


class HighlightForm(AsksOfSmallCounts):
    """What a report is about, since when, and what the Executive must decide.

    Args:
        only_shown: what it will say is only asked to be shown, so that nothing need be decided yet.
    """

    # Needed to send it, if not to show it: it must not be called optional.
    one_of = ("decide",)

    of = forms.SelectField(label="What is it about?")
    since = forms.DateField(label="Since which day?", latest=clock.today)
    decide = forms.LongTextField(
        label="What must the Executive decide?", max_length=360, rows=4,
        help_text="One thing on each line, three at most: it is one page. If there is nothing to decide, say so.",
    )  # fmt: skip

    def __init__(self, *args, subjects: Mapping[str, Subject], only_shown: bool = False, **options):
        super().__init__(*args, **options)
        self.known = dict(subjects)
        self.fields["of"].choices = [(key, each.about) for key, each in self.known.items()]
        self.fields["decide"].required = not only_shown

    def clean_of(self) -> Subject:
        """The subject chosen."""
        return self.known[self.cleaned_data["of"]]

    def clean_decide(self) -> str:
        """What must be decided, in as few lines as there is room for."""
        lines = [line.strip() for line in self.cleaned_data["decide"].splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(f"Use {MOST_LINES} lines or fewer: the report is one page")
        return "\n".join(lines)


class AnswerForm(forms.Form):
    """What the Executive said."""

    answer = forms.LongTextField(
        label="What did the Executive say?", max_length=3000, rows=5,
        help_text="What it decided, where, and when. If it took note of it, say so.",
    )  # fmt: skip
