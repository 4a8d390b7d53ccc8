"""History behind today's: loaded from a file, each with its document, asked for as at its day."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from lineofsight.core.access.actors import system
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due, Message
from lineofsight.kernel.definitions import load_edition
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.models import Arrangements, Body
from lineofsight.lead.governance.rules.past import PastRefused
from lineofsight.lead.governance.selectors.arrangements import contents_of
from lineofsight.lead.governance.selectors.authority import authority_on
from lineofsight.lead.governance.services import past, seats

WHOLE = """
name = "past_arrangements"
edition = "ashmere"

[[body]]
key = "board"
name = "Ashmere Board"
kind = "partnership"
start = 2012-04-01
end = 2014-03-31
successor = "executive"
dates_note = "Named in the report for 2012/13"
published_in = "Report 2012/13, page 2"

[[body]]
key = "voice"
name = "Voice group"
kind = "sub_group"
start = 2012-04-01
end = 2013-03-31
above = "board"
published_in = "Report 2012/13, page 4"

[[body]]
key = "executive"
name = "Ashmere Executive 2019"
kind = "executive"
start = 2019-09-30
published_in = "Arrangements 2019, page 3"

[[seat]]
key = "chair"
body = "board"
title = "Independent chair"
kind = "attending"
chairs = true
published_in = "Report 2012/13, page 1"

[[holder]]
key = "named"
seat = "chair"
named = "Ira Invented"
end = 2013-03-31
published_in = "Report 2012/13, page 1"

[[arrangements]]
key = "arrangements"
title = "Ashmere arrangements 2019"
edition = "2018"
in_effect_from = 2019-09-30
published_in = "Arrangements 2019"

[[contained]]
key = "thresholds"
said = "None is kept"
left_out = true
"""


def load(world, text: str = WHOLE) -> int:
    edition = load_edition(text.encode())
    return past.load_past_arrangements(system("tests"), partnership=world.partnership, edition=edition)


def test_it_is_asked_for_as_at_its_day_and_loaded_once(world):
    assert load(world) == 3
    assert load(world) == 0
    then = authority_on(world.scrutineer, world.partnership, date(2012, 6, 1))
    assert [(b.body.name, b.depth) for b in then.branches] == [("Ashmere Board", 0), ("Voice group", 1)]
    assert then.branches[0].places[0].holders[0].who == "Ira Invented"
    after = authority_on(world.scrutineer, world.partnership, date(2013, 6, 1))
    assert [b.body.name for b in after.branches] == ["Ashmere Board"]
    assert after.branches[0].places[0].vacant, "nobody is said to hold it who is not named"
    board = Body.objects.get(name="Ashmere Board")
    assert (board.state, board.successor.name) == ("recorded", "Ashmere Executive 2019")
    version = Arrangements.objects.get()
    assert [a.element.key for a in contents_of(version) if a.said] == ["thresholds"]
    assert not Due.objects.filter(partnership=world.partnership).exists()
    assert not Message.objects.filter(kind__startswith="governance/").exists()


def test_what_cites_no_document_or_points_nowhere_is_not_loaded(world):
    for wrong, why in (
        (WHOLE.replace('published_in = "Report 2012/13, page 4"', ""), "body voice: say in which document"),
        (WHOLE.replace('above = "board"', 'above = "nowhere"'), "there is no body “nowhere”"),
        (WHOLE.replace('name = "past_arrangements"', 'name = "other"'), "not of “past_arrangements”"),
    ):
        with pytest.raises(PastRefused, match=why):
            load(world, wrong)
    assert not Body.objects.exists()


def test_the_command_loads_a_file_and_says_what_is_wrong_with_one(world, tmp_path):
    folder = tmp_path / "past_arrangements"
    folder.mkdir()
    file = folder / "ashmere.toml"
    file.write_text(WHOLE)
    said = StringIO()
    call_command("load_past_arrangements", "ashmere", file, stdout=said)
    assert "3 bodies loaded" in said.getvalue()
    file.write_text(WHOLE.replace('seat = "chair"', 'seat = "none"'))
    with pytest.raises(CommandError, match="there is no seat"):
        call_command("load_past_arrangements", "ashmere", file)
    with pytest.raises(CommandError, match="There is no partnership"):
        call_command("load_past_arrangements", "elsewhere", file)


def test_nobody_acts_in_what_is_history(world):
    load(world)
    with pytest.raises(MoveRefused, match="no such body"):
        seats.add_seat(
            world.manager, body=Body.objects.get(name="Ashmere Executive 2019"), title="x", kind="lay",
            start=date(2020, 1, 1),
        )  # fmt: skip
    with pytest.raises(NotPermitted):
        past.load_past_arrangements(world.manager, partnership=world.partnership, edition=load_edition(WHOLE.encode()))
