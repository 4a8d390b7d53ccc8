"""The form of what a round reads closely."""

from typing import Any

from lineofsight.core.design import forms
from lineofsight.core.questions.rules import QuestionSet
from lineofsight.know.self_assessments.forms import MOST_FOCUS

LONGEST_CHOICE = 60


class FocusForm(forms.Form):
    """The questions of a round that are read closely, section by section."""

    def __init__(self, *args: Any, questions: QuestionSet, chosen: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.sections = [(f"section-{n}", section) for n, section in enumerate(questions.sections)]
        for name, section in self.sections:
            choices = [(item.key, item.text) for item in section.items]
            self.fields[name] = forms.ChoicesField(label=section.title, choices=choices, required=False)
            self.initial[name] = [key for key, _ in choices if key in chosen]

    def clean(self) -> dict[str, Any]:
        """At most so many, in the order in which they are asked."""
        given = super().clean() or {}
        items = [key for name, _ in self.sections for key in given.get(name, [])]
        if len(items) > MOST_FOCUS:
            raise forms.ValidationError(f"Choose {MOST_FOCUS} at most. You have chosen {len(items)}")
        return {"items": items}


def cut(text: str) -> str:
    """As much of a question as fits into a list that folds out."""
    return text if len(text) <= LONGEST_CHOICE else f"{text[: LONGEST_CHOICE - 1].rstrip()}…"


class FocusFilter(forms.FilterForm):
    """Which focus question's answers are read."""

    item = forms.SelectField(label="Question")

    def __init__(self, *args: Any, items: list, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["item"].choices = [("", "All"), *[(item.key, cut(item.text)) for item in items]]
