"""The form of one page of a question set: its items' fields, what stands in them, and what was sent."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.http import QueryDict

from lineofsight.core.design import forms
from lineofsight.core.questions.models import Answer
from lineofsight.core.questions.rules import NOT_APPLICABLE, Given, Item, plain_words, problem_of
from lineofsight.core.questions.rules.answers import SEVERAL
from lineofsight.core.questions.services import Sent

LABEL_APPLIES = "Does not apply to us"
SAY_WHY = "If it does not apply, say why."


def name_of(item: Item) -> str:
    """What an item is called in a form and in the page's anchors: a key's full stop would end an anchor's name."""
    return item.key.replace(".", "-")


class WordsField(forms.LongTextField):
    """Words, typed or pasted: what came with them from Word is taken off before their length is judged."""

    def to_python(self, value: Any) -> str:
        """The words alone."""
        return plain_words(super().to_python(value) or "")


class PageForm(forms.Form):
    """The items of one page. What can be kept is in `sent` even where something else on the page is wrong."""

    # Its words are the question set's own: they are drawn once, and not again at every save of a whole city.
    everybodys = True

    def __init__(self, data: QueryDict | None, *, items: Iterable[Item], answers: Mapping[str, Answer]) -> None:
        super().__init__(data)
        self.items, self.answers = list(items), answers
        # Nothing has to be answered now, but what has to be in the end is not called optional.
        self.one_of = tuple(name_of(item) for item in self.items if item.required)
        for item in self.items:
            self.ask(item, answers.get(item.key))

    def ask(self, item: Item, answer: Answer | None) -> None:
        """Ask one item: its value, what is said beside it, and which answer its writer has seen."""
        name = name_of(item)
        self.fields[name] = field_of(item)
        if item.judged or item.evidence or item.not_applicable:
            hints = [item.evidence, SAY_WHY if item.not_applicable else ""]
            self.fields[f"{name}-note"] = WordsField(
                label="What shows it?" if item.evidence else "Anything to say about it", required=False, rows=2,
                help_text=" ".join(hint for hint in hints if hint),
            )  # fmt: skip
        if answer is not None and answer.carried and answer.given.answered:
            self.fields[f"{name}-still"] = forms.ConfirmField(label="This is still true", required=False)
        self.fields[f"{name}-seen"] = forms.HiddenField(required=False)
        self.initial.update(shown(item, answer))

    def clean(self) -> dict[str, Any]:
        """Put what the rules say beside its field."""
        given = super().clean() or {}
        for item in self.items:
            problem = None if name_of(item) in self.errors else problem_of(item, self.given(item))
            if problem:
                part, sentence = problem
                self.add_error(name_of(item) if part == "value" else f"{name_of(item)}-note", sentence)
        return given

    def given(self, item: Item) -> Given:
        """What was answered to an item."""
        name = name_of(item)
        note = (self.cleaned_data.get(f"{name}-note") or "").strip()
        value = value_text(self.cleaned_data.get(name))
        if value == NOT_APPLICABLE:
            return Given(note=note, not_applicable=True)
        return Given(value, note)

    @property
    def sent(self) -> dict[str, Sent]:
        """What can be kept, by item: an item with something wrong about it is left as it stands."""
        found = {}
        for item in self.items:
            name = name_of(item)
            was_asked = f"{name}-seen" in self.data
            if was_asked and name not in self.errors and f"{name}-note" not in self.errors:
                seen = self.cleaned_data.get(f"{name}-seen") or "0"
                still = bool(self.cleaned_data.get(f"{name}-still"))
                found[item.key] = Sent(self.given(item), int(seen) if seen.isdecimal() else 0, still)
        return found

    @property
    def questions(self) -> list[tuple[Item, list[Any]]]:
        """Each item with its fields, for the page."""
        return [
            (item, [self[each] for each in self.fields if each == name_of(item) or each in parts_of(item)])
            for item in self.items
        ]

    def seen_again(self, answers: Mapping[str, Answer]) -> None:
        """Say, in what is shown again, that these answers have been seen."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        for item in self.items:
            if item.key in answers:
                data[f"{name_of(item)}-seen"] = str(answers[item.key].n)
        self.data = data


def parts_of(item: Item) -> tuple[str, ...]:
    name = name_of(item)
    return (f"{name}-note", f"{name}-still", f"{name}-seen")


def field_of(item: Item) -> Any:
    """The field of an item's value. None is required: a form is filled in in pieces."""
    asks: dict[str, Any] = {"label": item.text, "help_text": item.guidance, "required": False}
    choices = [(option.key, option.label) for option in item.options]
    if item.not_applicable:
        choices.append((NOT_APPLICABLE, LABEL_APPLIES))
    match item.kind:
        case "scale" | "choice" | "yes_no":
            return forms.ChoiceField(choices=choices, **asks)
        case "choices":
            return forms.ChoicesField(choices=choices, **asks)
        case "number":
            return forms.DecimalField(width=10, **asks)
        case "date":
            return forms.DateField(**asks | {"help_text": f"{item.guidance} For example, 27 3 2026".strip()})
        case _:
            return WordsField(rows=5, **asks)


def shown(item: Item, answer: Answer | None) -> dict[str, Any]:
    """What stands in an item's fields."""
    if answer is None:
        return {}
    name = name_of(item)
    return {name: field_value(item, answer), f"{name}-note": answer.note, f"{name}-seen": str(answer.n)}


def field_value(item: Item, answer: Answer) -> Any:
    if answer.not_applicable:
        return NOT_APPLICABLE
    if item.kind == "choices":
        return list(answer.given.values)
    if item.kind == "date" and answer.value:
        return date.fromisoformat(answer.value)
    return answer.value


def value_text(value: Any) -> str:
    """A field's value as it is kept."""
    if value is None:
        return ""
    if isinstance(value, list):
        return SEVERAL.join(value)
    return value.isoformat() if isinstance(value, date) else str(value).strip()
