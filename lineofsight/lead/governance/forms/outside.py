"""Forms of what passes between the partnership and bodies outside it."""

from collections.abc import Iterable
from typing import Any

from lineofsight.core.design import forms
from lineofsight.kernel import clock
from lineofsight.lead.governance.forms.choosing import RowsForm
from lineofsight.lead.governance.models import Body, Direction, Rhythm
from lineofsight.lead.governance.rules.outside import asked_by_a_day, says_something


class LiaisonForm(RowsForm):
    """How one keeps in touch with a body."""

    we_send = forms.ChoiceField(label="How often do we tell them how things stand?", choices=Rhythm.choices)
    sender = forms.SelectField(label="Who of us sends it?", required=False)
    they_send = forms.ChoiceField(label="How often do they tell us?", choices=Rhythm.choices)
    asker = forms.SelectField(label="Who of us asks for it?", required=False)
    theirs = forms.TextField(
        label="Who keeps in touch there?", required=False, max_length=160, help_text="For example, the board’s manager"
    )
    since = forms.DateField(label="Since when is that agreed?", latest=clock.today)
    none = {"sender": "The business manager", "asker": "The business manager"}


class UpdateForm(forms.Form):
    """An update, one way or the other."""

    direction = forms.ChoiceField(label="Which way did it go?", choices=Direction.choices)
    on = forms.DateField(label="On which day?", latest=clock.today)
    title = forms.TextField(
        label="What is it about, in one line?", max_length=160, help_text="For example, What the neglect audit found"
    )
    text = forms.LongTextField(label="What does it say?", required=False, max_length=4000, rows=6)
    upload = forms.FileField(label="Or keep the document itself", required=False, help_text="A PDF or Word file.")
    by = forms.TextField(label="Who sent it, or said it?", max_length=160)
    asks = forms.LongTextField(
        label="What does it ask for?", required=False, max_length=600, rows=3,
        help_text="Of them, if we told them; of us, if they told us. Leave it empty if it asks for nothing.",
    )  # fmt: skip
    answer_by = forms.DateField(label="By which day is an answer owed?", required=False)
    one_of = ("text", "upload")

    def clean(self) -> dict[str, Any]:
        """The answers; an update says something, and what it asks is owed by a day."""
        given = super().clean() or {}
        if not {"text", "upload"} & set(self.errors):
            self.say("text", says_something(given.get("text", ""), bool(given.get("upload"))))
        if not {"asks", "answer_by"} & set(self.errors):
            self.say("answer_by", asked_by_a_day(given.get("asks", ""), given.get("answer_by")))
        return given

    def say(self, field: str, sentence: str | None) -> None:
        """Say beside a field what is wrong with it."""
        if sentence:
            self.add_error(field, sentence)


class AnswerUpdateForm(forms.Form):
    """What was answered to what an update asked."""

    answered_on = forms.DateField(label="When was it answered?", latest=clock.today)
    answer = forms.LongTextField(label="What was answered?", max_length=1000, rows=4)


class ShareForm(RowsForm):
    """A record, and the bodies with which it is shared."""

    record_ref = forms.SelectField(label="What is shared?", help_text="The latest decisions, papers and risks.")
    bodies = forms.ChoicesField(label="With which bodies?")
    on = forms.DateField(label="When was it shared?", latest=clock.today)
    why = forms.LongTextField(
        label="Why?", max_length=400, rows=3, help_text="What they are to do with it, or why they need to know."
    )
    how = forms.TextField(label="How?", max_length=200, help_text="For example, by e-mail to the board’s manager")
    agreement = forms.SelectField(label="Under which agreement to share information?", required=False)
    none = {"agreement": "None: it holds nothing about anybody"}

    def __init__(self, *args: Any, bodies: Iterable[Body] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.known = {each.ref: each for each in bodies}
        self.fields["bodies"].choices = [(ref, each.name) for ref, each in self.known.items()]

    def clean(self) -> dict[str, Any]:
        """The answers: the record by its ref, the bodies as rows."""
        given = super().clean()
        if given.get("record_ref"):
            given["record_ref"] = given["record_ref"].ref
        given["bodies"] = [self.known[ref] for ref in given.get("bodies", ())]
        return given


class CameBackForm(forms.Form):
    """What came back."""

    came_back = forms.LongTextField(label="What did they say, or do?", max_length=1000, rows=4)
