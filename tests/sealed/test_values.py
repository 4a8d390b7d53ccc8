"""A sealed text says nothing until it is opened, and opens in its own row, column and room alone."""

import json
import pickle

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.access.sealing import Unopened
from lineofsight.core.sealed import services
from lineofsight.core.sealed.models import Hold, Reading
from lineofsight.core.sealed.values import Opened, Sealed, SealedText, Shut
from tests.sealed import factories

SAID = st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=9).filter(lambda text: "sealed" not in text)


@pytest.mark.once
@given(SAID)
def test_it_is_printed_pickled_serialised_and_compared_by_nobody(text):
    row = Reading(note=text, room_id=1)
    note = row.note
    for said in (str(note), repr(note), f"{note}", repr(row), str(row), repr(vars(row)["note"])):
        assert text not in said
    for kept, keep in (
        (note, pickle.dumps),
        (note, json.dumps),
        (vars(row)["note"], pickle.dumps),
        (row, pickle.dumps),
    ):
        with pytest.raises(TypeError):
            keep(kept)
    assert note != text
    assert note != Sealed(row, "note", said=text)
    assert text.encode() not in note.at_rest()
    assert note.open(Opened(1, "case_work")) == text


@pytest.mark.once
@given(SAID)
def test_bytes_that_were_moved_do_not_open(text):
    kept = Reading(note=text, room_id=1).note.at_rest()
    home = Reading(room_id=1)
    opened = Opened(1, "case_work")
    for row, column in ((home, "note"), (Hold(room_id=1), "note"), (home, "reason")):
        with pytest.raises(Unopened):  # another row, another table, another column
            Sealed(row, column, kept=kept).open(opened)
    here = Reading(note=text, room_id=1)
    for other in (Opened(2, "case_work"), Opened(1, "own", frozenset({"0000000000"}))):
        with pytest.raises(Shut):  # another room, another row of it
            here.note.open(other)


def test_it_is_not_written_or_asked_for_by_query(world):
    room = factories.room_for(world)
    services.open_room(world.reviewer, room=room, reason="case_work", note="Ada Lindqvist (invented)")
    for ask in (lambda: Reading.objects.filter(note="Ada"), lambda: Reading.objects.update(note="Ada")):
        with pytest.raises(TypeError), transaction.atomic():
            ask()
    kept = bytes(Reading.objects.values_list("note", flat=True).latest("id"))
    assert b"Lindqvist" not in kept


def test_a_row_is_read_again_and_takes_nothing_sealed_of_another(world):
    room = factories.room_for(world)
    mine = services.open_room(world.reviewer, room=room, reason="case_work", note="Ada Lindqvist (invented)")
    other = services.open_room(world.reviewer, room=room, reason="case_work")
    mine.refresh_from_db()
    mine.refresh_from_db(fields=["note"])
    mine.note = mine.note
    mine.save()
    assert mine.note.open(Opened(room.pk, "case_work")) == "Ada Lindqvist (invented)"
    for row, column in ((other, "note"), (Hold(ref=mine.ref, room=room), "note")):
        with pytest.raises(TypeError, match="its own row alone"):
            setattr(row, column, mine.note)


@pytest.mark.once
def test_every_sealed_text_stands_in_a_room():
    from lineofsight.core.sealed.services.erasing import texts_of_rooms

    columns = texts_of_rooms()
    assert len(columns) >= 3
    for model, column in columns:
        assert {"room", "ref"} <= {field.name for field in model._meta.fields}, model
        assert isinstance(model._meta.get_field(column), SealedText)
        assert column in model.privacy.sealed
