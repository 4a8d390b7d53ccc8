"""Forms by which actions are given to another owner."""

from collections.abc import Iterable

from lineofsight.core.design import forms
from lineofsight.core.people.models import Person
from lineofsight.core.thread.forms import OwnersForm

KEPT = "It stays to be seen, and whoever owned it and whoever owns it then read it."


class HandOverForm(OwnersForm):
    """Who owns an action from now on, and why."""

    owner = forms.SelectField(label="Who owns it from now on?", help_text="Another agency is asked to agree again.")
    reason = forms.LongTextField(label="Why?", max_length=1000, rows=3, help_text=KEPT)


class HandOverAllForm(OwnersForm):
    """Whose actions are given to whom, and why."""

    leaver = forms.SelectField(label="Whose actions?", help_text="All that they still have to do.")
    owner = forms.SelectField(label="Who owns them from now on?", help_text="Another agency is asked to agree again.")
    reason = forms.LongTextField(label="Why?", max_length=1000, rows=3, help_text=KEPT)

    def __init__(self, *args, leavers: Iterable[tuple[Person, int]] = (), **options):
        super().__init__(*args, **options)
        offered = list(leavers)
        self.leavers = {person.ref: person for person, _ in offered}
        named = [(person.ref, f"{person.name}, {n} action{'' if n == 1 else 's'}") for person, n in offered]
        self.fields["leaver"].choices = [("", "Choose a person"), *named]

    def clean_leaver(self) -> Person:
        """The person chosen."""
        return self.leavers[self.cleaned_data["leaver"]]
