"""Making a period's figures public, and taking them back."""

from collections.abc import Iterable

from lineofsight.core.design import forms
from lineofsight.know.performance.selectors import Table


class PublishForm(forms.Form):
    """Which indicators everybody may read from now on."""

    indicators = forms.ChoicesField(
        label="What do you want to make public?", error_messages={"required": "Choose at least one indicator"}
    )
    read = forms.ConfirmField(
        label="I have read what becomes public. Everybody may use it, under the Open Government Licence"
    )

    def __init__(self, *args, tables: Iterable[Table], **options):
        super().__init__(*args, **options)
        self.tables = {each.indicator.key: each for each in tables if each.can_open}
        self.fields["indicators"].choices = [(key, each.indicator.name) for key, each in self.tables.items()]
        # What is not settled is left out until somebody ticks it.
        self.initial.setdefault("indicators", [key for key, each in self.tables.items() if not each.doubts])

    @property
    def ticked(self) -> set[str]:
        """The keys that are ticked."""
        return set(self["indicators"].value() or ())

    def chosen(self) -> list[Table]:
        """The tables that were chosen."""
        return [self.tables[key] for key in self.cleaned_data["indicators"]]


class WithdrawForm(forms.Form):
    """Which indicators nobody outside may read any more, and why."""

    indicators = forms.ChoicesField(
        label="What do you want to take back?", error_messages={"required": "Choose at least one indicator"}
    )
    reason = forms.LongTextField(
        label="Why?",
        rows=3,
        max_length=1000,
        error_messages={"required": "Say why it is taken back"},
        help_text="It stays in the history. Whoever has read or copied the figures has them.",
    )

    def __init__(self, *args, tables: Iterable[Table], **options):
        super().__init__(*args, **options)
        self.tables = {each.indicator.key: each for each in tables if each.since}
        self.fields["indicators"].choices = [(key, each.indicator.name) for key, each in self.tables.items()]

    def chosen(self) -> list[Table]:
        """The tables that were chosen."""
        return [self.tables[key] for key in self.cleaned_data["indicators"]]
