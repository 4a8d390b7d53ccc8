"""The form in which who a child was is corrected or completed."""

from collections.abc import Mapping
from datetime import datetime

from lineofsight.core.design import forms
from lineofsight.kernel.clock import LONDON
from lineofsight.learn.child_deaths.forms.deaths import MomentForm, days_in_order, told_day
from lineofsight.learn.child_deaths.rules.identity import NONE_BECAUSE, nhs_number, number_refusal
from lineofsight.learn.child_deaths.rules.reviewing import RESIDENCE

STAYS = ("name", "born", "died")


class CorrectForm(MomentForm):
    """Who the child was, with what stands here already in it."""

    moment = "known"
    name = forms.TextField(label="Name of the child", required=False, max_length=200, autocomplete="off")
    nhs_number = forms.TextField(label="NHS number", required=False, max_length=14, width=20)
    none_because = forms.SelectField(
        label="Or why there is none", required=False, choices=[("", "There is a number"), *NONE_BECAUSE.items()]
    )
    born = told_day("Date of birth", required=False)
    died = told_day("Date of death", required=False)
    known_on = told_day("When was the death known? The day", required=False)
    known_time = forms.TextField(label="The time", required=False, max_length=5, width=5, help_text="Such as 14:30")
    address = forms.LongTextField(label="Home address", required=False, max_length=500, rows=3)
    place = forms.TextField(label="Place of death", required=False, max_length=200)
    notified_on = told_day("Notified to the panel on")
    residence = forms.ChoiceField(label="Why is it reviewed here?", choices=list(RESIDENCE.items()))
    area = forms.TextField(label="Taken over from which area?", required=False, max_length=100)

    def __init__(self, *args, stands: Mapping[str, str], **options):
        options["initial"] = first(stands)
        super().__init__(*args, **options)
        self.stands = stands
        for name in STAYS:
            self.fields[name].required = bool(stands.get(name))
        if not stands.get("residence"):
            del self.fields["residence"], self.fields["area"]

    def clean(self) -> dict:
        given = super().clean()
        number, because = given.get("nhs_number", ""), given.get("none_because", "")
        before = any(self.stands.get(key) for key in ("nhs_number", "none_because"))
        refusal = number_refusal(number, because) if number or because or before else None
        if refusal and not self.errors.get("nhs_number"):
            self.add_error("nhs_number", refusal.rstrip("."))
        days_in_order(self, given)
        return {"told": {key: said(key, value) for key, value in given.items()}}


def first(stands: Mapping[str, str]) -> dict:
    """What stands, as the form shows it."""
    known = datetime.fromisoformat(stands["known_at"]).astimezone(LONDON) if stands.get("known_at") else None
    days = {key: datetime.fromisoformat(stands[key]).date() for key in ("born", "died", "notified_on") if key in stands}
    moment = {"known_on": known.date(), "known_time": f"{known:%H:%M}"} if known else {}
    return {**stands, **days, **moment}


def said(key: str, value) -> str:
    """A value as a file’s would be read."""
    if key == "nhs_number":
        return nhs_number(value or "")
    return value.isoformat() if hasattr(value, "isoformat") else value or ""
