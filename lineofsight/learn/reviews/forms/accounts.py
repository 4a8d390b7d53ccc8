"""Asking agencies for their accounts, and giving one."""

from collections.abc import Iterable

from lineofsight.core.design import forms
from lineofsight.core.people.models import Organisation
from lineofsight.kernel import clock
from lineofsight.learn.reviews.forms.fuzzy import FuzzyField


class AskForm(forms.Form):
    """Which agencies are asked, about whom and what, and by when."""

    agencies = forms.ChoicesField(label="Which agencies are asked?")
    brief = forms.LongTextField(
        label="What each of them is told", max_length=5000, rows=8,
        help_text="They read it behind their own link, after proving who they are. The letter names nobody.",
    )  # fmt: skip
    due_on = forms.DateField(label="By when?", earliest=clock.today)

    def __init__(self, *args, agencies: Iterable[Organisation] = (), **options):
        super().__init__(*args, **options)
        self.known = {each.ref: each for each in agencies}
        self.fields["agencies"].choices = [(ref, each.name) for ref, each in self.known.items()]

    def clean(self):
        given = super().clean() or {}
        given["agencies"] = [self.known[ref] for ref in given.get("agencies", []) if ref in self.known]
        return given


class ReopenForm(forms.Form):
    """Until when an account is open again."""

    due_on = forms.DateField(label="By when is it given again?", earliest=clock.today)


class AskAgainForm(forms.Form):
    """Until when an account, or a check of the facts, is asked for."""

    due_on = forms.DateField(label="By when is it asked for?", earliest=clock.today)


class AccountForm(forms.Form):
    """An agency's account: everything may be left empty while it is being written."""

    author = forms.TextField(label="Who writes this, by role?", required=False, max_length=120,
                             help_text="A role, such as Named nurse, and no name")  # fmt: skip
    involved_from = FuzzyField(label="Involved since")
    involved_to = FuzzyField(label="Involved until")
    involvement = forms.LongTextField(label="What was your agency’s part?", required=False, max_length=10_000, rows=6)
    good_practice = forms.LongTextField(label="What was done well?", required=False, max_length=5000, rows=4)
    early_learning = forms.LongTextField(label="What have you learned so far?", required=False, max_length=5000, rows=4)
    immediate_action = forms.LongTextField(label="What was done at once?", required=False, max_length=5000, rows=3)
    sources = forms.LongTextField(label="Which records were looked at?", required=False, max_length=2000, rows=3)
    gaps = forms.LongTextField(label="What could not be found out?", required=False, max_length=2000, rows=3)


class EpisodeForm(forms.Form):
    """Something that happened."""

    when = FuzzyField(label="When?")
    what = forms.LongTextField(label="What happened?", max_length=3000, rows=4)
    who = forms.TextField(label="Who took part, by role?", required=False, max_length=200,
                          help_text="Roles and agencies, no names of staff")  # fmt: skip
    source = forms.TextField(label="From which record?", required=False, max_length=200)


class CodeForm(forms.Form):
    """The code that was sent to the registered address."""

    code = forms.TextField(
        label="Six-figure code", max_length=12, width=10, autocomplete="one-time-code",
        help_text="We sent it to your registered e-mail address. It works for 15 minutes.",
    )  # fmt: skip

    def clean_code(self) -> str:
        code = self.cleaned_data["code"].replace(" ", "")
        if not (code.isdigit() and len(code) == 6):
            raise forms.ValidationError("The code is six figures")
        return code
