"""Forms of what a reader makes of an answer: what it holds it to be, and that others could learn from it."""

from typing import Any

from lineofsight.core.design import forms
from lineofsight.core.questions.rules import Item
from lineofsight.know.self_assessments.models import Moderation
from lineofsight.know.self_assessments.rules.moderating import NAME_PANEL


class ModerationForm(forms.Form):
    """What an answer is held to come to, and who says so."""

    value = forms.ChoiceField(label="What do you hold it to be?")
    by_whom = forms.ChoiceField(
        label="Who holds it to be so?", choices=Moderation.By.choices, initial=Moderation.By.READER
    )
    panel = forms.TextField(
        label="Which panel, or which peers?", max_length=120, required=False,
        help_text="Such as “Challenge panel, 6 March” or “Three voluntary organisations”. Leave it empty if it is you.",
    )  # fmt: skip
    reason = forms.LongTextField(label="Why?", max_length=1000, rows=4)

    def __init__(self, *args: Any, item: Item, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["value"].choices = [(option.key, option.label) for option in item.options if option.verdict]

    def clean(self) -> dict[str, Any]:
        """A panel and peers have a name; whoever reads has their own."""
        given = super().clean() or {}
        given["panel"] = given.get("panel") or ""
        if given.get("by_whom") == Moderation.By.READER:
            given["panel"] = ""
        elif given.get("by_whom") and not given["panel"] and "panel" not in self.errors:
            self.add_error("panel", NAME_PANEL)
        return given


class ExampleForm(forms.Form):
    """Why an answer is a good example."""

    why = forms.LongTextField(
        label="What could others learn from it?", max_length=1000, rows=4,
        help_text="The organisation reads this with your question. Nothing is shown to anybody before it agrees.",
    )  # fmt: skip


class ConsentForm(forms.Form):
    """An organisation's own words for an example others may read."""

    words = forms.LongTextField(
        label="What may others read?", max_length=2000, rows=6,
        help_text="Only these words are shown. Change them as you like; leave out anything by which a child or a "
        "family could be known.",
    )  # fmt: skip
    named = forms.YesNoField(label="May your organisation’s name stand with it?")
    public = forms.YesNoField(
        label="May it be published, for anybody to read?",
        help_text="If not, only the organisations the partnership works with read it. You can take it back at any "
        "time, and it is gone at once.",
    )  # fmt: skip
