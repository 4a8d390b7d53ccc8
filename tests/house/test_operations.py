"""Every service: its name, its address, its refusal of nobody, and the one row of the trail it leaves."""

from importlib import import_module
from inspect import Parameter, signature
from pathlib import Path

import pytest
from django.conf import settings

from lineofsight.core.access import operations
from lineofsight.core.access.manifests import manifests
from lineofsight.core.access.operations import OPERATIONS, NoActor
from lineofsight.core.access.permissions import PERMISSIONS
from lineofsight.core.trail.models import Entry
from tests.house.examples import furnish, paths

manifests()
NAMES = [name for name, _ in OPERATIONS.items()]
# No page of its own: steps of commands, of the worker, of the sign-in machinery, or a part of another page's move.
NO_PAGE = {
    "access.confirm_code": "typed on the page of the sign-off it belongs to",
    "access.exchange_link": "the Continue button of links:open_link",
    "insight.load_published": "a command's step",
    "notices.deliver_message": "the worker's step",
    "notices.hand_message_to_server": "the worker's step",
    "notices.mark_lost": "the worker's step",
    "notices.send_account_mail": "allauth's mail",
    "people.start_again": "a command's step",
    "people.start_installation": "a command's step",
}
# Several operations share one verb across modules of core, whose pages stand where their readers look for them.
ELSEWHERE = {
    "access.create_partnership": "site:create_partnership",
    "access.rename_term": "journeys:rename_term",
    "insight.mark_break": "performance:mark_break",
    "notices.send_code": "performance:send_code",
    "people.join": "joining:join",
}


@pytest.mark.once
@pytest.mark.parametrize("name", NAMES)
def test_an_operation_is_named_after_its_module_and_its_function(name):
    service = OPERATIONS.get(name).service
    module, verb = name.split(".")
    home = service.__module__.split(".")
    assert module == home[2]
    assert verb == service.__name__
    assert (service.__doc__ or "").strip()


@pytest.mark.once
@pytest.mark.parametrize("name", [name for name in NAMES if name not in NO_PAGE])
def test_an_operation_has_an_address_of_its_own_name(name):
    urls = {path.name for path in paths()}
    assert ELSEWHERE.get(name, name.replace(".", ":")) in urls


@pytest.mark.once
def test_the_tables_of_exceptions_name_only_what_is_there():
    assert set(NO_PAGE) | set(ELSEWHERE) <= set(NAMES)


@pytest.mark.once
@pytest.mark.parametrize("name", NAMES)
def test_an_operations_permission_is_registered(name):
    operation = OPERATIONS.get(name)
    if operation.permission:
        assert operation.permission in PERMISSIONS
    if operation.on:
        assert operation.on in signature(operation.service).parameters


@pytest.mark.once
@pytest.mark.parametrize("name", NAMES)
def test_nobody_performs_nothing(name):
    """A service given no actor raises before it looks at anything else."""
    service = OPERATIONS.get(name).service
    given = {p.name: None for p in signature(service).parameters.values() if p.kind is Parameter.KEYWORD_ONLY}
    called = getattr(import_module(service.__module__), service.__name__)
    for nobody in (None, "analyst", object()):
        with pytest.raises(NoActor):
            called(nobody, **given)


@pytest.mark.once
@pytest.mark.parametrize("name", NAMES)
def test_an_operation_is_spoken_of_by_a_test(name):
    """That it is performed and refused while the suite runs is found by `tests/moves.py`; here, that somebody meant to."""
    verb = name.split(".")[1]
    house = Path(settings.HOUSE)
    files = [*house.rglob("tests/test_*.py"), *(house.parent / "tests").rglob("*.py")]
    told = [path for path in files if path.parent.name != "house" and verb in path.read_text()]
    assert told, f"No test speaks of {verb}."


def test_each_operation_leaves_one_row_of_its_own_name(world):
    """Every operation that furnishing a world performs: counted as they happen, and again on the trail."""
    before = Entry.objects.latest("id").pk
    performed: list[str] = []
    operations.listeners.append(lambda name, outcome: performed.append(name) if outcome == "performed" else None)
    try:
        furnish(world)
    finally:
        operations.listeners.pop()
    rows = list(Entry.objects.filter(pk__gt=before, event__in=set(NAMES)).values_list("event", flat=True))
    assert len(set(performed)) >= 15
    assert sorted(rows) == sorted(performed)


def test_the_trail_names_who_did_it_and_to_what(world):
    furnish(world)
    entry = Entry.objects.filter(event="performance.issue_request").latest("id")
    assert (entry.actor_ref, entry.actor_kind, entry.partnership_ref) == (world.analyst.ref, "person", "ashmere")
    assert entry.subject_kind == "performance.request"
