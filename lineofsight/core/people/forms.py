"""Forms of people: shape only; rules across rows are in `rules.py`."""

from django.contrib.auth.password_validation import validate_password

from lineofsight.core.design import forms
from lineofsight.core.people.roles import Governance, Phase, Role
from lineofsight.core.people.rules import needs_organisation
from lineofsight.core.people.rules.register import URN
from lineofsight.kernel import clock


class LoadForm(forms.TableForm):
    """One spreadsheet of agencies and people, as a file or pasted. Nothing is loaded until it is confirmed."""


class RegisterForm(forms.TableForm):
    """Schools as the register has them, and from when that is."""

    as_at = forms.DateField(
        label="As at which day?", latest=clock.today, help_text="The day it was taken from the register."
    )


class RegisterFilter(forms.FilterForm):
    """Which schools are listed."""

    words = forms.TextField(label="Name, trust or number")
    phase = forms.SelectField(label="Phase", choices=[("", "Every phase"), *Phase.choices])
    governance = forms.SelectField(label="Governance", choices=[("", "All"), *Governance.choices])
    cluster = forms.SelectField(label="Cluster")

    def __init__(self, *args, clusters=(), **options):
        super().__init__(*args, **options)
        self.fields["cluster"].choices = [("", "Every cluster"), *((each, each) for each in clusters)]


class OrganisationsFilter(forms.FilterForm):
    """Which organisations are listed."""

    words = forms.TextField(label="A name it has or had")


class RenameForm(forms.Form):
    """A new name, from a day."""

    name = forms.TextField(label="What is it called now?", max_length=120)
    start = forms.DateField(label="Since when?", latest=clock.today)


class MergeForm(forms.Form):
    """What an organisation became part of."""

    successor = forms.SelectField(label="Which organisation did it become part of?")
    start = forms.DateField(label="Since when?", latest=clock.today)
    move_people = forms.YesNoField(
        label="Do its people hold the same roles there?", help_text="If not, their appointments end the day before."
    )
    reason = forms.TextField(label="How do you know?", max_length=400, help_text="Such as “Order of 1 April 2026”.")

    def __init__(self, *args, organisations=(), **options):
        super().__init__(*args, **options)
        self.offered = {each.ref: each for each in organisations}
        self.fields["successor"].choices = [("", "Choose one"), *((ref, o.name) for ref, o in self.offered.items())]

    def clean_successor(self):
        """The organisation itself."""
        return self.offered[self.cleaned_data["successor"]]


class GovernanceForm(forms.Form):
    """Who answers for a school from a day, and the number it has."""

    governance = forms.SelectField(label="What is it now?", choices=[("", "Choose one"), *Governance.choices])
    parent = forms.SelectField(label="Which trust runs it?", required=False)
    urn = forms.TextField(
        label="Its number in the register (URN)", max_length=6, width=10,
        help_text="Six digits. A school that becomes an academy gets a new one.",
    )  # fmt: skip
    start = forms.DateField(label="Since when?", latest=clock.today)

    def __init__(self, *args, organisations=(), **options):
        super().__init__(*args, **options)
        self.offered = {each.ref: each for each in organisations}
        self.fields["parent"].choices = [("", "None"), *((ref, o.name) for ref, o in self.offered.items())]

    def clean_parent(self):
        """The trust itself; none where there is none."""
        return self.offered.get(self.cleaned_data["parent"])

    def clean_urn(self) -> str:
        """Six digits."""
        urn: str = self.cleaned_data["urn"]
        if not URN.fullmatch(urn):
            raise forms.ValidationError("The number is six digits")
        return urn


class ParentForm(forms.Form):
    """Whose site an organisation is, from a day."""

    parent = forms.SelectField(label="Whose site is it?", required=False)
    start = forms.DateField(label="Since when?", latest=clock.today)

    def __init__(self, *args, organisations=(), **options):
        super().__init__(*args, **options)
        self.offered = {each.ref: each for each in organisations}
        choices = [("", "Nobody’s: it stands alone"), *((ref, o.name) for ref, o in self.offered.items())]
        self.fields["parent"].choices = choices

    def clean_parent(self):
        """The parent itself; none where it stands alone."""
        return self.offered.get(self.cleaned_data["parent"])


class AppointForm(forms.Form):
    """One person in one role."""

    name = forms.TextField(label="Full name", max_length=120)
    email = forms.EmailField(label="Work e-mail address", autocomplete=None, max_length=120)
    role = forms.SelectField(label="Role")
    organisation = forms.SelectField(
        label="For which organisation", required=False, help_text="Needed for a role that somebody holds for an agency."
    )

    def __init__(self, *args, organisations=(), **options):
        super().__init__(*args, **options)
        offered = [(role.value, role.label) for role in Role if role is not Role.ADMINISTRATOR]
        self.fields["role"].choices = [("", "Choose a role"), *offered]
        self.fields["organisation"].choices = [("", "None"), *((o.ref, o.name) for o in organisations)]

    def clean(self) -> dict:
        given = super().clean()
        if needs_organisation(given.get("role", "")) and not given.get("organisation"):
            self.add_error("organisation", "Choose the organisation this role is held for")
        return given


class EndForm(forms.Form):
    """The last day of an appointment."""

    end = forms.DateField(
        label="Last day", help_text="From the day after, it opens nothing. Old decisions still show it."
    )

    def __init__(self, *args, start=None, **options):
        super().__init__(*args, **options)
        self.start = start

    def clean_end(self):
        end = self.cleaned_data["end"]
        if self.start and end < self.start:
            raise forms.ValidationError("The last day cannot be before the appointment started")
        return end


class JoinForm(forms.Form):
    """A password, twice."""

    password = forms.PasswordField(
        label="Choose a password",
        autocomplete="new-password",
        help_text="At least 12 characters. Three words work well.",
    )
    again = forms.PasswordField(label="The same password again", autocomplete="new-password")

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        validate_password(password)
        return password

    def clean(self) -> dict:
        given = super().clean()
        if given.get("password") and given.get("again") and given["password"] != given["again"]:
            self.add_error("again", "The two passwords are not the same")
        return given
