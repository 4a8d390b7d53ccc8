"""Small counts in what somebody types about figures: a form asks about them once, beside the words, and keeps the text.

The rule is the yearly report's (`kernel.small_text`). It asks, and whoever writes decides: the count may be of the
whole country, or of what a family has agreed to.
"""

from collections.abc import Iterable

from lineofsight.core.design import forms
from lineofsight.core.documents.prose import runs
from lineofsight.kernel.passages import Number as Typed
from lineofsight.kernel.passages import Passage, kind_typed, number_in
from lineofsight.kernel.small_text import SmallCount, small_counts

NOBODY = "nobody_recognised"


def passages_in(text: str) -> Iterable[Passage]:
    """The runs of prose of a text that has no figures placed, each with the numbers typed into it."""
    for run in runs(text):
        numbers = (
            Typed(raw, number_in(raw), kind_typed(raw, run.text[at + len(raw) :]), at, at + len(raw), run.line)
            for at, raw in run.typed
        )
        yield Passage(run.text.replace("\n", " "), tuple(numbers), ((0, run.line),))


def small_counts_in(text: str) -> list[SmallCount]:
    """The small counts of children that a text tells, each once."""
    found = {each.title: each for passage in passages_in(text) for each in small_counts(passage)}
    return list(found.values())


class AsksOfSmallCounts(forms.Form):
    """A form whose long texts are asked about where they tell a small count of children. Nothing typed is lost: the
    page comes back with the words, what was found beside them, and a box to tick for when nobody can be recognised."""

    def clean(self) -> dict:
        """Ask, unless it has been answered; the answer is no part of what the form gives."""
        given = super().clean() or self.cleaned_data
        found = {name: told for name, told in self.small_told(given).items() if told}
        if found:
            self.fields[NOBODY] = forms.ConfirmField(
                label="Nobody can be recognised by it", required=False,
                help_text="For example, because it is of the whole country. Else write “fewer than six”.",
            )  # fmt: skip
        if found and not self.data.get(self.add_prefix(NOBODY)):
            for name, told in found.items():
                self.add_error(
                    name, f"Fewer than six children can be recognised: {' '.join(each.title for each in told)}"
                )
        return given

    def small_told(self, given: dict) -> dict[str, list[SmallCount]]:
        """What each long text tells."""
        return {
            name: small_counts_in(given[name])
            for name, field in self.fields.items()
            if isinstance(field, forms.LongTextField) and isinstance(given.get(name), str)
        }
