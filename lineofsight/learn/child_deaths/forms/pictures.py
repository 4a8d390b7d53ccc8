"""The form on which a table about many deaths is taken back."""

from lineofsight.core.design import forms


class TakeBackTableForm(forms.Form):
    """What was wrong with a table."""

    reason = forms.LongTextField(
        label="What was wrong with it?", max_length=300, rows=3,
        help_text="Whoever reads the tables reads this. No days, places or numbers.",
    )  # fmt: skip
