"""What a round reads closely: five questions at most, every answer by code, and the key kept apart."""

import csv
import io

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.forms.focus import FocusForm
from lineofsight.know.self_assessments.selectors import focus, rounds
from lineofsight.know.self_assessments.tests import factories


def test_at_most_five_questions_are_read_closely(world):
    one = factories.begun(world)
    questions = rounds.questions_of(one)
    form = FocusForm(None, questions=questions, chosen=[])
    name, section = max(form.sections, key=lambda pair: len(pair[1].items))
    six = [item.key for item in section.items][:6]
    assert not FocusForm({name: six}, questions=questions, chosen=[]).is_valid()
    good = FocusForm({name: six[:5]}, questions=questions, chosen=[])
    assert good.is_valid()
    assert good.cleaned_data == {"items": six[:5]}


def test_focus_answers_are_read_by_code_and_the_analyst_keeps_the_key(world):
    one, item = factories.many(world, 5)
    factories.signed(world, one, "Health", "health")
    services.rounds.choose_focus(world.analyst, one=one, items=[item.key])
    client = world.client("scrutineer")
    path = f"/ashmere/self-assessments/rounds/{one.ref}/"
    table = list(csv.DictReader(io.StringIO(client.get(f"{path}focus.csv").content.decode())))
    codes = dict(focus.codes_of(one))
    assert {row["Organisation"] for row in table} == set(codes)
    assert sorted(row["Kind"] for row in table) == ["Other", *["Police"] * 5]
    assert {row["Comes to"] for row in table} == {"Fully in place", "Not in place"}
    seen = client.get(f"{path}focus/").content.decode()
    assert "Ashmere Police" not in seen
    assert next(iter(codes)) in seen
    assert client.get(f"{path}codes/").status_code == 403
    assert "Ashmere Police" in world.client("analyst").get(f"{path}codes/").content.decode()


def test_codes_stay_the_same_and_follow_no_order_of_names(world):
    one, _ = factories.many(world, 5)
    again = focus.codes_of(one)
    assert again == focus.codes_of(one)
    assert len({code for code, _ in again}) == 5


def test_only_whoever_runs_a_round_chooses_what_is_read_closely(world):
    one = factories.begun(world)
    with pytest.raises(NotPermitted):
        services.rounds.choose_focus(world.scrutineer, one=one, items=[])
    posted = world.client("manager").post(
        f"/ashmere/self-assessments/rounds/{one.ref}/focus/choose/", {"section-1": ["leadership.senior_lead"]}
    )
    assert posted.status_code == 302
    one.refresh_from_db()
    assert one.focus == ["leadership.senior_lead"]
