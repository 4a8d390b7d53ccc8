"""Forms of risks."""

from collections.abc import Iterable
from typing import Any

from lineofsight.core.design import forms
from lineofsight.lead.governance.forms.choosing import RowsForm
from lineofsight.lead.governance.rules.risks import IMPACT, LIKELIHOOD
from lineofsight.lead.governance.services.risks import Judged

SCORES = ("likelihood", "impact", "target_likelihood", "target_impact")


def levels(words: Iterable[str]) -> list[tuple[str, str]]:
    """From 1 to 5, each with its word."""
    return [("", "Choose one"), *((str(n), f"{n} {word}") for n, word in enumerate(words, 1))]


class JudgeForm(forms.Form):
    """How likely and how grave a risk is, and what is aimed at."""

    likelihood = forms.SelectField(label="How likely is it now?", choices=levels(LIKELIHOOD))
    impact = forms.SelectField(label="How grave would it be now?", choices=levels(IMPACT))
    target_likelihood = forms.SelectField(label="How likely should it become?", choices=levels(LIKELIHOOD))
    target_impact = forms.SelectField(label="How grave should it become?", choices=levels(IMPACT))
    said = forms.LongTextField(
        label="What lies behind these scores?", required=False, max_length=600, rows=3,
        help_text="What changed since it was last looked at, and how you know.",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """The answers, with the scores as one judgement."""
        given = super().clean() or {}
        if all(given.get(name) for name in SCORES):
            scores = {name: int(given.pop(name)) for name in SCORES}
            given["judged"] = Judged(**scores, said=given.pop("said", ""))
        return given


class EditRiskForm(RowsForm):
    """What a risk is."""

    title = forms.TextField(label="What is the risk?", max_length=200)
    cause = forms.LongTextField(label="What may cause it?", max_length=600, rows=3)
    effect = forms.LongTextField(label="What would it mean for children or for the work?", max_length=600, rows=3)
    controls = forms.LongTextField(label="What is done about it?", required=False, max_length=1000, rows=4)
    owner = forms.SelectField(label="Who owns it?")
    organisation = forms.SelectField(label="For which agency?", required=False)
    none = {"organisation": "The partnership as a whole"}


class RiskForm(EditRiskForm, JudgeForm):
    """A new risk."""

    body = forms.SelectField(label="Which body keeps an eye on it?")


class RisksFilter(forms.FilterForm):
    """Which risks are listed."""

    state = forms.SelectField(
        label="State",
        choices=[("", "All"), ("live", "Not closed"), ("open", "Open"), ("treating", "Being treated"),
                 ("tolerated", "Tolerated"), ("closed", "Closed")],
    )  # fmt: skip
    body = forms.SelectField(label="Body")
    flagged = forms.ConfirmField(label="Only those not looked at in 90 days")

    def __init__(self, *args: Any, bodies: Iterable[Any] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].choices = [("", "Every body"), *((each.ref, each.name) for each in bodies)]
