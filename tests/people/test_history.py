"""Organisations renamed, merged and academised: nothing that refers to them is rewritten, and nothing is lost."""

from datetime import timedelta

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.access.scope import scope
from lineofsight.core.people import selectors, services
from lineofsight.core.people.models import Establishment, Membership
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from tests.people.test_register import RIGHT, loaded


def merged(world, old: str, new: str, **given):
    return services.merge_organisations(
        world.manager, organisation=world.organisation(old),
        successor=world.organisation(new), start=clock.today(),
        **{"reason": "An order", "move_people": True, **given},
    )  # fmt: skip


def test_renamed_it_is_the_same_and_matched_by_the_name_it_had(world):
    police = world.organisation("Police")
    services.rename_organisation(
        world.manager, organisation=police, name="Moorside Police (invented)", start=clock.today()
    )
    found, new = services.find_organisation(world.partnership, name="ashmere police", kind="police")
    assert (found, new) == (police, False)
    assert list(selectors.organisations_listed(world.partnership, "Ashmere Police")) == [police]
    with pytest.raises(MoveRefused, match="Another organisation is called this"):
        services.rename_organisation(
            world.manager, organisation=police, name="ashmere health board", start=clock.today()
        )
    for who in (world.analyst, world.neighbour):
        with pytest.raises(NotPermitted):
            services.rename_organisation(who, organisation=police, name="Mine", start=clock.today())


def test_merged_its_people_go_with_it_and_it_belongs_here_no_more_from_that_day(world):
    police, health = world.organisation("Police"), world.organisation("Health")
    merged(world, "Police", "Health")
    yesterday, tomorrow = clock.today() - timedelta(days=1), clock.today() + timedelta(days=1)
    assert world.person("police") in selectors.appointed(world.partnership, "partner_lead", organisation=health)
    held = selectors.appointments_in(world.partnership, tomorrow)
    assert not held.filter(organisation=police).exists()
    assert not Membership.objects.filter(selectors.holding(tomorrow), organisation=police).exists()
    assert selectors.formerly(health) == [police]
    assert police in selectors.organisations_listed(world.partnership)
    assert yesterday < clock.today()
    found, _ = services.find_organisation(world.partnership, name="Ashmere Police", kind="police")
    assert found == health


def test_merged_without_its_people_their_appointments_end(world):
    merged(world, "Police", "Health", move_people=False)
    health = world.organisation("Health")
    assert world.person("police") not in selectors.appointed(world.partnership, "partner_lead", organisation=health)


def test_a_merger_is_once_not_in_a_ring_and_not_over_a_neighbours_head(world):
    merged(world, "Police", "Health")
    for old, new in (("Police", "School"), ("Health", "Police")):
        with pytest.raises(MoveRefused, match="has already become part of"):
            merged(world, old, new)
    school = world.organisation("School")
    Membership.objects.create(partnership=world.neighbours, organisation=school)
    with pytest.raises(MoveRefused, match="Netherby"):
        merged(world, "School", "Health")
    with pytest.raises(NotPermitted):
        services.merge_organisations(
            world.analyst, organisation=school, successor=world.organisation("Health"),
            start=clock.today(), reason="x", move_people=True,
        )  # fmt: skip


def test_a_school_becomes_an_academy_with_a_new_number_and_keeps_what_it_was(world):
    loaded(world, RIGHT)
    school, trust = world.organisation("School"), world.organisation("Health")
    given = {"governance": "academy", "parent": trust, "start": clock.today()}
    services.change_governance(world.manager, organisation=school, urn="100009", **given)
    entry = Establishment.objects.get(organisation=school)
    assert (entry.urn, entry.governance, entry.parent) == ("100009", "academy", trust)
    kept = school.governance_changes.get()
    assert (kept.urn, kept.governance, kept.until) == ("100001", "maintained", clock.today() - timedelta(days=1))
    with pytest.raises(MoveRefused, match="no school of the register"):
        services.change_governance(world.manager, organisation=world.organisation("Police"), urn="100010", **given)
    with pytest.raises(NotPermitted):
        services.change_governance(world.analyst, organisation=school, urn="100011", **given)


def test_its_page_says_what_it_is_and_was_and_asks_the_manager(world):
    loaded(world, RIGHT)
    school, client = world.organisation("School"), world.client("manager")
    page = f"/ashmere/people/organisations/{school.ref}/"
    today = clock.today()
    day = {"start-day": str(today.day), "start-month": str(today.month), "start-year": str(today.year)}
    client.post(f"{page}rename/", {"name": "Quay School (invented)", **day})
    client.post(f"{page}governance/", {"governance": "free_school", "urn": "100007", "parent": "", **day})
    merger = {"successor": world.organisation("Health").ref, "move_people": "yes", "reason": "An order", **day}
    client.post(f"{page}merge/", merger)
    shown = client.get(page).content.decode()
    for words in ("Quay School (invented)", "Called Ashmere Primary School until", "known as 100001", "Part of <a"):
        assert words in shown
    assert f"{page}rename/" not in shown
    listed = client.get("/ashmere/people/organisations/?words=Ashmere+Primary").content.decode()
    assert "Part of Ashmere Health Board" in listed


def test_whoever_keeps_organisations_here_keeps_none_at_another_partnerships_address(world):
    school, manager = world.organisation("School"), world.manager
    with scope(world.neighbours), pytest.raises(NotPermitted):
        services.merge_organisations(
            manager, organisation=school, successor=world.organisation("Health"), start=clock.today(), reason="x",
            move_people=True,
        )  # fmt: skip
    with scope(world.neighbours), pytest.raises(NotPermitted):
        services.rename_organisation(manager, organisation=school, name="Mine", start=clock.today())
