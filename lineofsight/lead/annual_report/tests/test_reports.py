"""Starting a report, and who may see it."""

from datetime import date

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.kernel.periods import Period
from lineofsight.lead.annual_report.models import Report, Section
from lineofsight.lead.annual_report.selectors.permissions import reports_seen, sections_seen, sections_written
from lineofsight.lead.annual_report.services import reports, sections
from lineofsight.lead.annual_report.tests.factories import YEAR, commissioned, sent, signed, started


def test_a_report_starts_with_the_sections_that_were_wanted_in_the_templates_order(world):
    report = started(world, keys=("feedback", "what_was_done"))
    assert [(s.position, s.key, s.state) for s in report.sections.all()] == [
        (1, "what_was_done", "waiting"), (2, "feedback", "waiting"),
    ]  # fmt: skip
    assert (report.slug, report.edition, report.state) == ("2018-19", "2018-3", "drafting")


@pytest.mark.parametrize(
    ("period", "slug"),
    [(Period(date(2019, 4, 1), date(2020, 8, 31)), "2019-04-01-to-2020-08-31"), (YEAR, "2018-19")],
)
def test_a_report_is_on_any_period_and_its_address_says_which(world, period, slug):
    assert started(world, period).slug == slug


def test_a_period_has_one_report(world):
    started(world)
    with pytest.raises(MoveRefused, match="There is a report on 2018/19 already"):
        started(world)
    assert Report.objects.count() == 1


def test_only_the_business_manager_starts_one(world):
    with pytest.raises(NotPermitted):
        reports.create_report(world.analyst, partnership=world.partnership, title="T", period=YEAR, sections=())


def test_a_section_of_ones_own_goes_where_it_was_wanted(world):
    report = started(world)
    sections.add_section(world.manager, report=report, title="Neglect", question="What changed?", after=1)
    assert [s.title for s in report.sections.all()] == ["What we did", "Neglect", "How well it worked"]
    assert [s.position for s in report.sections.all()] == [1, 2, 3]


def test_nobody_else_adds_a_section_and_none_is_added_once_it_was_sent(world):
    report = sent(world)
    about = {"report": report, "title": "Late", "question": "Why?", "after": 0}
    with pytest.raises(NotPermitted):
        sections.add_section(world.analyst, **about)
    with pytest.raises(MoveRefused, match="left drafting"):
        sections.add_section(world.manager, **about)


def test_a_signed_report_is_published_by_the_business_manager_alone(world):
    report = signed(world)
    with pytest.raises(NotPermitted):
        reports.publish_report(world.chief_executive, report=report)
    reports.publish_report(world.manager, report=report)
    assert report.state == "published"
    with pytest.raises(MoveRefused):
        reports.publish_report(world.manager, report=report)


def test_an_unsigned_report_is_not_published(world):
    with pytest.raises(MoveRefused, match="You can use it when it is “Signed”"):
        reports.publish_report(world.manager, report=sent(world))


def test_those_inside_see_all_and_an_owner_from_outside_their_section_alone(world):
    report = started(world)
    mine = commissioned(world, report)
    for name in ("manager", "analyst", "chair", "scrutineer", "chief_executive"):
        assert report in reports_seen(getattr(world, name))
        assert sections_seen(getattr(world, name)).count() == 2
    assert not reports_seen(world.lead).exists()
    assert list(sections_seen(world.lead)) == [mine] == list(sections_written(world.lead))
    assert not sections_written(world.analyst).exists()


def test_the_neighbour_sees_nothing(world):
    commissioned(world, started(world))
    assert not reports_seen(world.neighbour).exists()
    assert not sections_seen(world.neighbour).exists()
    assert not sections_written(world.neighbour).exists()
    assert Section.objects.count() == 2
