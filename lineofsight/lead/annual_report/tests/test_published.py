"""What anybody reads: the report as it was signed, its PDF to the byte, and what was corrected since."""

import pytest

from lineofsight.core.documents.services import read_file
from lineofsight.core.insight import library
from lineofsight.core.insight import services as insight_services
from lineofsight.core.insight.models import Observation
from lineofsight.lead.annual_report.selectors.sources import changes_since
from lineofsight.lead.annual_report.tests.factories import corrected, frozen_of, published, signed

PAGE, FILE = "/ashmere/reports/2018-19/", "/ashmere/reports/2018-19/report.pdf"


@pytest.mark.parametrize("where", [PAGE, FILE])
def test_nothing_is_public_before_it_is_published(world, where):
    signed(world)
    assert world.client().get(where).status_code == 404
    assert b"No yearly report has been published" in world.client().get("/ashmere/reports/").content


def test_anybody_reads_it_at_its_permanent_address(world):
    published(world)
    text = world.client().get(PAGE).content.decode()
    assert "24,629" in text
    assert 'href="#source-1"' in text
    assert 'id="source-1"' in text
    assert "as published in the 2018/19 report, line 2309" in text
    for name in ("Cate Chief", "Con Constable", "Ida Icb"):
        assert name in text
    assert PAGE in world.client().get("/ashmere/reports/").content.decode()
    assert world.client().get("/netherby/reports/2018-19/").status_code == 404


def test_the_pdf_is_the_bytes_that_were_signed(world):
    frozen = frozen_of(published(world))
    response = world.client().get(FILE)
    assert response.content == read_file(frozen.pdf)
    assert response["ETag"] == f'"{frozen.sha256}"'
    assert response["Content-Disposition"] == 'inline; filename="2018-19.pdf"'
    assert response["Content-Type"] == "application/pdf"
    again = world.client().get(FILE, headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_correction_is_listed_and_never_applied(world):
    report = published(world)
    pdf = world.client().get(FILE).content
    observation = Observation.objects.get(indicator="front_door.contacts", value=24629)
    opened = {
        "partnership": world.partnership,
        "tables": [(library.indicator(observation.indicator), observation.period)],
    }
    insight_services.publish_figures(world.manager, **opened)
    corrected(world, observation, 24700, reason="A week had been left out.")
    [change] = changes_since(frozen_of(report))
    assert (change.printed, change.corrected, change.reason) == ("24,629", "24,700", "A week had been left out.")
    text = world.client().get(PAGE).content.decode()
    assert "1 figure was corrected since this was signed" in text
    assert "not public yet" in text
    assert "A week had been left out." not in text
    assert "24,700" not in text
    assert "The team took <a" in text
    assert ">24,629</a>" in text
    assert world.client().get(FILE).content == pdf
    insight_services.publish_figures(world.manager, **opened)
    text = world.client().get(PAGE).content.decode()
    assert "24,700" in text
    assert "A week had been left out." in text


def test_nothing_corrected_is_said_too(world):
    report = published(world)
    assert changes_since(frozen_of(report)) == []
    assert "every figure in it still stands" in world.client().get(PAGE).content.decode()


def test_a_correction_that_may_not_be_shown_stays_hidden(world):
    report = published(world)
    observation = Observation.objects.get(indicator="front_door.contacts", value=24629)
    corrected(world, observation, 3)
    [change] = changes_since(frozen_of(report))
    assert change.corrected == "suppressed"
