"""Every operation that an example of everything took: counted as they happened, and again on the trail."""

from lineofsight.core.access.operations import OPERATIONS
from lineofsight.core.trail.models import Entry
from tests.house.furnished import db, furnished, world

__all__ = ["db", "furnished", "world"]


def test_each_operation_leaves_one_row_of_its_own_name(furnished):
    names = {name for name, _ in OPERATIONS.items()}
    rows = Entry.objects.filter(pk__gt=furnished.began_after, event__in=names).values_list("event", flat=True)
    assert len(set(furnished.performed)) >= 15
    assert sorted(rows) == sorted(furnished.performed)


def test_the_trail_names_who_did_it_and_to_what(furnished):
    entry = Entry.objects.filter(event="performance.issue_request").latest("id")
    assert (entry.actor_ref, entry.actor_kind, entry.partnership_ref) == (
        furnished.world.analyst.ref, "person", "ashmere",
    )  # fmt: skip
    assert entry.subject_kind == "performance.request"
