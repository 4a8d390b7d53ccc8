"""Yearly learning declarations."""

from collections.abc import Iterable

from lineofsight.core.design import forms
from lineofsight.core.thread.models import Theme
from lineofsight.kernel import clock
from lineofsight.learn.reviews.rules.declaring import ANSWERS


class DeclarationForm(forms.Form):
    """A year, its themes, and by when."""

    year = forms.IntegerField(label="Which year?", min_value=2020, max_value=2100)
    themes = forms.ChoicesField(
        label="On which themes?", help_text="Themes of learning points that were let out of rooms of incidents."
    )
    due = forms.DateField(label="By when does each agency declare?", earliest=clock.today)

    def __init__(self, *args, themes: Iterable[Theme] = (), **options):
        super().__init__(*args, **options)
        self.known = {theme.ref: theme for theme in themes}
        self.fields["themes"].choices = [(ref, theme.name) for ref, theme in self.known.items()]

    def clean_themes(self) -> list[Theme]:
        """The themes chosen."""
        return [self.known[ref] for ref in self.cleaned_data["themes"]]


class DeclaredThemeForm(forms.Form):
    """How far an agency is with one theme."""

    answer = forms.ChoiceField(label="How far is your agency?", choices=list(ANSWERS.items()))
    evidence = forms.LongTextField(
        label="How can one see it?", required=False, max_length=2000, rows=4,
        help_text="In words: what you looked at, and what you saw. Name no child.",
    )  # fmt: skip
    next_step = forms.LongTextField(
        label="What happens next?", required=False, max_length=1000, rows=3,
        help_text="Needed unless it is in place: who does what, by when.",
    )  # fmt: skip

    def clean(self) -> dict:
        given = super().clean() or {}
        if given.get("answer") == "in_place" and not given.get("evidence"):
            self.add_error("evidence", "Say how one can see that it is in place")
        if given.get("answer") in ("partly", "not_yet") and not given.get("next_step"):
            self.add_error("next_step", "Say what happens next")
        return given
