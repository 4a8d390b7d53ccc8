"""What is asked when a death is handed over: what the review of an incident has to know and a death's room does not."""

from lineofsight.core.design import forms
from lineofsight.core.people.models import Person
from lineofsight.learn.reviews.forms import ReferForm
from lineofsight.learn.reviews.rules.codes import ABUSE

SUSPECTED = {key: ABUSE[key] for key in ("known", "suspected")}


class HandOverForm(ReferForm):
    """A report of an incident, without what the death's room says already and what its own page asks later."""

    happened_when = harm = place = known_to = police = coroner = referrer_view = other_names = None
    abuse = forms.ChoiceField(label="Is abuse or neglect known or suspected?", choices=list(SUSPECTED.items()))
    sure = forms.ConfirmField(label="It goes to those named above, and cannot be taken back")

    field_order = ("aware_on", "aware_time", "abuse")

    def __init__(self, *args, goes: list[tuple[str, str]], named: bool, told: list[Person], **options):
        """What is shown above it: what goes, whether names are among it, and who is told."""
        super().__init__(*args, **options)
        self.goes, self.named, self.told = goes, named, told
