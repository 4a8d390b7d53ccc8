"""What a partnership settles about clocks and panels."""

from lineofsight.core.design import forms
from lineofsight.learn.child_deaths.rules.choices import DATABASE, SENT_BY, choice_refusal, choosable, is_seats
from lineofsight.learn.child_deaths.rules.panels import SEATS


class RuleForm(forms.Form):
    """What was settled, from when, and by whom."""

    what = forms.SelectField(label="What was settled?")
    number = forms.IntegerField(label="The number", required=False, min_value=1, max_value=999)
    seats = forms.ChoicesField(label="Or the seats that must be there", required=False, choices=list(SEATS.items()))
    database = forms.ChoiceField(
        label="Or who notes what is sent to the national database", required=False, choices=list(SENT_BY.items())
    )
    one_of = ("number", "seats", "database")
    start = forms.DateField(label="From which day on?", help_text="What begins on this day or later runs by it.")
    source = forms.TextField(
        label="Who settled it, and when?", max_length=200, help_text="For example, the Executive, 12 March 2026"
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["what"].choices = [("", "Choose one"), *choosable().items()]

    def clean(self) -> dict:
        given = super().clean() or {}
        number, seats, sent = (given.pop(name, None) for name in self.one_of)
        what = given.get("what", "")
        asked = DATABASE if what == DATABASE else "seats" if is_seats(what) else "number"
        value = {DATABASE: sent or "", "seats": ", ".join(seats or []), "number": str(number or "")}[asked]
        refusal = what and choice_refusal(what, value)
        if refusal and not set(self.one_of) & set(self.errors):
            self.add_error(asked, refusal.rstrip("."))
        return {**given, "value": value}
