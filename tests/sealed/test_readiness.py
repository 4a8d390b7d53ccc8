"""No name is written down until all four conditions hold: the operation itself refuses, whatever a page shows."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from lineofsight.core.access.models import Account, Partnership
from lineofsight.core.sealed import selectors, services
from lineofsight.core.sealed.models import Rehearsal, Retention
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Death
from lineofsight.learn.child_deaths.services import register
from lineofsight.learn.child_deaths.tests import factories as deaths
from lineofsight.learn.reviews.models import Child, Incident
from lineofsight.learn.reviews.services import incident as incidents
from lineofsight.learn.reviews.tests import factories as reviews
from tests.sealed import factories

FOUND = {"tables": 1, "rows": 1, "files": 1, "sealed_opened": 1, "seconds": 1}
KEYS = ("second_factor", "keys_apart", "retention", "rehearsal")
KINDS = (Incident.KIND, Death.KIND)


@pytest.fixture
def ready(world, settings, tmp_path):
    """A partnership that holds real people, with all four in place for both kinds of room."""
    Partnership.objects.filter(pk=world.partnership.pk).update(demonstration=False)
    world.partnership.refresh_from_db()
    settings.SECOND_STEP_REQUIRED = True
    settings.DATA = tmp_path / "data"
    for account in Account.objects.all():
        TOTP.activate(account, generate_totp_secret())
    for holds in KINDS:
        services.set_retention(world.icb, partnership=world.partnership, holds=holds, years=25, schedule="Line 4")
    services.record_rehearsal(factories.WORKER, found=FOUND)
    return world


def undo(key: str, world, settings) -> None:
    """One of the four is not so any more."""
    if key == "second_factor":
        Authenticator.objects.filter(user__email="manager@ashmere.example").delete()
        Authenticator.objects.filter(user__email="coordinator@ashmere.example").delete()
    elif key == "keys_apart":
        settings.DATA = settings.SEALING_KEYS_FILE.resolve().parent
    elif key == "retention":
        Retention.objects.all().delete()
    else:
        Rehearsal.objects.all().delete()
        services.record_rehearsal(factories.WORKER, found=FOUND, problem="A file was lost.")


def nameless(world) -> Incident:
    """An incident that names nobody."""
    told = reviews.told(place="", other_names="", happened_when="2026-03", what_happened="A child was hurt")
    return incidents.refer_incident(world.manager, partnership=world.partnership, aware_on=clock.today(), told=told)


def tried(world, made: Incident) -> list:
    """Every way in which either module takes a name, an exact day of a child, or where they live."""
    keys = reviews.opened(world, "manager", made)
    child = incidents.add_child(world.manager, incident=made, opened=keys, told=reviews.child(name="", born="2019"))
    at, today = {"incident": made, "opened": keys}, clock.today()
    known = reviews.told(place="", other_names="", happened_when="2026-03")
    return [
        lambda: incidents.add_child(world.manager, **at, told=reviews.child(born="2019")),
        lambda: incidents.add_child(world.manager, **at, told=reviews.child(name="")),
        lambda: incidents.edit_child(world.manager, child=child, opened=keys, told=reviews.child()),
        *(lambda more=more: incidents.edit_incident(world.manager, **at, told={**known, **more}) for more in (
            {"place": "7 Larkspur Yard"}, {"other_names": "Jane Example = Mother"}, {"happened_when": "2026-03-30"})),
        lambda: incidents.refer_incident(
            world.manager, partnership=world.partnership, aware_on=today, told=reviews.told(place="")
        ),
        lambda: register.notify_death(
            world.coordinator, partnership=world.partnership, notified_on=today, child=deaths.child()
        ),
    ]  # fmt: skip


def test_names_are_taken_when_all_four_hold(ready):
    made = nameless(ready)
    for take in tried(ready, made):
        take()
    assert Death.objects.exists()


@pytest.mark.parametrize("key", KEYS)
def test_no_operation_takes_a_name_while_one_of_the_four_is_missing(ready, settings, key):
    made = nameless(ready)
    first = register.notify_death(ready.coordinator, partnership=ready.partnership, notified_on=clock.today())
    ways = tried(ready, made)
    undo(key, ready, settings)
    for holds in KINDS:
        assert [each.key for each in selectors.conditions(ready.partnership, holds) if not each.met] == [key]
    for take in ways:
        with pytest.raises(MoveRefused, match=r"[Nn]ames"):
            take()
    assert Child.objects.count() == 1
    assert list(Death.objects.all()) == [first]
    page = ready.client("coordinator").get("/ashmere/child-deaths/new/").content.decode()
    assert "Names may not be taken here yet" in page
    assert 'name="name"' not in page
    page = ready.client("manager").get("/ashmere/incidents/new/").content.decode()
    assert 'name="what_happened"' in page
    assert 'name="other_names"' not in page
