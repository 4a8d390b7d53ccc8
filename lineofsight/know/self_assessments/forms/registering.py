"""Forms of registering: what a body says of itself, and which organisation the business manager finds it to be."""

from collections.abc import Mapping
from typing import Any

from lineofsight.core.design import forms
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.people.roles import OrganisationKind, PublicRegister
from lineofsight.core.people.rules.matching import number_problem, plain_number
from lineofsight.know.self_assessments.rules.registering import BESIDE, INSTEAD

NO_NUMBER = "It has none of these"


class RegistrationForm(forms.Form):
    """What a body that nobody invited says of itself, and who writes."""

    body = forms.TextField(
        label="What is your organisation called?", max_length=120, autocomplete="organization",
        help_text="Its whole name, as it stands on your letters. For one site of several, the name of the site.",
    )  # fmt: skip
    body_kind = forms.SelectField(label="What kind of organisation is it?")
    register = forms.ChoiceField(
        label="Does it have one of these numbers?", choices=[*PublicRegister.choices, ("", NO_NUMBER)], required=False,
        help_text="Choose the one you know. It helps us to find you if we know you by another name.",
    )  # fmt: skip
    number = forms.TextField(label="The number", required=False, max_length=12, width=10)
    name = forms.TextField(label="Your name", max_length=120, autocomplete="name")
    post = forms.TextField(
        label="Your post", max_length=120, autocomplete="organization-title",
        help_text="Such as “Designated safeguarding lead”.",
    )  # fmt: skip
    email = forms.EmailField(
        label="Your work e-mail address", max_length=120, help_text="We write to it to see that it is yours."
    )
    why = forms.LongTextField(
        label="Why do you want to take part?", rows=3, max_length=600,
        help_text="In a sentence or two. Name no child.",
    )  # fmt: skip

    # The two go together, and most bodies have one: neither is called optional.
    one_of = ("register", "number")

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body_kind"].choices = [("", "Choose one"), *kinds]

    def clean(self) -> dict[str, Any]:
        """A number with the register that gave it, as that writes it."""
        given = super().clean() or {}
        register, number = given.get("register", ""), given.get("number", "")
        if "register" in self.errors or "number" in self.errors:
            return given
        if number and not register:
            self.add_error("register", "Choose what the number is")
        if register and not number:
            self.add_error("number", f"Enter the number, or choose “{NO_NUMBER}”")
        given["number"] = plain_number(register, number)
        if number and (problem := number_problem(register, given["number"])):
            self.add_error("number", problem)
        return given


class MatchForm(forms.Form):
    """Which organisation a registration is of, and whether whoever leads for it goes on."""

    organisation = forms.SelectField(label="Which organisation is it?")
    leads = forms.ChoiceField(
        label="If somebody leads for it already, do they go on?", required=False,
        choices=[(BESIDE, "Yes, both lead for it"), (INSTEAD, "No, their appointment ends today")],
        help_text="They are told either way.",
    )  # fmt: skip

    # Asked for where somebody leads already: which that is, is known once the organisation is chosen.
    one_of = ("leads",)

    def __init__(
        self, *args: Any, offered: Mapping[str, tuple[Organisation, list[Person]]], **options: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **options)
        self.offered = offered
        choices = [(ref, labelled(organisation, leads)) for ref, (organisation, leads) in offered.items()]
        self.fields["organisation"].choices = [("", "Choose one"), *choices]

    def clean(self) -> dict[str, Any]:
        """The organisation itself; and an answer about its lead, where it has one."""
        given = super().clean() or {}
        if "organisation" in given:
            organisation, leads = self.offered[given["organisation"]]
            given["organisation"] = organisation
            if leads and not given.get("leads"):
                names = " and ".join(person.name for person in leads)
                self.add_error("leads", f"Say whether {names} {'goes' if len(leads) == 1 else 'go'} on")
        return given


def labelled(organisation: Organisation, leads: list[Person]) -> str:
    """An organisation in a list, with who leads for it."""
    names = ", ".join(person.name for person in leads)
    return f"{organisation.name} ({names} leads for it)" if names else organisation.name


class AdmitForm(forms.Form):
    """A new organisation, called as the business manager finds right."""

    name = forms.TextField(label="What is it called?", max_length=120)
    kind = forms.SelectField(label="What kind of organisation is it?", choices=OrganisationKind.choices)
