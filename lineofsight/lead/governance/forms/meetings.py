"""Forms of meetings: when and where, the agenda, papers."""

from collections.abc import Iterable
from typing import Any

from lineofsight.core.design import forms
from lineofsight.core.design.text import day
from lineofsight.kernel import clock
from lineofsight.lead.governance.forms.choosing import RowsForm
from lineofsight.lead.governance.models import Purpose
from lineofsight.lead.governance.selectors.offering import Group


class MeetingForm(forms.Form):
    """When and where a body meets."""

    on = forms.DateField(label="On which day?", earliest=clock.today)
    starts = forms.TextField(
        label="From when to when?", required=False, max_length=40, help_text="For example, 10 to 12"
    )
    place = forms.TextField(label="Where?", required=False, max_length=200, help_text="A room, or “online”")


class PostponeForm(forms.Form):
    """Another day, and why."""

    on = forms.DateField(label="To which day?", earliest=clock.today)
    reason = forms.LongTextField(label="Why?", max_length=800, rows=3, help_text="This stays in the history.")


class AgreedForm(forms.Form):
    """The day on which minutes were agreed."""

    agreed_on = forms.DateField(label="On which day did the body agree them?", latest=clock.today)


class ItemForm(RowsForm):
    """An item of an agenda."""

    title = forms.TextField(label="What is it?", max_length=200)
    purpose = forms.ChoiceField(label="What is it on for?", choices=Purpose.choices)
    owner = forms.SelectField(label="Who brings it?", required=False)
    private = forms.ConfirmField(label="It does not stand in what the public reads", required=False)
    none = {"owner": "Nobody by name"}


class EditItemForm(ItemForm):
    """An item, and its place."""

    position = forms.IntegerField(label="Which number is it on the agenda?", min_value=1, max_value=99)


class OfferedForm(forms.Form):
    """What is put on the agenda of what it is offered."""

    def __init__(self, *args: Any, groups: Iterable[Group] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        for n, group in enumerate(groups):
            field = forms.ChoicesField(label=group.title, required=False)
            field.choices = [(each.ref, each.title) for each in group.offered]
            field.hints = {each.ref: f"{each.why}, due {day(each.on)}" for each in group.offered}
            self.fields[f"refs_{n}"] = field
        self.one_of = tuple(self.fields)

    def clean(self) -> dict[str, Any]:
        """What was chosen, from every group."""
        given = super().clean() or {}
        chosen = [ref for refs in given.values() for ref in refs]
        if not chosen and not self.errors:
            self.add_error("refs_0" if self.fields else None, "Choose what to put on the agenda")
        return {"refs": chosen}


class PaperForm(RowsForm):
    """A paper that is asked for."""

    title = forms.TextField(label="What is the paper?", max_length=200)
    purpose = forms.ChoiceField(label="What is it for?", choices=Purpose.choices)
    owner = forms.SelectField(
        label="Who writes it?", help_text="They are written to, with a link by which they give it."
    )
    private = forms.YesNoField(
        label="Is it private?", help_text="A private paper stands in the full pack and never in the public one."
    )


class ClassifyForm(forms.Form):
    """Whether the public may read a paper."""

    private = forms.YesNoField(
        label="Is it private?", help_text="A private paper stands in the full pack and never in the public one."
    )


class ContentForm(forms.Form):
    """What a paper says."""

    text = forms.LongTextField(
        label="The paper", required=False, max_length=60_000, rows=16,
        help_text="Say first what is asked of the meeting. A line that begins with # is a heading, with - a point.",
    )  # fmt: skip
    upload = forms.FileField(label="Or its file", required=False, help_text="A PDF, Word or Excel file.")
    one_of = ("text", "upload")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("text") and not given.get("upload") and not self.errors:
            self.add_error("text", "Write the paper, or give its file")
        return given


class MeetingsFilter(forms.FilterForm):
    """Which meetings are listed."""

    body = forms.SelectField(label="Body")
    state = forms.SelectField(
        label="State",
        choices=[("", "All"), ("ahead", "Ahead"), ("minutes", "Minutes owed"), ("agreed", "Minutes agreed"),
                 ("cancelled", "Cancelled")],
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: Iterable[Any] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].choices = [("", "Every body"), *((each.ref, each.name) for each in bodies)]
