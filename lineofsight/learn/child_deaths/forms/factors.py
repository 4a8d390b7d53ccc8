"""Forms of contributory factors, and of what is put right."""

from lineofsight.core.design import forms
from lineofsight.kernel.definitions import Edition
from lineofsight.learn.child_deaths.rules.content import domains, scale
from lineofsight.learn.child_deaths.rules.factors import FOLLOWS, MAY_BE, factor_refusal
from lineofsight.learn.child_deaths.rules.setting_right import PUT_OFF, REOPENED, TAKEN_BACK, WITHDRAWN


class FactorForm(forms.Form):
    """A factor, weighed on the scale of one edition."""

    domain = forms.ChoiceField(label="In which group?")
    what = forms.LongTextField(label="What may have contributed?", max_length=1000, rows=3)
    relevance = forms.ChoiceField(label="How did it contribute?")
    modifiable = forms.ChoiceField(label="Could it be modified?", choices=list(MAY_BE.items()))
    follows = forms.SelectField(
        label="If it could be modified: what follows?", required=False,
        choices=[("", "Choose, if it could be modified"), *FOLLOWS.items()],
    )  # fmt: skip
    why_none = forms.LongTextField(label="If no action follows: why?", required=False, max_length=1000, rows=3)

    def __init__(self, *args, edition: Edition, **options):
        super().__init__(*args, **options)
        self.fields["domain"].choices = [(key, f"{key}. {label}") for key, label in domains(edition).items()]
        self.fields["relevance"].choices = [(code, f"{code}: {label}") for code, label in scale(edition).items()]

    def clean(self) -> dict:
        given = super().clean() or {}
        modifiable, follows = given.get("modifiable"), given.get("follows", "")
        refusal = modifiable and factor_refusal(modifiable, follows, given.get("why_none", ""))
        if refusal and not self.errors:
            self.add_error("why_none" if follows == "none" else "follows", refusal.rstrip("."))
        return given


class ReopenDeathForm(forms.Form):
    """Why a review is opened again."""

    reason = forms.ChoiceField(label="Why is it opened again?", choices=list(REOPENED.items()))


class ReopenAnalysisForm(ReopenDeathForm):
    """Why an analysis is opened again, and in words for the room."""

    why = forms.LongTextField(
        label="What was wrong?",
        max_length=1000,
        rows=4,
        help_text="This stays in the room, beside the earlier analysis.",
    )


class PutOffForm(forms.Form):
    """Why a panel put a death off."""

    reason = forms.ChoiceField(label="Why was it put off?", choices=list(PUT_OFF.items()))


class TakeBackForm(forms.Form):
    """Why a death is taken back from another area."""

    reason = forms.ChoiceField(label="Why is it taken back?", choices=list(TAKEN_BACK.items()))


class WithdrawForm(forms.Form):
    """Why a death is taken out of the register."""

    reason = forms.ChoiceField(label="Why is it taken out?", choices=list(WITHDRAWN.items()))
    twin = forms.TextField(
        label="If it is there twice: the key under which it stays", required=False, max_length=7, width=10
    )
