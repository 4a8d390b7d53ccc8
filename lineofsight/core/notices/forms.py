"""Forms of notices: what a partnership decides about reminding and escalating."""

from lineofsight.core.design import forms
from lineofsight.core.notices.parameters import Setting


class ParameterForm(forms.Form):
    """A choice, from a day, and whose decision it is."""

    value = forms.IntegerField(label="Days")
    start = forms.DateField(
        label="First day on which it holds", error_messages={"required": "Enter the first day on which it holds"}
    )
    source = forms.TextField(
        label="Whose decision this is", max_length=200, help_text="For example, Executive, 6 March 2026"
    )

    def __init__(self, *args, setting: Setting, **options):
        super().__init__(*args, **options)
        self.fields["value"] = (
            forms.SelectField(label="Weekday", choices=list(enumerate(setting.names)))
            if setting.names
            else forms.IntegerField(label="Days", min_value=setting.least, max_value=setting.most)
        )

    def clean_value(self) -> int:
        return int(self.cleaned_data["value"])
