"""A tracker as it is kept today becomes actions: its columns matched, its errors by row, its source kept."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due, Message
from lineofsight.core.thread.models import Action, Tracker
from lineofsight.core.thread.rules import trackers as rules
from lineofsight.core.thread.selectors import trackers as reading
from lineofsight.core.thread.services import actions, trackers
from lineofsight.kernel.lifecycle import MoveRefused

HEADINGS = "Ref,Recommendation,Lead agency,Responsible officer,Target date,RAG status,Success measure,Latest update"
SHEET = f"""{HEADINGS}
1,Ask fathers on first visits,Ashmere Police,Pat Police,30/09/2025,Amber,8 of 10 records,Half are trained
2,Send the new form to schools,Ashmere Primary School,Sam School,2027-03-31,Complete,,
3,Write a guide,Ashmere Health Board,Somebody Gone,March 2027,Not complete,,
"""


@pytest.mark.once
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30/09/2026", date(2026, 9, 30)), ("2026-09-30", date(2026, 9, 30)), ("30.9.2026", date(2026, 9, 30)),
        ("30 September 2026", date(2026, 9, 30)), ("Feb 2028", date(2028, 2, 29)), ("Dec-26", date(2026, 12, 31)),
        ("ongoing", None), ("31/02/2026", None), ("09/30/2026", None),
    ],
)  # fmt: skip
def test_dates_are_read_day_first(text, day):
    assert rules.day_of(text) == day


@pytest.mark.once
@given(st.dates(date(2000, 1, 1), date(2068, 12, 31)))
def test_a_day_written_in_any_of_the_usual_ways_is_that_day(day):
    for form in ("%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%d/%m/%y", "%d-%m-%Y"):
        assert rules.day_of(day.strftime(form)) == day


@pytest.mark.once
@given(st.lists(st.text(max_size=30), max_size=12))
def test_whatever_the_headings_are_each_column_is_taken_once(headings):
    places = rules.guessed(headings)
    assert len(set(places.values())) == len(places)
    assert set(places.values()) <= set(range(len(headings)))


@pytest.mark.once
def test_the_usual_headings_are_matched():
    places = rules.guessed(HEADINGS.split(","))
    assert places == {"text": 1, "agency": 2, "owner": 3, "due": 4, "state": 5, "measure": 6, "progress": 7}


@pytest.mark.once
@pytest.mark.parametrize(
    ("state", "over"),
    [("Complete", True), ("CLOSED", True), ("Done – 3 May", True), ("Not complete", False), ("In progress", False),
     ("Partly completed", False), ("Green", False), ("", False)],
)  # fmt: skip
def test_what_a_tracker_calls_over(state, over):
    assert rules.has_ended(state) == over


@pytest.mark.once
def test_a_name_that_two_share_is_nobodys():
    found = rules.named([("a", "Sam Lee", "sam@x.example"), ("b", "Sam Lee", "lee@x.example")])
    assert found == {"sam@x.example": "a", "lee@x.example": "b"}


def brought(world, sheet: str = SHEET) -> Tracker:
    return trackers.bring_tracker(
        world.manager, partnership=world.partnership, title="Old tracker", content=sheet.encode(), name="old.csv"
    )


def test_a_tracker_is_loaded_whole_with_the_row_each_action_comes_from(world):
    tracker = brought(world)
    trackers.load_tracker(world.manager, tracker=tracker)
    loaded = {action.text: action for action in Action.objects.all()}
    asked = loaded["Ask fathers on first visits"]
    assert (asked.state, asked.source, asked.source_ref) == ("incomplete", "Old tracker, row 2", tracker.ref)
    assert asked.owner == world.person("police")
    assert asked.progress.get().text == "Half are trained"
    assert loaded["Send the new form to schools"].state == "closed_untested"
    guide = loaded["Write a guide"]
    assert (guide.state, guide.owner) == ("incomplete", world.person("health")), "its agency's lead owns it"
    assert guide.due == date(2027, 3, 31)
    assert not Message.objects.filter(kind__startswith="thread/").exists(), "nobody is written to"
    assert Due.objects.get(record_ref=guide.ref, what="do_action").person == world.person("health")
    with pytest.raises(MoveRefused):
        trackers.load_tracker(world.manager, tracker=tracker)


def test_one_cell_that_cannot_be_read_loads_nothing_and_is_named(world):
    tracker = brought(world, SHEET.replace("30/09/2025", "soon").replace("Ashmere Health Board", "The NHS"))
    faults = reading.read(tracker).faults
    assert [(f.where, f.sentence) for f in faults] == [
        ("E2 (Target date)", "“soon” is not a date. Write it as 30/09/2026."),
        ("C4 (Lead agency)", "No agency here is called “The NHS”."),
    ]
    with pytest.raises(MoveRefused, match="2 cells cannot be read"):
        trackers.load_tracker(world.manager, tracker=tracker)
    assert not Action.objects.exists()
    with pytest.raises(NotPermitted):
        trackers.discard_tracker(world.chair, tracker=tracker)
    assert trackers.discard_tracker(world.manager, tracker=tracker).state == "discarded"


def test_columns_are_matched_on_screen(world):
    tracker = brought(world, "A,B,C\nAsk fathers,Ashmere Police,1/2/2027\n")
    assert reading.read(tracker).lacking
    with pytest.raises(MoveRefused):
        trackers.load_tracker(world.manager, tracker=tracker)
    with pytest.raises(NotPermitted):
        trackers.match_columns(world.lead, tracker=tracker, columns={"text": 0})
    client = world.client("analyst")
    at = f"/ashmere/actions/trackers/{tracker.ref}/"
    twice = client.post(f"{at}columns/", {"text": "0", "agency": "0", "due": "2"}).content.decode()
    assert "This column is chosen twice" in twice
    client.post(f"{at}columns/", {"text": "0", "agency": "1", "due": "2"})
    assert "All 1 actions can be read" in client.get(at).content.decode()
    client.post(f"{at}load/", {})
    assert Action.objects.get().owner == world.person("police")


def test_what_a_tracker_did_not_say_is_said_before_it_is_open(world):
    trackers.load_tracker(world.manager, tracker=brought(world))
    action = Action.objects.get(text="Write a guide")
    with pytest.raises(NotPermitted):
        actions.complete_action(world.police, action=action, measure="x", expected="audit", errand=False)
    with pytest.raises(MoveRefused, match="the kind of evidence"):
        actions.complete_action(world.health, action=action, measure="Used in 8 of 10", expected="", errand=False)
    action.refresh_from_db()
    assert action.measure == "", "a refusal changes nothing"
    opened = actions.complete_action(
        world.health, action=action, measure="Used in 8 of 10", expected="audit", errand=False
    )
    assert opened.state == "open"


def test_nobody_else_brings_trackers_in(world):
    with pytest.raises(NotPermitted):
        trackers.bring_tracker(
            world.lead, partnership=world.partnership, title="x", content=b"a,b\n1,2\n", name="x.csv"
        )
