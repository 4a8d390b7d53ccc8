"""Letting stand what the search finds and what points to nobody."""

from collections.abc import Iterable

from lineofsight.core.design import forms
from lineofsight.core.sealed.wording import Hit
from lineofsight.learn.reviews.forms.publishing import web_address


class AddressForm(forms.Form):
    """The address in which everything found points to nobody, and why."""

    address = forms.TextField(label="At which address is it published?", max_length=300)
    why = forms.LongTextField(
        label="What is found in it points to nobody, because", max_length=1000, rows=3,
        help_text="For example: it is the town, and nobody is called so here. It stays sealed in the room.",
    )  # fmt: skip

    def clean_address(self) -> str:
        """A web address."""
        return web_address(self.cleaned_data["address"])


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
