"""Forms of people: shape only; rules across rows are in `rules.py`."""

from django.contrib.auth.password_validation import validate_password

from lineofsight.core.design import forms
from lineofsight.core.people.roles import Role
from lineofsight.core.people.rules import needs_organisation


class LoadForm(forms.TableForm):
    """One spreadsheet of agencies and people, as a file or pasted. Nothing is loaded until it is confirmed."""


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
