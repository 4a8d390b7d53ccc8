"""Fields: what they take, what they say when they cannot, and the component each becomes."""

from decimal import Decimal
from typing import Any

import pytest
from django import forms as django_forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.design import forms
from lineofsight.core.design.messages import with_article

pytestmark = pytest.mark.once


class Return(forms.Form):
    numerator = forms.IntegerField(label="Numerator", min_value=0, width=5, help_text="Children seen <in time>")
    share = forms.DecimalField(label="Share", required=False, suffix="%", decimal_places=1)
    email = forms.EmailField(label="Email address")
    kind = forms.ChoiceField(choices=[("p", "Provisional"), ("f", "Final")], hints={"p": "It may change"})
    agency = forms.SelectField(label="Agency", choices=[("1", "Police"), ("2", "Council")])
    helpers = forms.ChoicesField(label="Who helped", choices=[("a", "Health"), ("b", "Schools")], required=False)
    signed = forms.YesNoField(label="Has it been signed off?")
    meaning = forms.LongTextField(label="What it means", max_words=3)
    checked = forms.ConfirmField(label="I checked it")
    ref = forms.HiddenField(initial="7K2M9QX4TB", required=False)


GOOD: dict[str, Any] = {
    "numerator": "1,234",
    "share": "12.5",
    "email": "a@example.org",
    "kind": "p",
    "agency": "2",
    "helpers": ["a", "b"],
    "signed": "no",
    "meaning": "More were seen",
    "checked": "on",
}


def first_error(**changes: Any) -> str:
    form = Return({**GOOD, **changes})
    (errors,) = form.errors.values()
    return str(errors[0])


def test_good_answers_come_out_typed() -> None:
    form = Return(GOOD)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["numerator"] == 1234
    assert form.cleaned_data["share"] == Decimal("12.5")
    assert form.cleaned_data["signed"] is False
    assert form.cleaned_data["helpers"] == ["a", "b"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"numerator": ""}, "Enter the numerator"),
        ({"numerator": "twelve"}, "Numerator must be a whole number, like 1,234"),
        ({"numerator": "1.5"}, "Numerator must be a whole number, like 1,234"),
        ({"numerator": "-1"}, "Numerator must be 0 or more"),
        ({"share": "x"}, "Share must be a number, like 1,234.5"),
        ({"share": "1.25"}, "Share must have 1 decimal places or fewer"),
        ({"email": "me"}, "Enter an email address in the correct format, like name@example.org"),
        ({"email": ""}, "Enter the email address"),
        ({"kind": ""}, "Choose the kind"),
        ({"kind": "x"}, "Kind: choose from the answers shown"),
        ({"agency": ""}, "Choose the agency"),
        ({"signed": ""}, "Answer “Has it been signed off?”"),
        ({"meaning": "one two three four"}, "Use 3 words or fewer. You have used 4"),
        ({"checked": ""}, "Tick “I checked it” to go on"),
    ],
)
def test_errors_say_what_to_do(changes: dict[str, Any], said: str) -> None:
    assert first_error(**changes) == said


@pytest.mark.parametrize("typed", ["1,23", "1_000", "1e3", "NaN", "Infinity", "1,2345", "٣", "--1", "-"])
def test_what_only_looks_like_a_number_is_refused(typed: str) -> None:
    for field in (forms.IntegerField(), forms.DecimalField()):
        with pytest.raises(forms.ValidationError):
            field.clean(typed)


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_are_read_back_with_and_without_commas(number: int) -> None:
    field = forms.IntegerField()
    assert field.clean(f"{number:,}") == field.clean(str(number)) == field.clean(f" {number} ") == number


@given(st.decimals(-(10**9), 10**9, places=3))
def test_exact_numbers_are_read_back_exactly(number: Decimal) -> None:
    assert forms.DecimalField().clean(f"{number:,f}") == number


def test_a_form_keeps_its_own_messages_and_gives_them_to_no_other() -> None:
    class Own(forms.Form):
        name = forms.TextField(error_messages={"required": "Tell us who you are"})
        other = forms.TextField(label="Rate of 5%", max_length=3)

    errors = Own({"other": "long"}).errors
    assert errors["name"] == ["Tell us who you are"]
    assert errors["other"] == ["Rate of 5% must be 3 characters or fewer"]
    assert forms.TextField().error_messages["required"] == "This field is required."


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Numerator", "the numerator"),
        ("Your name", "your name"),
        ("NHS number", "the NHS number"),
        ("A reason", "a reason"),
    ],
)
def test_labels_read_inside_a_sentence(label: str, said: str) -> None:
    assert with_article(label) == said


def drawn(name: str, form: forms.Form | None = None) -> str:
    return str((form or Return())[name].as_field_group())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("numerator", ['inputmode="numeric"', "govuk-input--width-5", "Children seen &lt;in time&gt;"]),
        ("share", ['inputmode="decimal"', "Share (optional)", "govuk-input__suffix"]),
        ("email", ['type="email"', 'autocomplete="email"', 'spellcheck="false"']),
        ("kind", ['type="radio"', 'id="id_kind"', "It may change"]),
        ("agency", ["<select", '<option value="">Choose', 'value="2"']),
        ("helpers", ['type="checkbox"', 'name="helpers"', "Who helped (optional)"]),
        ("signed", ["govuk-radios--inline", 'value="yes"']),
        ("meaning", ['data-maxwords="3"', "You can enter up to 3 words"]),
        ("checked", ['type="checkbox"', "I checked it"]),
        ("ref", ['type="hidden"', 'value="7K2M9QX4TB"']),
    ],
)
def test_each_field_becomes_its_component(name: str, expected: list[str]) -> None:
    html = drawn(name)
    assert [each for each in expected if each not in html] == []
    assert "required" not in html


def test_nothing_is_shown_where_nothing_was_given() -> None:
    assert "None" not in "".join(drawn(bound.name) for bound in Return())


def test_what_was_typed_stands_beside_what_is_wrong_with_it() -> None:
    form = Return(GOOD | {"numerator": "1,2x", "kind": "f", "meaning": 'a <b>"long" tale\nof two'})
    assert 'value="1,2x"' in drawn("numerator", form)
    assert "Numerator must be a whole number" in drawn("numerator", form)
    assert 'aria-describedby="id_numerator-hint id_numerator-error"' in drawn("numerator", form)
    assert 'value="f" checked' in drawn("kind", form)
    assert "a &lt;b&gt;&#34;long&#34; tale\nof two</textarea>" in drawn("meaning", form)


def test_a_stored_answer_is_shown() -> None:
    form = Return(initial={"numerator": 1234, "signed": True, "helpers": ["b"], "agency": "2"})
    assert 'value="1234"' in drawn("numerator", form)
    assert 'value="yes" checked' in drawn("signed", form)
    assert 'value="b" checked' in drawn("helpers", form)
    assert '<option value="2" selected>' in drawn("agency", form)


def test_passwords_are_not_sent_back() -> None:
    class SignIn(forms.Form):
        password = forms.PasswordField(autocomplete="current-password")

    html = drawn("password", SignIn({"password": "  secret  "}))
    assert "secret" not in html
    assert 'autocomplete="current-password"' in html


def test_files() -> None:
    class Upload(forms.Form):
        file = forms.FileField(label="Spreadsheet", accept=".csv,.xlsx")

    assert 'accept=".csv,.xlsx"' in drawn("file", Upload())
    assert Upload({}, MultiValueDict()).errors["file"] == ["Choose the spreadsheet"]
    empty = SimpleUploadedFile("a.csv", b"")
    assert Upload({}, MultiValueDict({"file": [empty]})).errors["file"] == [
        "The file you chose is empty. Choose another"
    ]


def test_djangos_own_number_box_and_choices_are_drawn_as_ours() -> None:
    class Theirs(forms.Form):
        number = django_forms.IntegerField()
        many = django_forms.MultipleChoiceField(choices=[("a", "A")])
        one = django_forms.TypedChoiceField(choices=[("", "---------"), ("a", "A")])
        ticked = django_forms.BooleanField(help_text="Really")

    assert 'type="text"' in drawn("number", Theirs())
    assert 'inputmode="numeric"' in drawn("number", Theirs())
    assert '<option value="" selected>Choose' in drawn("one", Theirs())
    assert "Really" in drawn("ticked", Theirs())
    assert Theirs({}).errors["one"] == ["Choose the one"]


def test_a_widget_without_a_component_is_refused() -> None:
    class Odd(forms.Form):
        when = django_forms.SplitDateTimeField()

    with pytest.raises(TypeError, match="SplitDateTimeWidget"):
        drawn("when", Odd())


def test_problems_are_listed_in_order_and_lead_to_their_fields() -> None:
    class Two(forms.Form):
        kind = forms.ChoiceField(label="Kind", choices=[("a", "A")])
        on = forms.DateField(label="Date sent")

        def clean(self) -> None:
            raise forms.ValidationError("The two do not agree")

    problems = Two({"on-day": "3", "on-month": "", "on-year": "2026"}).problems
    assert problems == [
        {"text": "The two do not agree"},
        {"text": "Choose the kind", "href": "#id_kind"},
        {"text": "The date sent must include a month", "href": "#id_on-month"},
    ]


def test_kept_answers_are_shown_and_not_judged() -> None:
    form = Return({"numerator": "1,2x", "_kept": "1"})
    assert form.kept
    assert form.is_bound
    assert not form.is_valid()
    assert not form.errors
    assert form.problems == []
    assert 'value="1,2x"' in drawn("numerator", form)
    assert "error" not in drawn("numerator", form)
    assert not Return(GOOD | {"_kept": "1"}).is_valid()


def test_a_filter_asks_for_nothing_and_offers_all() -> None:
    class Filter(forms.FilterForm):
        agency = forms.SelectField(label="Agency", choices=[("1", "Police")])

    form = Filter({})
    assert form.is_valid()
    html = drawn("agency", form)
    assert "optional" not in html
    assert "All" in html
