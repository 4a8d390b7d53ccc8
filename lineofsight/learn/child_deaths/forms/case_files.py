"""Forms of files of cases: one that is taken in, what is decided where it says otherwise, and one handed over."""

import json
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Iterable
from typing import Any
from zlib import compress, decompressobj

from lineofsight.core.access.sealing import Unopened, seal, unseal
from lineofsight.core.design import forms
from lineofsight.core.design.tables import TableRefused, read_table
from lineofsight.core.sealed.rules import REASONS
from lineofsight.kernel import clock
from lineofsight.learn.child_deaths.rules.submitting import FORMS

PLACE = {"table": "child_deaths_case_file", "column": "carried"}
LARGEST_CARRIED, LARGEST_POSTED = 8 * 1024 * 1024, 4 * 1024 * 1024
TAKES = {"keep": "What stands here", "take": "What the file says"}


class CaseFileForm(forms.TableForm):
    """A spreadsheet of cases, or its rows. It may be about single children: what it says goes into their rooms."""

    def read(self, field: str, given: dict[str, Any]) -> None:
        """Put the table among the answers, or what is wrong with it beside its field."""
        try:
            given["table"] = read_table(self.content, may_be_child_level=True)
        except TableRefused as refused:
            self.faults = refused.cells
            self.add_error(field, str(refused))


def carried(table: list[list[str]], *, ref: str) -> str:
    """A table sealed for one person, so that their own page carries it from look to take and nothing is kept here; no
    text where it is too much to be carried."""
    said = json.dumps(table).encode()
    packed = b64encode(seal(compress(said), ref=ref, **PLACE)).decode()
    return packed if len(said) <= LARGEST_CARRIED and len(packed) <= LARGEST_POSTED else ""


def carried_table(text: str, *, ref: str) -> list[list[str]] | None:
    """The table a page carried; none where it is not what was sealed for this person."""
    try:
        packed = unseal(b64decode(text, validate=True), ref=ref, **PLACE)
    except (Error, ValueError, Unopened):
        return None
    table: list[list[str]] = json.loads(decompressobj().decompress(packed, LARGEST_CARRIED))
    return table


class DecideForm(forms.Form):
    """Which is right."""

    take = forms.ChoiceField(label="Which is right?", choices=list(TAKES.items()))

    def clean(self) -> dict:
        given = super().clean() or {}
        return {"take": given.get("take") == "take"}


class HandOverForm(forms.Form):
    """Why a file is made."""

    reason = forms.ChoiceField(label="Why do you need this file?", choices=list(REASONS.items()))


class HandOverDeathForm(HandOverForm):
    """Why the file of one case is made, and whether it goes to the national database."""

    form = forms.SelectField(
        label="Do you send it to the National Child Mortality Database today?", required=False,
        help_text="It is noted as sent today.",
    )  # fmt: skip

    def __init__(self, *args, asked: Iterable[str], **options):
        super().__init__(*args, **options)
        named = [(form, f"As: {FORMS[form].lower()}") for form in asked]
        self.fields["form"].choices = [("", "No"), *named]
        if not named:
            del self.fields["form"]


class SubmissionForm(forms.Form):
    """Which form was sent, when, and when it was accepted."""

    form = forms.ChoiceField(label="Which form?")
    sent_on = forms.DateField(label="When was it sent?", latest=clock.today)
    accepted_on = forms.DateField(label="When was it accepted?", latest=clock.today, required=False)

    def __init__(self, *args, asked: Iterable[str], **options):
        super().__init__(*args, **options)
        self.fields["form"].choices = [(form, FORMS[form]) for form in asked]

    def clean(self) -> dict:
        given = super().clean() or {}
        sent, accepted = given.get("sent_on"), given.get("accepted_on")
        if sent and accepted and accepted < sent:
            self.add_error("accepted_on", "It cannot have been accepted before it was sent")
        return given
