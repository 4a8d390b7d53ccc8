"""Forms of who reads beside the partnership."""

from typing import Any

from lineofsight.core.design import forms
from lineofsight.core.people.models import Organisation
from lineofsight.core.questions import library
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import Lifecycle
from lineofsight.know.self_assessments.models import Reader

NOTHING_MORE = "Nothing more than everybody is asked"


def overlay_field() -> forms.SelectField:
    return forms.SelectField(
        label="What does it ask more?", required=False,
        help_text="Its own questions are put to those who choose it, after the others, and only it reads the answers.",
    )  # fmt: skip


def overlay_choices() -> list[tuple[str, str]]:
    return [("", NOTHING_MORE), *[(each.name, f"{each.title}, {each.edition}") for each in library.overlays()]]


class ReaderForm(forms.Form):
    """A commissioner or a board that reads here."""

    kind = forms.ChoiceField(
        label="What is it?", choices=[each for each in Reader.Kind.choices if each[0] != Reader.Kind.PARTNERSHIP]
    )
    organisation = forms.SelectField(
        label="Whose people read for it?",
        help_text="Those appointed as commissioners of services for this organisation, under People.",
    )
    name = forms.TextField(
        label="What is it called?", max_length=120,
        help_text="Organisations choose it by this name, such as “North commissioning board”.",
    )  # fmt: skip
    overlay = overlay_field()

    def __init__(self, *args: Any, organisations: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.offered: dict[str, Organisation] = {each.ref: each for each in organisations}
        self.fields["organisation"].choices = [("", "Choose"), *[(ref, o.name) for ref, o in self.offered.items()]]
        self.fields["overlay"].choices = overlay_choices()

    def clean_organisation(self) -> Organisation:
        """The organisation itself."""
        return self.offered[self.cleaned_data["organisation"]]


class ChangeReaderForm(forms.Form):
    """What a reader is called, and what it asks more."""

    name = forms.TextField(label="What is it called?", max_length=120)
    overlay = overlay_field()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["overlay"].choices = overlay_choices()


class EndReaderForm(forms.Form):
    """From which day a reader is offered to nobody."""

    day = forms.DateField(
        label="From which day is it no longer offered?", earliest=clock.today, help_text="For example, 27 3 2027"
    )


class ProvidersFilter(forms.FilterForm):
    """Which of a commissioner's providers are listed."""

    question_set = forms.SelectField(label="Questions")
    state = forms.SelectField(label="State")

    def __init__(self, *args: Any, lifecycle: Lifecycle, **options: Any) -> None:
        super().__init__(*args, **options)
        sets = [(each.name, each.title) for each in library.stand_alone()]
        self.fields["question_set"].choices = [("", "All"), *sets]
        states = [(state.key, state.label) for state in lifecycle.states if state.key != "not_received"]
        self.fields["state"].choices = [("", "All"), *states]
