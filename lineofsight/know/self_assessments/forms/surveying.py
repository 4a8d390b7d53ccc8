"""Forms of a staff survey: which items are asked, and the page staff answer on a phone."""

from collections.abc import Iterable
from typing import Any

from lineofsight.core.design import forms
from lineofsight.core.questions.forms import name_of
from lineofsight.core.questions.rules import Item, QuestionSet
from lineofsight.know.self_assessments.rules.surveying import MOST_ITEMS, UNSURE, UNSURE_LABEL


class SurveyForm(forms.Form):
    """Which items staff are asked, section by section: those that are answered by choosing."""

    def __init__(self, *args: Any, questions: QuestionSet, **options: Any) -> None:
        super().__init__(*args, **options)
        for n, section in enumerate(questions.sections):
            choices = [(item.key, item.text) for item in section.items if item.judged]
            if choices:
                self.fields[f"section-{n}"] = forms.ChoicesField(label=section.title, choices=choices, required=False)

    def clean(self) -> dict[str, Any]:
        """At least one, and few enough for a phone."""
        given = super().clean() or {}
        items = [key for chosen in given.values() for key in chosen]
        first = next(iter(self.fields))
        if not items and not self.errors:
            self.add_error(first, "Choose at least one question")
        if len(items) > MOST_ITEMS:
            self.add_error(first, f"Choose {MOST_ITEMS} at most. You have chosen {len(items)}")
        return {"items": items}


class StaffForm(forms.Form):
    """What a member of staff answers: by choosing alone, so that no words can say whose they are."""

    def __init__(self, *args: Any, items: Iterable[Item], **options: Any) -> None:
        super().__init__(*args, **options)
        self.items = list(items)
        for item in self.items:
            choices = [*((option.key, option.label) for option in item.options), (UNSURE, UNSURE_LABEL)]
            self.fields[name_of(item)] = forms.ChoiceField(label=item.text, choices=choices, required=False)

    def clean(self) -> dict[str, Any]:
        """The answers by item; at least one."""
        given = super().clean() or {}
        answers = {item.key: given[name_of(item)] for item in self.items if given.get(name_of(item))}
        if not answers and not self.errors:
            self.add_error(next(iter(self.fields)), "Answer at least one question")
        return {"answers": answers}
