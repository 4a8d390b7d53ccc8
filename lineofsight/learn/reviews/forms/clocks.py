"""Correcting what started a clock, noting a wait, and settling a clock."""

from typing import Any

from lineofsight.core.design import forms
from lineofsight.kernel import clock
from lineofsight.learn.reviews.forms.incident import TimeField
from lineofsight.learn.reviews.rules.clocks import DAY_ONE, STARTS, Clock
from lineofsight.learn.reviews.rules.codes import PAUSES
from lineofsight.learn.reviews.rules.day_plan import LAST, MORE, DayPlan, day_plan


class TriggerForm(forms.Form):
    """The right day, and why the former was wrong."""

    trigger = forms.ChoiceField(label="Which day is put right?", choices=list(STARTS.items()))
    on = forms.DateField(label="The right day", latest=clock.today)
    at_time = TimeField(label="At what time, if you know?")
    why = forms.LongTextField(
        label="Why is it put right?", max_length=1000, rows=3, help_text="The former day stays in the history."
    )


class PauseForm(forms.Form):
    """What work waits for."""

    reason = forms.ChoiceField(label="What does it wait for?", choices=list(PAUSES.items()))
    note = forms.LongTextField(label="What is known of it?", required=False, max_length=1000, rows=3)
    from_on = forms.DateField(label="Since when?", latest=clock.today)
    look_again_on = forms.DateField(label="When is it looked at again?", earliest=clock.today)


class ClockForm(forms.Form):
    """What the partners settled about a clock."""

    what = forms.ChoiceField(label="Which clock?")
    starts = forms.ChoiceField(label="What starts it?", choices=list(STARTS.items()))
    day_one = forms.ChoiceField(label="Which day is day 1?", choices=list(DAY_ONE.items()))
    start = forms.DateField(label="From which day on?", help_text="What begins on this day or later runs by it.")
    source = forms.TextField(
        label="Who settled it, and when?", max_length=200, help_text="For example, the Executive, 12 March 2026"
    )

    def __init__(self, *args, clocks: tuple[Clock, ...] = (), **options):
        super().__init__(*args, **options)
        self.fields["what"].choices = [(each.key, each.title) for each in clocks]


class DayPlanForm(forms.Form):
    """The day plan the partners settled: the steps that ship on the days they say, and steps of their own.

    Args:
        plan: the one that holds, which the form begins with.
    """

    reminders = forms.TextField(
        label="On which working days are agencies reminded?", required=False, max_length=60,
        help_text="For example, 5, 8, 10. Empty if they are not.",
    )  # fmt: skip
    start = forms.DateField(label="From which day on?", help_text="Reviews whose clock starts earlier keep their plan.")
    source = forms.TextField(
        label="Who settled it, and when?", max_length=200, help_text="For example, the Executive, 12 March 2026"
    )

    def __init__(self, *args, plan: DayPlan, **options):
        super().__init__(*args, **options)
        own = dict(enumerate(plan.own, start=1))
        before: dict[str, Any] = {}
        for step in day_plan().steps:
            before[step.key] = on_day(step.title, "Working day. Empty if you do not do it.", plan.day_of(step.key))
        for number in range(1, MORE + 1):
            step = own.get(number)
            before[f"title_{number}"] = forms.TextField(
                label=f"Step of your own {number}", required=False, max_length=100, initial=step.title if step else ""
            )
            before[f"day_{number}"] = on_day(f"On which working day is step {number}?", "", step.day if step else None)
        self.fields = before | self.fields
        self.fields["reminders"].initial = ", ".join(map(str, plan.reminders))

    def clean_reminders(self) -> list[int]:
        """The days, apart."""
        words = [each.strip() for each in self.cleaned_data["reminders"].split(",") if each.strip()]
        days = [int(each) for each in words if each.isdecimal() and each.isascii() and 1 <= int(each) <= LAST]
        if len(days) < len(words) or len(set(days)) < len(days):
            raise forms.ValidationError(f"Give each working day from 1 to {LAST} once, with commas between.")
        return days

    def clean(self) -> dict:
        """Its own steps have a title and a day each; the plan has at least one step."""
        given = super().clean()
        for number in range(1, MORE + 1):
            title, day = given.get(f"title_{number}"), given.get(f"day_{number}")
            if title and not day and f"day_{number}" not in self.errors:
                self.add_error(f"day_{number}", "Give the working day of this step.")
            if day and not title and f"title_{number}" not in self.errors:
                self.add_error(f"title_{number}", "Say what is done on this day.")
        if not self.errors and not (self._days() or self._added()):
            raise forms.ValidationError("Give at least one step its working day.")
        return given

    @property
    def told(self) -> dict:
        """What is settled, as its service takes it."""
        return {
            "days": self._days(), "added": self._added(),
            **{name: self.cleaned_data[name] for name in ("reminders", "start", "source")},
        }  # fmt: skip

    def _days(self) -> dict[str, int]:
        days = {each.key: self.cleaned_data.get(each.key) for each in day_plan().steps}
        return {key: day for key, day in days.items() if day}

    def _added(self) -> list[tuple[str, int]]:
        told = ((self.cleaned_data.get(f"title_{n}"), self.cleaned_data.get(f"day_{n}")) for n in range(1, MORE + 1))
        return [(title, day) for title, day in told if title and day]


def on_day(label: str, hint: str, day: int | None) -> forms.IntegerField:
    """A working day of a rapid review, or none."""
    return forms.IntegerField(
        label=label, help_text=hint, required=False, min_value=1, max_value=LAST, width=2, initial=day
    )
