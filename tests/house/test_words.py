"""A partnership's own words stand where people read them, and nowhere else."""

import pytest

from lineofsight.core.access.services import rename_term
from lineofsight.core.design.words import called
from lineofsight.journeys.views import IN_USE

OWN = {"scorecard": ("dashboard", "dashboards"), "yearly_report": ("annual review", "annual reviews")}


@pytest.mark.once
def test_a_label_that_is_a_term_is_said_in_the_partnerships_words():
    assert called("Yearly reports", OWN) == "Annual reviews"
    assert called("Scorecard", OWN) == "Dashboard"
    assert called("Requests for figures", OWN) == "Requests for figures"
    assert called("Yearly reports") == "Yearly reports"


def test_every_word_that_can_be_renamed_changes_what_is_read(world):
    pages = {"scorecard": "/ashmere/", "yearly_report": "/ashmere/yearly-reports/"}
    assert set(pages) == set(IN_USE) == set(OWN)
    for key, (singular, plural) in OWN.items():
        rename_term(world.manager, partnership=world.partnership, key=key, singular=singular, plural=plural)
        text = world.client("manager").get(pages[key]).content.decode()
        assert (singular.capitalize() in text) or (plural.capitalize() in text)
    public = world.client().get("/ashmere/").content.decode()
    assert "Annual reviews" in public
    assert "/ashmere/reports/" in public


def test_a_word_outside_the_list_cannot_be_renamed(world):
    assert world.client("manager").get("/ashmere/words/child/").status_code == 404
