"""Every service: its name, its address, its refusal of nobody. The row it leaves: `test_one_row.py`."""

from importlib import import_module
from inspect import Parameter, signature

import pytest

from lineofsight.core.access import operations
from lineofsight.core.access.manifests import manifests
from lineofsight.core.access.operations import OPERATIONS, NoActor
from lineofsight.core.access.permissions import PERMISSIONS
from lineofsight.core.documents.models import File
from lineofsight.core.documents.services import keep_file
from lineofsight.kernel.registry import Registry
from lineofsight.lead.annual_report.services import builds
from lineofsight.lead.annual_report.tests import factories
from tests.house.examples import paths

manifests()
NAMES = [name for name, _ in OPERATIONS.items()]
# What somebody does by a right of theirs; the rest are steps of commands, of the worker and of links.
BY_RIGHT = [name for name, operation in OPERATIONS.items() if operation.permission]
# Core's, whose pages stand where their readers look for them.
ELSEWHERE = {
    "access.create_partnership": "site:create_partnership",
    "access.rename_term": "journeys:rename_term",
    "access.stop_grant": "journeys:stop_grant",
    "child_deaths.refer_death": "journeys:refer_death",
    "insight.declare_area": "performance:declare_area",
    "insight.publish_figures": "performance:publish_figures",
    "insight.withdraw_figures": "performance:withdraw_figures",
    "insight.issue_library": "performance:issue_library",
    "insight.mark_break": "performance:mark_break",
    "insight.note_disagreement": "performance:note_disagreement",
    "notices.choose_digest": "site:choose_digest",
    "notices.invite_manager": "site:invite_manager",
    "notices.read_message": "notices:message",
    "people.join": "joining:join",
    "reviews.read_account": "reviews:account",
    "reviews.read_accuracy": "reviews:accuracy_check",
    "sealed.read_room": "sealed:notes",
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
@pytest.mark.parametrize("name", BY_RIGHT)
def test_an_operation_has_an_address_of_its_own_name(name):
    urls = {path.name for path in paths()}
    assert ELSEWHERE.get(name, name.replace(".", ":")) in urls


@pytest.mark.once
def test_the_table_of_other_addresses_names_only_what_is_there():
    assert set(ELSEWHERE) <= set(BY_RIGHT)


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


def test_long_work_writes_nothing_itself_and_each_of_its_steps_stands(world, monkeypatch):
    build = factories.asked(world, factories.drafted(world))
    monkeypatch.setattr(operations, "OPERATIONS", Registry("operation"))

    @operations.operation("tests.work_long", kinds=("system",), at_once=False)
    def work_long(actor) -> None:
        """Take a step, then write without one."""
        builds.begin_build(actor, ref=build.ref, attempt=1)
        keep_file(content=b"half", name="half.txt", kind="text/plain")

    with pytest.raises(NoActor):
        work_long(factories.WORKER)
    build.refresh_from_db()
    assert build.state == "building"
    assert not File.objects.exists()
