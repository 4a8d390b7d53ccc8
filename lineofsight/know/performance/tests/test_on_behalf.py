"""A value entered for an agency: it stands at once, is shown as such, and becomes the agency's by its own word."""

from decimal import Decimal

import pytest
from django.core.files.base import ContentFile

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.documents.selectors import files_of
from lineofsight.core.insight.models import Observation, Origin, Status
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.performance import selectors
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import requests, returns
from lineofsight.know.performance.tests import factories

KEY = "crime.serious_sexual_offences"
FROM = "Police dashboard, page 3"


def police(world):
    return factories.return_from(factories.asked(world), "Police")


def enter(actor, agency_return, count=203, **options):
    return returns.enter_on_behalf(
        actor, agency_return=agency_return, indicator=KEY, answer=Answer(Decimal(count)),
        **{"where_from": FROM, **options},
    )  # fmt: skip


def line(world, key=KEY):
    rows = selectors.scorecard(world.manager, world.partnership, factories.YEAR)
    return next(row for row in rows if row.indicator.key == key).figure


def test_it_stands_at_once_and_says_what_it_is(world):
    agency_return = police(world)
    enter(world.analyst, agency_return)
    figure = line(world)
    assert (figure.text, figure.entered, figure.provisional) == ("203", True, True)
    seen = figure.observation
    assert (seen.origin, seen.status, seen.source.name, seen.place) == (
        Origin.ENTERED, Status.PROVISIONAL, "Ashmere Police", FROM,
    )  # fmt: skip
    assert seen.recorded_by == world.analyst.ref


def test_the_agency_confirms_it_by_signing_off(world):
    agency_return = police(world)
    enter(world.analyst, agency_return)
    entered = Observation.objects.get(record_ref=agency_return.ref)
    returns.sign_off_return(world.police, agency_return=agency_return)
    figure = line(world)
    assert (figure.text, figure.entered, figure.provisional) == ("203", False, False)
    assert figure.observation.replaces == entered
    assert figure.observation.reason == "Confirmed by the agency"
    assert not agency_return.items.get().on_behalf


def test_the_agencys_own_answer_takes_its_place(world):
    agency_return = police(world)
    enter(world.analyst, agency_return)
    returns.save_answer(world.police, agency_return=agency_return, indicator=KEY, answer=Answer(Decimal(211)))
    item = agency_return.items.get()
    assert (item.on_behalf, item.where_from, item.numerator) == (False, "", 211)
    with pytest.raises(MoveRefused, match="answered this itself"):
        enter(world.analyst, agency_return, 203)
    returns.sign_off_return(world.police, agency_return=agency_return)
    assert line(world).text == "211"


def test_what_an_agency_said_is_never_changed_by_the_business_unit(world):
    council = factories.signed_off(world)
    with pytest.raises(MoveRefused):
        returns.enter_on_behalf(
            world.analyst, agency_return=council, indicator="protection.plans", answer=Answer(Decimal(1)),
            where_from=FROM,
        )  # fmt: skip
    assert line(world, "protection.plans").text == "414"
    answered = factories.return_from(factories.asked(world, factories.YEAR.previous()), "Council")
    factories.answered(world.lead, answered)
    page = f"/ashmere/performance/returns/{answered.ref}/protection.plans/enter/"
    assert world.client("analyst").get(page).status_code == 404
    assert "414" not in world.client("manager").get(page).content.decode()


@pytest.mark.parametrize("name", ["lead", "police", "scrutineer", "neighbour", "administrator"])
def test_who_may_not_enter_for_an_agency(world, name):
    agency_return = police(world)
    with pytest.raises(NotPermitted):
        enter(getattr(world, name), agency_return)
    assert not Observation.objects.filter(record_ref=agency_return.ref).exists()


def test_it_says_where_it_is_from_and_breaks_no_rule(world):
    agency_return = police(world)
    with pytest.raises(returns.Unanswerable) as wrong:
        enter(world.analyst, agency_return, where_from=" ")
    assert "where_from" in wrong.value.problems
    with pytest.raises(returns.Unanswerable):
        enter(world.analyst, agency_return, -1)
    with pytest.raises(returns.Unanswerable):
        returns.enter_on_behalf(
            world.analyst, agency_return=agency_return, indicator="protection.plans", answer=Answer(Decimal(1)),
            where_from=FROM,
        )  # fmt: skip
    assert not Observation.objects.filter(record_ref=agency_return.ref).exists()


def test_the_dashboard_is_kept_with_it_and_opened_by_whom_it_concerns(world):
    agency_return = police(world)
    pdf = ContentFile(b"%PDF-1.7 a dashboard", name="dashboard.pdf")
    page = f"/ashmere/performance/returns/{agency_return.ref}/{KEY}/enter/"
    answer = world.client("manager").post(page, {"numerator": "203", "where_from": FROM, "file": pdf})
    assert answer.status_code == 302
    (kept,) = files_of(agency_return.ref)
    address = f"/ashmere/performance/returns/{agency_return.ref}/files/{kept.ref}/"
    opened = world.client("police").get(address)
    assert (opened.status_code, opened.content) == (200, b"%PDF-1.7 a dashboard")
    assert "attachment" in opened["Content-Disposition"]
    for name in ("lead", "scrutineer", "neighbour", "chair"):
        assert world.client(name).get(address).status_code == 403


def test_a_file_of_a_kind_that_is_not_taken_enters_nothing(world):
    agency_return = police(world)
    page = f"/ashmere/performance/returns/{agency_return.ref}/{KEY}/enter/"
    program = ContentFile(b"MZ\x90\x00 not a document", name="dashboard.pdf")
    answer = world.client("analyst").post(page, {"numerator": "203", "where_from": FROM, "file": program})
    assert answer.status_code == 200
    assert "203" in answer.content.decode()
    assert not Observation.objects.filter(record_ref=agency_return.ref).exists()
    assert files_of(agency_return.ref) == []


def test_what_was_never_confirmed_stays_marked_after_the_close(world):
    agency_return = police(world)
    enter(world.analyst, agency_return)
    requests.close_request(world.analyst, request=agency_return.request)
    agency_return.refresh_from_db()
    assert agency_return.state == "not_returned"
    assert line(world).entered
