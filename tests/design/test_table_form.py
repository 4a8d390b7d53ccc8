"""The form that asks for a table: a file or pasted rows, errors beside the field, and what was typed kept."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from lineofsight.core.design import forms
from lineofsight.core.design.tables import LARGEST
from tests.design.books import book

pytestmark = pytest.mark.once


def sent(content: bytes | None = None, pasted: str = "", name: str = "figures.csv") -> forms.TableForm:
    files = {} if content is None else {"file": SimpleUploadedFile(name, content)}
    return forms.TableForm({"pasted": pasted}, files)


def test_a_file_is_read_into_rows():
    form = sent(b"a,b\n1,2\n")
    assert form.is_valid()
    assert form.cleaned_data["table"] == [["a", "b"], ["1", "2"]]
    assert (form.content, form.name) == (b"a,b\n1,2\n", "figures.csv")


def test_pasted_rows_are_read_into_rows():
    form = sent(pasted="a\tb\r\n1\t2")
    assert form.is_valid()
    assert form.cleaned_data["table"] == [["a", "b"], ["1", "2"]]
    assert (form.content, form.name) == (b"a\tb\n1\t2", "pasted.csv")


def test_a_file_is_typed_by_its_content():
    assert sent(book(["a"]), name="figures.txt").is_valid()


def test_nothing_is_asked_for_again():
    form = sent()
    assert form.errors == {"file": ["Choose a spreadsheet, or paste its rows"]}


def test_of_a_file_and_pasted_rows_the_file_counts():
    form = sent(b"file", pasted="pasted")
    assert form.is_valid()
    assert form.cleaned_data["table"] == [["file"]]


@pytest.mark.parametrize("field", ["file", "pasted"])
def test_what_is_wrong_stands_beside_what_was_sent(field):
    text = "Value\n=1+1"
    form = sent(text.encode()) if field == "file" else sent(pasted=text)
    assert not form.is_valid()
    assert list(form.errors) == [field]
    assert "A2 (Value)" in form.errors[field][0]
    assert [(fault.row, fault.column, fault.heading) for fault in form.faults] == [(2, "A", "Value")]


def test_what_was_pasted_is_kept():
    form = sent(pasted="Value\n=1+1")
    assert "Value\n=1+1" in form["pasted"].as_field_group()
    assert "formula" in form["pasted"].as_field_group()


class Unread(io.BytesIO):
    """Content that must not be read."""

    def read(self, *size):
        raise AssertionError("it was read before its size was asked")


def test_a_file_that_is_too_large_is_refused_before_it_is_read():
    upload = SimpleUploadedFile("figures.csv", b"")
    upload.file, upload.size = Unread(), LARGEST + 1
    form = forms.TableForm({}, {"file": upload})
    assert form.errors == {"file": ["The file is larger than 5 MB. Send a smaller one."]}


def test_a_file_that_came_in_by_the_disk_is_read_as_well():
    with TemporaryUploadedFile("figures.csv", "text/csv", 7, None) as upload:
        upload.write(b"a,b\n1,2")
        upload.seek(0)
        assert forms.TableForm({}, {"file": upload}).is_valid()


def test_a_field_may_take_larger_files():
    class Evidence(forms.Form):
        file = forms.FileField(largest=LARGEST * 2)

    upload = SimpleUploadedFile("minutes.pdf", b"x")
    upload.size = LARGEST + 1
    assert Evidence({}, {"file": upload}).is_valid()


def test_a_form_of_ones_own_may_ask_more():
    class Figures(forms.TableForm):
        period = forms.TextField(label="Period")

    form = Figures({"pasted": "a"}, {})
    assert form.errors == {"period": ["Enter the period"]}
    assert Figures({"pasted": "a", "period": "2018-19"}, {}).is_valid()
