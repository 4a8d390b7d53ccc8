"""Forms of findings sent to others."""

from collections.abc import Iterable

from lineofsight.core.design import forms
from lineofsight.core.people.models import Organisation
from lineofsight.core.thread.models import LearningPoint
from lineofsight.kernel import clock
from lineofsight.learn.child_deaths.forms.deaths import told_day
from lineofsight.learn.child_deaths.forms.panels import OfRows
from lineofsight.learn.child_deaths.rules.findings import LEVELS, SENT_AS


def ask_day():
    """The day on which a body is asked."""
    return forms.DateField(label="When do you ask what came of it?", earliest=clock.today)


class SendForm(OfRows):
    """What was sent, to whom, and when it is asked about."""

    point = forms.SelectField(label="Which released wording?")
    sent_as = forms.ChoiceField(label="As what was it sent?", choices=list(SENT_AS.items()))
    level = forms.ChoiceField(label="To whom?", choices=list(LEVELS.items()))
    organisation = forms.SelectField(label="An organisation of the partnership", required=False)
    body = forms.TextField(label="Or a body outside it", required=False, max_length=120)
    one_of = ("organisation", "body")
    sent_on = told_day("When was it sent?")
    ask_on = ask_day()

    def __init__(self, *args, points: Iterable[LearningPoint], organisations: Iterable[Organisation], **options):
        super().__init__(*args, **options)
        self.choose("point", points, lambda point: point.text)
        self.choose("organisation", organisations, lambda organisation: organisation.name)
        self.known["organisation"][""] = None

    def clean(self) -> dict:
        given = super().clean()
        if "organisation" in given and bool(given["organisation"]) == bool(given.get("body")):
            self.add_error("body", "Choose an organisation, or name a body outside the partnership")
        return given


class AskAgainForm(forms.Form):
    """When it is asked about again."""

    ask_on = ask_day()


class AnswerForm(forms.Form):
    """What a body answered."""

    on = told_day("When did it answer?")
    answer = forms.LongTextField(label="What did it answer?", max_length=1000, rows=4, help_text="Without names.")
    ask_on = ask_day()


class UseForm(forms.Form):
    """What a body did with a finding."""

    changed = forms.YesNoField(label="Did anything change?")
    text = forms.LongTextField(label="What did it do with it?", max_length=500, rows=4, help_text="Without names.")


class ReopenFindingForm(AskAgainForm):
    """Why a closed finding is asked about again."""

    reason = forms.TextField(label="Why is it asked about again?", max_length=200)
    field_order = ("reason", "ask_on")
