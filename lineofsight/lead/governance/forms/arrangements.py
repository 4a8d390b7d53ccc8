"""Forms of arrangements, agreements to share information, and yearly duties."""

from collections.abc import Iterable, Mapping
from typing import Any

from lineofsight.core.design import forms
from lineofsight.kernel import clock
from lineofsight.lead.governance.selectors.arrangements import Answered


class ArrangementsForm(forms.Form):
    """A version of the arrangements."""

    title = forms.TextField(label="What are they called?", max_length=160, help_text="For example, Arrangements 2026")
    in_effect_from = forms.DateField(label="From when are they in effect?")
    agreed_by = forms.TextField(
        label="Who agreed them?", required=False, max_length=160, help_text="For example, the three lead partners"
    )
    address = forms.TextField(
        label="Where does the public find them?", required=False, max_length=300, help_text="A web address"
    )
    what_changed = forms.LongTextField(
        label="What changed against the version before?", required=False, max_length=600, rows=3
    )
    upload = forms.FileField(label="The document", required=False, help_text="A PDF or Word file.")

    def clean_address(self) -> str:
        """A whole address, so that it can be followed."""
        typed: str = self.cleaned_data["address"]
        if typed and not typed.startswith(("https://", "http://")):
            raise forms.ValidationError("Begin the address with https://")
        return typed


class ContainedForm(forms.Form):
    """Of each thing that is asked for: where it is, or why it is left out."""

    def __init__(self, *args: Any, asked: Iterable[Answered] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.keys = []
        for each in asked:
            key, said = each.element.key, each.said
            self.keys.append(key)
            self.fields[f"said_{key}"] = forms.TextField(
                label=each.element.title, required=False, max_length=300, initial=said.said if said else "",
                help_text="Where it is, such as “section 4, page 9”; or why it is left out.",
            )  # fmt: skip
            self.fields[f"left_out_{key}"] = forms.ConfirmField(
                label="It is left out, for that reason", required=False, initial=bool(said and said.left_out)
            )
        self.one_of = tuple(self.fields)

    def clean(self) -> dict[str, Any]:
        """What was said, by key."""
        given = super().clean() or {}
        for key in self.keys:
            if given.get(f"left_out_{key}") and not given.get(f"said_{key}"):
                self.add_error(f"said_{key}", "Say why it is left out")
        said: Mapping[str, tuple[bool, str]] = {
            key: (bool(given.get(f"left_out_{key}")), given.get(f"said_{key}", "")) for key in self.keys
        }
        return {"said": said}


class ReviewForm(forms.Form):
    """A review of the arrangements."""

    reviewed_on = forms.DateField(label="When were they reviewed?", latest=clock.today)
    reviewed_by = forms.TextField(label="By whom?", max_length=160, help_text="For example, the Executive")
    found = forms.LongTextField(
        label="What did the review find?", max_length=1000, rows=5, help_text="What stays, what changes, and by when."
    )


class AgreementForm(forms.Form):
    """An agreement to share information."""

    title = forms.TextField(label="What is it called?", max_length=160)
    parties = forms.LongTextField(label="Between whom?", max_length=600, rows=2)
    purpose = forms.LongTextField(label="What may be shared, and for what?", max_length=600, rows=3)
    basis = forms.TextField(
        label="On which lawful basis?", required=False, max_length=300, help_text="For example, public task"
    )
    agreed_on = forms.DateField(label="When was it agreed?", latest=clock.today)
    review_on = forms.DateField(label="When is it looked at again?")
    upload = forms.FileField(label="The agreement itself", required=False, help_text="A PDF or Word file.")


class AgreementReviewForm(forms.Form):
    """A review of an agreement."""

    reason = forms.LongTextField(label="What did the review find?", max_length=800, rows=4)
    review_on = forms.DateField(label="When is it looked at again?", earliest=clock.today)


class MetForm(forms.Form):
    """What shows that a duty was met."""

    met_on = forms.DateField(label="On which day was it met?", latest=clock.today)
    shown_by = forms.TextField(
        label="What shows it?", max_length=300, help_text="For example, a web address, or decision 2026/14"
    )


class MoveDutyForm(forms.Form):
    """Another day for a duty."""

    due = forms.DateField(label="By which day is it done?", earliest=clock.today)
    reason = forms.LongTextField(label="Why?", max_length=600, rows=3, help_text="This stays in the history.")
