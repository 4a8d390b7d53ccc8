"""Dates in three boxes: what is taken, what is said of the rest, and which box is marked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.design import forms
from lineofsight.core.design.widgets import DateInput

pytestmark = pytest.mark.once


class Asked(forms.Form):
    received = forms.DateField(label="Date received", earliest=date(2020, 1, 1), latest=lambda: date(2026, 3, 6))


def asked(day: str = "", month: str = "", year: str = "") -> Asked:
    return Asked({"received-day": day, "received-month": month, "received-year": year})


@given(st.dates(date(2020, 1, 1), date(2026, 3, 6)))
def test_every_date_in_reach_is_read_back(day: date) -> None:
    for month in (str(day.month), f"{day.month:02}", f"{day:%B}", f"{day:%b}.", f"{day:%B}".upper()):
        form = asked(str(day.day), month, str(day.year))
        assert form.is_valid(), form.errors
        assert form.cleaned_data["received"] == day


@given(st.dates(date(1000, 1, 1)))
def test_a_shown_date_is_read_back(day: date) -> None:
    field = forms.DateField()
    assert field.to_python(DateInput().format_value(day)) == day


@pytest.mark.parametrize(
    ("typed", "said", "marked"),
    [
        (("", "", ""), "Enter the date received", {"day", "month", "year"}),
        (("27", "", ""), "The date received must include a month and year", {"month", "year"}),
        (("", "3", "2026"), "The date received must include a day", {"day"}),
        (("27", "3", "26"), "The date received must have a year with 4 numbers, like 2026", {"year"}),
        (("31", "2", "2026"), "The date received must be a real date, like 27 3 2026", {"day", "month", "year"}),
        (("1", "13", "2026"), "The date received must be a real date, like 27 3 2026", {"day", "month", "year"}),
        (("x", "1", "2026"), "The date received must be a real date, like 27 3 2026", {"day", "month", "year"}),
        (("1", "ma", "2026"), "The date received must be a real date, like 27 3 2026", {"day", "month", "year"}),
        (("31", "12", "2019"), "The date received must be on or after 1 January 2020", {"day", "month", "year"}),
        (("7", "3", "2026"), "The date received must be on or before 6 March 2026", {"day", "month", "year"}),
    ],
)
def test_errors_name_what_is_wrong_and_mark_its_box(typed: tuple[str, str, str], said: str, marked: set[str]) -> None:
    form = asked(*typed)
    assert form.errors["received"] == [said]
    html = str(form["received"].as_field_group())
    boxes = {part for part in ("day", "month", "year") if f'name="received-{part}"' in html}
    red = {part for part in boxes if "input--error" in html.split(f'id="id_received-{part}"')[0].rsplit("<input", 1)[1]}
    assert (boxes, red) == ({"day", "month", "year"}, marked)
    assert all(f'value="{each}"' in html for each in typed if each)


def test_an_optional_date_may_be_left_out() -> None:
    class Optional(forms.Form):
        seen = forms.DateField(required=False)

    form = Optional({})
    assert form.is_valid()
    assert form.cleaned_data["seen"] is None


def test_a_stored_or_linked_date_fills_the_boxes() -> None:
    for form in (Asked(initial={"received": date(2026, 3, 6)}), Asked({"received": "2026-03-06"})):
        html = str(form["received"].as_field_group())
        assert [f'value="{part}"' in html for part in ("6", "3", "2026")] == [True] * 3
    linked = Asked({"received": "2026-03-06"})
    assert linked.is_valid()
    assert linked.cleaned_data["received"] == date(2026, 3, 6)


def test_unchanged_dates_are_known_as_such() -> None:
    shown = {"received": date(2026, 3, 6)}
    typed = {"received-day": "6", "received-month": "3", "received-year": "2026"}
    assert not Asked(typed, initial=shown).has_changed()
    assert Asked(typed | {"received-month": "x"}, initial=shown).has_changed()
