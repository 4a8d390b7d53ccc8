"""Letting stand what the search finds and what points to nobody."""

from collections.abc import Iterable

from lineofsight.core.design import forms
from lineofsight.core.sealed.wording import Hit


class StandForm(forms.Form):
    """Which place points to nobody, and why."""

    at = forms.ChoiceField(label="Which words point to nobody?")
    why = forms.LongTextField(
        label="They point to nobody, because", max_length=1000, rows=3,
        help_text="For example: it is the town, and nobody is called so here. It stays sealed in the room.",
    )  # fmt: skip
    digest = forms.HiddenField()

    def __init__(self, *args, places: Iterable[Hit] = (), **options):
        super().__init__(*args, **options)
        self.fields["at"].choices = [
            (str(hit.at), f"{hit.words}: …{hit.before}{hit.words}{hit.after}…") for hit in places
        ]

    def clean_at(self) -> int:
        """The place."""
        return int(self.cleaned_data["at"])
