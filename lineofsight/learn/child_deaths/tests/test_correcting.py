"""Who a child was is corrected or completed by hand, and what stood is kept."""

import pytest

from lineofsight.core.access.models import Partnership
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Death
from lineofsight.learn.child_deaths.selectors.opened import corrections_of, differences_of, who
from lineofsight.learn.child_deaths.services import correcting, register, setting_right
from lineofsight.learn.child_deaths.tests import factories
from lineofsight.learn.child_deaths.tests.test_deaths import refused_to_rank


def test_it_is_corrected_and_what_stood_is_kept(world):
    death = factories.notified(world)
    opened = factories.opened(world, death.room)
    told = {"name": "Finch (invented)", "nhs_number": "9434765919", "none_because": "", "born": "2024-01-20"}
    given = {"death": death, "told": told, "opened": opened}
    refused_to_rank(world, correcting.correct_child, **given)
    correcting.correct_child(world.coordinator, **given)
    death = Death.objects.get()
    child = who(death, opened)
    assert (child.name, child.nhs_number, death.none_because, death.age) == (
        "Finch (invented)", "9434765919", "", "1-4",
    )  # fmt: skip
    assert next(row[1] for row in corrections_of(death, opened)) == factories.NAME
    assert len(corrections_of(death, opened)) == 4
    assert differences_of(death, opened) == []
    assert list(register.standing_under(world.partnership, "9434765919")) == [death]
    with pytest.raises(MoveRefused, match="Nothing is different"):
        correcting.correct_child(world.coordinator, **{**given, "death": death})


def test_what_was_taken_in_by_key_alone_is_completed(world):
    death = register.notify_death(
        world.coordinator, partnership=world.partnership, notified_on=factories.DIED, age="unknown",
        month=factories.DIED,
    )  # fmt: skip
    opened = factories.opened(world, death.room)
    told = {"name": "Finch (invented)", "born": "2026-01-20", "died": factories.DIED.isoformat()}
    with pytest.raises(MoveRefused, match="Names may not"):
        correcting.correct_child(world.coordinator, death=death, told=told, opened=opened)
    factories.names_taken(world)
    death = Death.objects.get()
    correcting.correct_child(world.coordinator, death=death, told=told, opened=opened)
    assert (who(Death.objects.get(), opened).name, Death.objects.get().age) == ("Finch (invented)", "28-364d")


def test_what_cannot_stand_is_refused(world):
    other = factories.notified(world, nhs_number=factories.NUMBER, none_because="")
    death = factories.notified(world)
    opened = factories.opened(world, death.room)
    for told in (
        {"name": ""}, {"died": "2026-01-01"}, {"born": "1990-01-01"}, {"nhs_number": "9434765919", "none_because": ""},
        {"nhs_number": "9434765918", "none_because": ""}, {"none_because": ""}, {"notified_on": "2026-01-01"},
    ):  # fmt: skip
        with pytest.raises(MoveRefused):
            correcting.correct_child(world.coordinator, death=Death.objects.get(pk=death.pk), told=told, opened=opened)
    setting_right.withdraw_death(world.coordinator, death=other, reason="mistake")
    seen = factories.opened(world, other.room)
    with pytest.raises(MoveRefused, match="taken out"):
        correcting.correct_child(world.coordinator, death=other, told={"name": "Finch (invented)"}, opened=seen)


def test_its_page_shows_what_stands_and_says_what_was_put_right(world):
    death = factories.screened(world)
    client, place = world.client("coordinator"), f"/ashmere/child-deaths/{death.ref}/"
    factories.opened(world, death.room)
    page = client.get(f"{place}who/").content.decode()
    assert factories.NAME in page
    days = {"born": (20, 1), "died": (9, 3), "known_on": (9, 3), "notified_on": (10, 3)}
    told = {
        "name": factories.NAME, "nhs_number": "", "none_because": "not_available", "known_time": "14:30",
        "address": factories.HOME, "place": "Home (invented)", "residence": "resident", "area": "",
    }  # fmt: skip
    for name, (day, month) in days.items():
        told |= {f"{name}-day": day, f"{name}-month": month, f"{name}-year": 2026}
    wrong = client.post(f"{place}who/", {**told, "nhs_number": "9434765918", "none_because": ""})
    assert "last digit" in wrong.content.decode()
    assert "Home (invented)" in wrong.content.decode()
    assert client.post(f"{place}who/", told).status_code == 302
    death = Death.objects.get()
    shown = client.get(place).content.decode()
    assert "What was put right" in shown
    assert len(corrections_of(death, factories.opened(world, death.room))) == 1
    Partnership.objects.filter(pk=world.partnership.pk).update(demonstration=False)
    assert "Names may not be taken" in client.post(f"{place}who/", told).content.decode()
