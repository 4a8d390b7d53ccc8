"""Forms of priorities and their objectives."""

from collections.abc import Iterable

from lineofsight.core.design import forms
from lineofsight.core.people.models import Appointment
from lineofsight.core.thread.models import Theme
from lineofsight.lead.business_plan.models import Aim, BoardPriority, Plan


def people_offered(appointments: Iterable[Appointment]) -> dict:
    """Whoever may own something, by ref, in the order of their names."""
    people = {a.person.ref: a.person for a in appointments}
    return dict(sorted(people.items(), key=lambda item: item[1].name))


class PriorityForm(forms.Form):
    """A priority, as it is put forward."""

    question = forms.LongTextField(
        label="What will be different for children?", max_length=300, rows=3,
        help_text="What a child would notice, not what agencies will do. For example, children who go missing are "
        "spoken with within three days, and what they say is acted on.",
    )  # fmt: skip
    owner = forms.SelectField(label="Who owns it?", required=False, help_text="One person, who answers for it.")
    body = forms.TextField(
        label="Which group sees to it?",
        required=False,
        max_length=120,
        help_text="For example, Learning and development sub-group",
    )
    themes = forms.ChoicesField(
        label="Themes", required=False, help_text="What was learned under these stands on its page."
    )
    goes_with = forms.ChoicesField(label="Which of the other boards’ priorities does it go with?", required=False)

    def __init__(
        self, *args, appointments: Iterable[Appointment] = (), themes: Iterable[Theme] = (),
        boards: Iterable[BoardPriority] = (), **options,
    ):  # fmt: skip
        super().__init__(*args, **options)
        self.people = people_offered(appointments)
        self.known_themes = {theme.ref: theme for theme in themes}
        self.known_boards = {each.ref: each for each in boards}
        self.fields["owner"].choices = [("", "Nobody yet"), *((ref, p.name) for ref, p in self.people.items())]
        self.offer("themes", {ref: theme.name for ref, theme in self.known_themes.items()})
        self.offer("goes_with", {ref: f"{each.board}: {each.priority}" for ref, each in self.known_boards.items()})

    def offer(self, name: str, choices: dict[str, str]) -> None:
        """Offer these choices, or do not ask where there are none."""
        self.fields[name].choices = list(choices.items())
        if not choices:
            del self.fields[name]

    def clean(self) -> dict:
        given = super().clean() or {}
        given["owner"] = self.people.get(given.get("owner", ""))
        given["themes"] = [self.known_themes[ref] for ref in given.get("themes", ())]
        given["goes_with"] = [self.known_boards[ref] for ref in given.get("goes_with", ())]
        return given


class OwnerForm(forms.Form):
    """Another owner, and why."""

    owner = forms.SelectField(label="Who owns it from now on?")
    body = forms.TextField(label="Which group sees to it?", required=False, max_length=120)
    reason = forms.LongTextField(label="Why?", max_length=800, rows=3)

    def __init__(self, *args, appointments: Iterable[Appointment] = (), **options):
        super().__init__(*args, **options)
        self.people = people_offered(appointments)
        self.fields["owner"].choices = [("", "Choose a person"), *((ref, p.name) for ref, p in self.people.items())]

    def clean_owner(self):
        """The person chosen."""
        return self.people[self.cleaned_data["owner"]]


class ShownForm(forms.Form):
    """What was shown."""

    shown = forms.LongTextField(
        label="What was shown?", max_length=3000, rows=6,
        help_text="What is different for children, and how one knows. If nothing was shown, say so.",
    )  # fmt: skip


class CarryForm(ShownForm):
    """Into which plan a priority is carried."""

    into = forms.SelectField(label="Into which plan?")

    def __init__(self, *args, plans: Iterable[Plan] = (), **options):
        super().__init__(*args, **options)
        self.known = {plan.ref: plan for plan in plans}
        self.fields["into"].choices = [("", "Choose a plan"), *((ref, p.name) for ref, p in self.known.items())]

    def clean_into(self) -> Plan:
        """The plan chosen."""
        return self.known[self.cleaned_data["into"]]


class HandOnForm(ShownForm):
    """To whom a priority is handed on."""

    to = forms.TextField(
        label="Who has it from now on?", max_length=200,
        help_text="The body, and who owns it there. For example, Early Help Board, its chair",
    )  # fmt: skip


class ObjectiveForm(forms.Form):
    """An objective."""

    text = forms.LongTextField(
        label="What is to be reached?", max_length=300, rows=3, help_text="One thing that one can see was reached."
    )


class StrategyObjectiveForm(ObjectiveForm):
    """An objective of a strategy, perhaps for one of its aims."""

    aim = forms.SelectField(label="For which aim?", required=False)

    def __init__(self, *args, aims: Iterable[Aim] = (), **options):
        super().__init__(*args, **options)
        self.known = {aim.ref: aim for aim in aims}
        self.fields["aim"].choices = [("", "None of them"), *((ref, aim.text) for ref, aim in self.known.items())]

    def clean_aim(self) -> Aim | None:
        """The aim chosen."""
        return self.known.get(self.cleaned_data["aim"])
