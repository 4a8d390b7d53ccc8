"""A coordinator at a browser: a death comes in, stands on the list as a key, and is read and screened in its room."""

import pytest

from lineofsight.core.sealed.services import open_room
from lineofsight.learn.child_deaths.models import Death
from lineofsight.learn.child_deaths.tests import factories

NAMED = (factories.NAME, "Quillfeather", "9434765919", factories.HOME, factories.PLACE)


def fill_day(page, name: str, day: str, month: str, year: str) -> None:
    for part, value in (("day", day), ("month", month), ("year", year)):
        page.fill(f'[name="{name}-{part}"], [name="{name}_{part}"]', value)


@pytest.mark.browser
def test_a_death_comes_in_and_stands_outside_as_a_key(live, visit):
    factories.names_taken(live.world)
    visitor = visit("coordinator")
    visitor.goto("/ashmere/child-deaths/new/")
    page = visitor.page
    page.fill("[name=name]", factories.NAME)
    page.fill("[name=nhs_number]", "943 476 5918")
    page.fill("[name=address]", factories.HOME)
    page.fill("[name=place]", factories.PLACE)
    fill_day(page, "born", "20", "1", "2026")
    fill_day(page, "died", "9", "3", "2026")
    fill_day(page, "notified_on", "10", "3", "2026")
    visitor.send()
    assert "its last digit does not fit" in page.inner_text("main")
    assert page.input_value("[name=name]") == factories.NAME, "nothing typed is lost"
    page.fill("[name=nhs_number]", factories.NUMBER)
    visitor.send()
    death = Death.objects.select_related("room").get()
    listed = page.content()
    assert death.key in listed
    assert not [word for word in NAMED if word in listed + page.url]
    open_room(live.world.coordinator, room=death.room, reason="case_work")
    visitor.follow(death.key)
    assert factories.NAME in page.inner_text("main")
    visitor.press("Settle who reviews it")
    page.get_by_label("Normally lived here").check()
    visitor.send()
    assert "To be reviewed here" in page.inner_text("main")
    for wide in (390, 1280):
        page.set_viewport_size({"width": wide, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), wide
    manager = visit("manager")
    assert manager.goto(f"/ashmere/child-deaths/{death.ref}/").status == 403
    assert manager.goto("/ashmere/child-deaths/").status == 403
