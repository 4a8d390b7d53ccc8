"""Forms of challenges: shape; what a challenge must say before it is sent is in `rules/challenges.py`."""

from collections.abc import Iterable

from lineofsight.core.design import forms
from lineofsight.core.people.models import Organisation
from lineofsight.kernel import clock
from lineofsight.lead.business_plan.rules.challenges import REPLY_WITHIN


class ChallengeForm(forms.Form):
    """A challenge: one specific question, to one agency or body, with the support that goes with it."""

    question = forms.LongTextField(
        label="What do you ask?", max_length=500, rows=4, help_text="One specific question that can be answered."
    )
    by = forms.TextField(
        label="Who asks?", max_length=120, help_text="For example, the Executive, or the independent scrutineer"
    )
    agency = forms.SelectField(label="Which agency is asked?", required=False)
    body = forms.TextField(
        label="Or which other body?",
        required=False,
        max_length=120,
        help_text="For example, Health and Wellbeing Board",
    )
    about = forms.TextField(
        label="What is it about?", required=False, max_length=200,
        help_text="For example, a protocol, an audit, a concern or a figure.",
    )  # fmt: skip
    support = forms.LongTextField(
        label="What support do you offer with it?", max_length=500, rows=3,
        help_text="High support goes with high challenge: somebody’s time, a visit, training, help with the data.",
    )  # fmt: skip
    one_of = ("agency", "body")
    reply_due = forms.DateField(
        label="By when do you ask for the reply?", earliest=clock.today,
        help_text=f"{REPLY_WITHIN} working days is usual. For example, 27 3 2027",
    )  # fmt: skip

    def __init__(self, *args, agencies: Iterable[Organisation] = (), **options):
        super().__init__(*args, **options)
        self.known = {each.ref: each for each in agencies}
        named = [(ref, each.name) for ref, each in self.known.items()]
        self.fields["agency"].choices = [("", "None of them"), *named]

    def clean(self) -> dict:
        given = super().clean() or {}
        agency = self.known.get(given.pop("agency", ""))
        if agency and given.get("body"):
            self.add_error("body", "Ask one agency or one other body. Send two challenges to ask two")
        elif not agency and not given.get("body") and "body" not in self.errors:
            self.add_error("agency", "Choose the agency, or name the other body")
        given["organisation"] = agency
        return given


class PastForm(forms.Form):
    """A challenge of an earlier year, as it was published."""

    question = forms.LongTextField(label="What was asked?", max_length=500, rows=4)
    by = forms.TextField(label="Who asked?", max_length=120)
    body = forms.TextField(label="Who was asked?", max_length=120)
    on = forms.DateField(label="When?", latest=clock.today)
    published_in = forms.TextField(
        label="Where was it published?", max_length=200, help_text="For example, Annual report 2013/14, page 12"
    )
    about = forms.TextField(label="What was it about?", required=False, max_length=200)
    effect = forms.LongTextField(label="What was later said of it?", required=False, max_length=1000, rows=3)


class ReplyForm(forms.Form):
    """A reply."""

    reply = forms.LongTextField(
        label="Your reply", max_length=5000, rows=8,
        help_text="Say what you found, what you will do, and by when. What you cannot do is worth saying too.",
    )  # fmt: skip


class EscalateForm(forms.Form):
    """To which body a challenge goes up, and why."""

    body_above = forms.TextField(label="To which body does it go?", max_length=120, help_text="Such as the Executive")
    reply_due = forms.DateField(label="By when is the reply asked for now?", earliest=clock.today)
    reason = forms.LongTextField(
        label="Why?",
        max_length=800,
        rows=4,
        help_text="This stays in the history, where others can read it.",
    )


class EffectForm(forms.Form):
    """What changed."""

    effect = forms.LongTextField(
        label="What changed?", max_length=1000, rows=5,
        help_text="For children, or in how people work. If nothing changed, say so, and why it is closed.",
    )  # fmt: skip


class ChallengesFilter(forms.FilterForm):
    """Which challenges are listed."""

    state = forms.SelectField(
        label="State",
        choices=[
            ("", "All"), ("live", "Not ended"), ("draft", "Being written"), ("waiting", "Waiting for a reply"),
            ("answered", "Answered"), ("accepted", "Waiting for its effect"), ("closed", "Closed"),
            ("withdrawn", "Withdrawn"), ("recorded", "From earlier years"),
        ],
    )  # fmt: skip
    agency = forms.SelectField(label="Agency")
    late = forms.ConfirmField(label="Only those whose reply is late")

    def __init__(self, *args, agencies=(), **options):
        super().__init__(*args, **options)
        self.fields["agency"].choices = [("", "Every agency"), *((each.ref, each.name) for each in agencies)]
