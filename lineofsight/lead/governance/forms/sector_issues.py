"""Forms of what sectors raise."""

from collections.abc import Iterable
from typing import Any

from lineofsight.core.design import forms
from lineofsight.kernel import clock
from lineofsight.lead.governance.forms.choosing import RowsForm


class IssueForm(forms.Form):
    """What a sector says."""

    title = forms.TextField(
        label="What is the issue, in one line?", max_length=160,
        help_text="As it would stand on an agenda. For example, small groups cannot free anybody for a day’s training",
    )  # fmt: skip
    text = forms.LongTextField(
        label="What do organisations say?", max_length=2000, rows=6,
        help_text="What happens, to whom, and what they ask the partnership for. Name no child and no family.",
    )  # fmt: skip
    organisations = forms.IntegerField(label="How many organisations said so?", min_value=1, max_value=9999)
    gathered = forms.TextField(
        label="How was that gathered?", max_length=300, help_text="For example, a survey of 40 groups in September"
    )


class PutForm(RowsForm):
    """The meeting that takes it up."""

    meeting = forms.SelectField(label="Which meeting takes it up?")


class MoveAnswerForm(forms.Form):
    """Another day for the answer, and why."""

    on = forms.DateField(label="By which day does the answer come?", earliest=clock.today)
    reason = forms.LongTextField(label="Why not before?", max_length=600, rows=3, help_text="The sector reads this.")


class AnswerForm(RowsForm):
    """What was answered."""

    answered_on = forms.DateField(label="When was it answered?", latest=clock.today)
    decision = forms.SelectField(label="Which decision answers it?", required=False)
    answer = forms.LongTextField(
        label="What is the answer, in words?", required=False, max_length=1000, rows=4,
        help_text="In words that can be told to the sector. Where nothing is done, say why.",
    )  # fmt: skip
    one_of = ("decision", "answer")
    none = {"decision": "None: it is answered in words"}

    def clean(self) -> dict[str, Any]:
        """The answers; an issue is answered by a decision, in words, or by both."""
        given = super().clean()
        if not given.get("decision") and not given.get("answer") and not self.errors:
            self.add_error("answer", "Say what was answered, or choose the decision that answers it")
        return given


class ToldForm(forms.Form):
    """Who told the sector, how and when."""

    told_on = forms.DateField(label="When were they told?", latest=clock.today)
    told_by = forms.TextField(label="Who told them?", max_length=120)
    told_how = forms.TextField(
        label="How?", max_length=300, help_text="For example, at the network’s meeting, and by its newsletter"
    )


class IssuesFilter(forms.FilterForm):
    """Which issues are listed."""

    state = forms.SelectField(
        label="State",
        choices=[("", "All"), ("open", "Not told back"), ("raised", "To be put to a meeting"),
                 ("put", "To be answered"), ("answered", "To be told back"), ("told_back", "Told back"),
                 ("withdrawn", "Withdrawn")],
    )  # fmt: skip
    sector = forms.SelectField(label="Sector")
    body = forms.SelectField(label="Body")
    late = forms.ConfirmField(label="Only where the answer is late, or came late")

    def __init__(self, *args: Any, sectors: Iterable[str] = (), bodies: Iterable[Any] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["sector"].choices = [("", "Every sector"), *((each, each) for each in sectors)]
        self.fields["body"].choices = [("", "Every body"), *((each.ref, each.name) for each in bodies)]
