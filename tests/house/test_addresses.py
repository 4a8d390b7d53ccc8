"""Addresses as a tree: each is what it was in its module's list, and those that begin alike stand behind one."""

from importlib import import_module

import pytest
from django.urls import URLPattern, path

from lineofsight.config.addresses import tree
from lineofsight.config.urls import MODULES

pytestmark = pytest.mark.once


def flat(patterns, before: str = "") -> list[tuple]:
    """The patterns of a tree as they would stand in a list: route, view, name and what the view is given."""
    found = []
    for each in patterns:
        route = before + str(each.pattern)
        found += (
            [(route, each.callback, each.name, each.default_args)]
            if isinstance(each, URLPattern)
            else flat(each.url_patterns, route)
        )
    return found


@pytest.mark.parametrize("module", MODULES)
def test_a_module_has_the_addresses_of_its_list(module):
    given = import_module(module).urlpatterns
    assert sorted(flat(tree(given)), key=str) == sorted(flat(given), key=str)


def test_what_begins_alike_stands_behind_one():
    def view(request, **parts):
        """Nothing."""

    routes = ["", "risks/", "risks.csv", "risks/new/", "risks/<str:ref>/", "risks/<str:ref>/edit/", "far/away/<int:n>/"]
    listed = [path(route, view, {"kind": route}, route) for route in routes]
    drawn = tree(listed)
    assert [str(each.pattern) for each in drawn] == ["", "risks/", "risks.csv", "far/away/<int:n>/"]
    assert [str(each.pattern) for each in drawn[1].url_patterns] == ["", "new/", "<str:ref>/"]
    assert sorted(flat(drawn), key=str) == sorted(flat(listed), key=str)


def test_two_of_one_address_are_refused():
    def view(request):
        """Nothing."""

    with pytest.raises(ValueError, match="too many"):
        tree([path("risks/", view, name="one"), path("risks/", view, name="other")])
