"""Forms of the thread: shape; what an action must say is in `rules/smart.py`."""

from collections.abc import Iterable, Sequence

from lineofsight.core.design import forms
from lineofsight.core.design.text import day
from lineofsight.core.documents.small_counts import AsksOfSmallCounts
from lineofsight.core.people.models import Appointment
from lineofsight.core.thread.models import (
    Expected,
    Eyes,
    Method,
    PointKind,
    PracticeArea,
    Result,
    Strength,
    Tested,
    TestMethod,
)
from lineofsight.core.thread.rules import smart
from lineofsight.core.thread.rules.trackers import COLUMNS
from lineofsight.kernel import clock


class ThemeForm(forms.Form):
    """A theme's name and what it means."""

    name = forms.TextField(label="Name", max_length=80, help_text="For example, Professional curiosity")
    meaning = forms.LongTextField(label="What does it mean?", required=False, max_length=300, rows=3)


class SynonymForm(forms.Form):
    """One more word for a theme."""

    text = forms.TextField(label="Another way to say it", max_length=80, help_text="For example, taken at face value")


class SinceForm(forms.FilterForm):
    """From which day a thread is shown."""

    since = forms.DateField(label="Since which day?")


class PointForm(AsksOfSmallCounts):
    """A learning point."""

    text = forms.LongTextField(
        label="What was learned?", max_length=500, rows=4,
        help_text="One or two plain sentences that name nobody and can be understood without the source.",
    )  # fmt: skip
    kind = forms.ChoiceField(label="What is it?", choices=PointKind.choices)
    area = forms.SelectField(
        label="Which part of practice is it about?", choices=[("", "Choose one"), *PracticeArea.choices]
    )
    themes = forms.ChoicesField(label="Themes", help_text="Choose those it belongs to.")
    learnt_on = forms.DateField(label="When was it learned?", latest=clock.today)
    source = forms.TextField(
        label="Where does it come from?", max_length=200, help_text="For example, Multi-agency audit, March 2026"
    )

    def __init__(self, *args, themes=(), **options):
        super().__init__(*args, **options)
        self.known = {theme.ref: theme for theme in themes}
        self.fields["themes"].choices = [(theme.ref, theme.name) for theme in themes]

    def clean_themes(self):
        """The themes chosen."""
        return [self.known[ref] for ref in self.cleaned_data["themes"]]


class EvidenceForm(forms.Form):
    """A piece of evidence."""

    says = forms.LongTextField(label="What does it show?", max_length=2000, rows=4)
    eyes = forms.ChoiceField(label="Through whose eyes?", choices=Eyes.choices)
    method = forms.SelectField(label="How do you know?", choices=[("", "Choose one"), *Method.choices])
    strength = forms.ChoiceField(label="How far does it carry?", choices=Strength.choices)
    seen_on = forms.DateField(label="When was it seen?", latest=clock.today)
    source = forms.TextField(label="Where does it come from?", required=False, max_length=200)
    upload = forms.FileField(
        label="A file that shows it", required=False, help_text="A PDF, Word or Excel file, a picture or plain text."
    )


class RepeatForm(forms.Form):
    """Which earlier learning point one repeats."""

    earlier = forms.ChoiceField(label="Which of these does it repeat?")

    def __init__(self, *args, points=(), **options):
        super().__init__(*args, **options)
        self.known = {point.ref: point for point in points}
        self.fields["earlier"].choices = [(point.ref, point.text) for point in points]
        self.fields["earlier"].hints = {point.ref: f"Learned {day(point.learnt_on)}" for point in points}

    def clean_earlier(self):
        """The point chosen."""
        return self.known[self.cleaned_data["earlier"]]


class OwnersForm(forms.Form):
    """A form that asks who owns something: a person and, with them, their agency."""

    owner_label = "Who owns it?"

    def __init__(self, *args, appointments: Iterable[Appointment] = (), **options):
        super().__init__(*args, **options)
        self.known = {a.ref: a for a in appointments if a.organisation_id}
        named = {(a.person.name, a.organisation.name): ref for ref, a in self.known.items()}
        offered = [(ref, f"{person}, {agency}") for (person, agency), ref in sorted(named.items())]
        self.fields["owner"].choices = [("", "Choose a person"), *offered]

    def clean(self):
        given = super().clean() or {}
        chosen = self.known.get(given.get("owner", ""))
        if chosen:
            given["owner"], given["organisation"] = chosen.person, chosen.organisation
        return given


class MeasuredForm(forms.Form):
    """A form that asks how one will know that something worked, unless it is an errand."""

    # Asked of everything but an errand, so that they cannot be called optional.
    one_of = ("measure", "expected")

    def clean(self):
        given = super().clean() or {}
        needed = set(smart.NEEDED) - set(smart.NEEDED_OF_ERRANDS)
        for name in needed if not given.get("errand") else ():
            if not given.get(name) and name not in self.errors:
                self.add_error(name, f"Say {smart.NEEDED[name]}, or say that it is an errand")
        return given


class ActionForm(MeasuredForm, OwnersForm):
    """An action, or an errand."""

    text = forms.LongTextField(
        label="What will be done?", max_length=400, rows=3, help_text="One thing, that can be seen to be done."
    )
    errand = forms.ConfirmField(
        label="It is an errand, such as send, book or invite", required=False,
        help_text="An errand is done when it is done. It needs no measure, and is counted apart.",
    )  # fmt: skip
    owner = forms.SelectField(label="Who owns it?", help_text="One person. Their agency is asked to agree.")
    due = forms.DateField(label="By when?", earliest=clock.today)
    measure = forms.LongTextField(
        label="How will one know that it worked?", required=False, max_length=300, rows=2,
        help_text="For example, 8 of 10 records show that fathers were asked. An errand needs none.",
    )  # fmt: skip
    expected = forms.SelectField(
        label="What kind of evidence will show it?", required=False, choices=[("", "Choose one"), *Expected.choices]
    )
    review_on = forms.DateField(label="When is it looked at on the way?", required=False)
    source = forms.TextField(
        label="Where does it come from?",
        required=False,
        max_length=200,
        help_text="For example, Executive, 3 March",
    )


class CompleteForm(MeasuredForm):
    """What an action from a tracker does not say yet."""

    errand = forms.ConfirmField(label="It is an errand, such as send, book or invite", required=False)
    measure = forms.LongTextField(label="How will one know that it worked?", required=False, max_length=300, rows=2)
    expected = forms.SelectField(
        label="What kind of evidence will show it?", required=False, choices=[("", "Choose one"), *Expected.choices]
    )


class PartForm(OwnersForm):
    """One agency's own part of an action."""

    text = forms.LongTextField(label="What will this agency do?", max_length=400, rows=3)
    owner = forms.SelectField(label="Who owns it?", help_text="One person. Their agency is asked to agree.")
    due = forms.DateField(label="By when?", earliest=clock.today)
    measure = forms.LongTextField(label="How will one know that it worked?", max_length=300, rows=2)
    expected = forms.SelectField(
        label="What kind of evidence will show it?", choices=[("", "Choose one"), *Expected.choices]
    )


class AgreeForm(forms.Form):
    """An agency's agreement."""

    support = forms.LongTextField(
        label="What support do you get with it?", max_length=300, rows=3,
        help_text="Say what was agreed: time, money, somebody’s help. If you need none, say so.",
    )  # fmt: skip


class ProgressForm(forms.Form):
    """How far an action is."""

    text = forms.LongTextField(label="How far is it?", max_length=1000, rows=4)


class DueForm(forms.Form):
    """Another day, and why."""

    due = forms.DateField(label="New date", earliest=clock.today)
    reason = forms.LongTextField(
        label="Why?", max_length=1000, rows=3, help_text="The old date and the reason stay to be seen."
    )


class TestForm(forms.Form):
    """A planned test of an effect."""

    __test__ = False

    expected_change = forms.LongTextField(
        label="What would be different if it worked?", max_length=300, rows=3,
        help_text="For children, or in how people work.",
    )  # fmt: skip
    tests = forms.ChoiceField(label="What does it test?", choices=Tested.choices)
    method = forms.ChoiceField(label="How?", choices=TestMethod.choices)
    planned_on = forms.DateField(label="When?")
    tester = forms.SelectField(label="Who makes it?", help_text="Somebody from outside the agency that owns it.")

    def __init__(self, *args, testers=(), **options):
        super().__init__(*args, **options)
        self.known = {person.ref: person for person in testers}
        self.fields["tester"].choices = [("", "Choose a person"), *((p.ref, p.name) for p in testers)]

    def clean_tester(self):
        """The person chosen."""
        return self.known[self.cleaned_data["tester"]]


class ResultForm(forms.Form):
    """What a test found."""

    result = forms.ChoiceField(label="What did it find?", choices=Result.choices)
    found = forms.LongTextField(label="How do you know?", max_length=1000, rows=4)
    found_on = forms.DateField(label="When?", latest=clock.today)


class ActionsFilter(forms.FilterForm):
    """Which actions are listed."""

    state = forms.SelectField(label="State")
    agency = forms.SelectField(label="Agency")
    late = forms.ConfirmField(label="Only those past their date")

    STATES = (
        ("", "All"), ("live", "Not ended"), ("proposed", "Proposed"), ("open", "Open"), ("done", "Done, not closed"),
        ("closed", "Closed"), ("closed_untested", "Closed untested"), ("declined", "Declined"),
        ("withdrawn", "Withdrawn"),
    )  # fmt: skip

    def __init__(self, *args, agencies=(), **options):
        super().__init__(*args, **options)
        self.fields["state"].choices = self.STATES
        self.fields["agency"].choices = [("", "Every agency"), *((each.ref, each.name) for each in agencies)]


class PointsFilter(forms.FilterForm):
    """Which learning points are listed."""

    theme = forms.SelectField(label="Theme")
    area = forms.SelectField(label="Part of practice", choices=[("", "All"), *PracticeArea.choices])
    state = forms.SelectField(
        label="State",
        choices=[("", "All"), ("noted", "Noted"), ("acted_on", "Being acted on"), ("changed", "Change shown"),
                 ("set_aside", "Set aside")],
    )  # fmt: skip

    def __init__(self, *args, themes=(), **options):
        super().__init__(*args, **options)
        self.fields["theme"].choices = [("", "All"), *((theme.ref, theme.name) for theme in themes)]


class TrackerForm(forms.TableForm):
    """A tracker of actions, as it is kept today."""

    title = forms.TextField(label="What is this tracker called?", max_length=120, help_text="Such as Neglect actions")

    field_order = ("title", "file", "pasted")


class ColumnsForm(forms.Form):
    """Which column of a tracker says what."""

    def __init__(self, *args, headings: Sequence[str] = (), **options):
        super().__init__(*args, **options)
        offered = [("", "No column says it"), *((str(n), each or f"Column {n + 1}") for n, each in enumerate(headings))]
        for column in COLUMNS:
            self.fields[column.key] = forms.SelectField(label=column.label, choices=offered, required=column.needed)

    def clean(self) -> dict:
        given = super().clean() or {}
        places = {key: int(place) for key, place in given.items() if place}
        twice = [key for key, place in places.items() if list(places.values()).count(place) > 1]
        for key in twice[1:]:
            self.add_error(key, "This column is chosen twice. Choose another, or none")
        return {"columns": places}
