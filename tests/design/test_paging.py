"""Long lists in pages: several lists as one, and two lists on one page of the site."""

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.design.paging import Joined, page_of

pytestmark = pytest.mark.once
KEYS = st.lists(st.lists(st.integers(), max_size=7), max_size=4)


@given(KEYS, st.slices(30))
def test_joined_lists_are_one_list_of_which_no_more_is_made_than_is_asked_for(lists, wanted):
    wanted = slice(wanted.start, wanted.stop)
    made: list[int] = []

    def rows(keys: list[int]) -> list[int]:
        made.extend(keys)
        return [10 * key for key in keys]

    joined, plain = Joined(*((keys, rows) for keys in lists)), [key for keys in lists for key in keys]
    assert joined[wanted] == [10 * key for key in plain[wanted]]
    assert made == plain[wanted]
    assert len(joined) == len(plain)


@given(KEYS, st.integers(-30, 30))
def test_one_of_joined_lists_is_what_a_list_has_there(lists, place):
    joined, plain = Joined(*((keys, list) for keys in lists)), [key for keys in lists for key in keys]
    if -len(plain) <= place < len(plain):
        assert joined[place] == plain[place]
    else:
        with pytest.raises(IndexError):
            joined[place]


def test_of_two_lists_each_turns_its_own_pages():
    request = RequestFactory().get("/somewhere/", {"part": "2", "left": "3"})
    part, left = page_of(request, range(5), 1, "part"), page_of(request, range(70), 20, "left")
    assert (part.rows, part.place) == ([1], "Page 2 of 5")
    assert (left.rows[0], left.place) == (40, "Page 3 of 4")
    assert part.next_url == "/somewhere/?part=3&left=3#part"
    assert left.previous_url == "/somewhere/?part=2&left=2#left"
