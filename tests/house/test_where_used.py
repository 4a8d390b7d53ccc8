"""Where a figure is used: an indicator's page lists the records that place it, to those who may see them."""

from lineofsight.core.insight.meeting import used_in
from lineofsight.core.records import selectors as records
from lineofsight.know.performance.tests import factories as figures
from lineofsight.lead.annual_report.tests import factories as reports

KEY = "front_door.contacts"


def page(world, key: str) -> str:
    answer = world.client("manager").get(f"/ashmere/performance/indicators/{key}/?period={figures.YEAR}")
    return answer.content.decode()


def section(world, text: str):
    made = reports.section_of(reports.started(world))
    return reports.written(world, made, text)


def test_a_section_that_places_a_figure_is_listed_on_its_page(world):
    figures.published(world, KEY, 24629)
    figures.published(world, "front_door.re_referrals", "27.9")
    made = section(world, f"There were {{{KEY} as=number period={figures.YEAR}}} contacts.")
    used = page(world, KEY).split("Where the indicator is used", 1)[1].split("</ul>")[0]
    assert records.card(made.ref).address in used
    assert records.card(made.ref).label in used.replace("&#39;", "'")
    assert "Where the indicator is used" not in page(world, "front_door.re_referrals")


def test_an_indicator_whose_key_begins_alike_is_not_taken_for_it(world):
    section(world, f"There were {{{KEY}_more as=number}} and, in words, {KEY}.")
    assert used_in(world.manager, KEY) == []


def test_what_one_may_not_see_is_not_listed(world):
    section(world, f"There were {{{KEY}}} contacts.")
    assert len(used_in(world.manager, KEY)) == 1
    assert used_in(world.police, KEY) == []
    assert used_in(world.neighbour, KEY) == []


def test_where_a_value_comes_from_leads_back_to_what_uses_it(world):
    [told] = figures.published(world, KEY, 24629)
    made = section(world, f"There were {{{KEY}}} contacts.")
    answer = world.client("manager").get(f"/ashmere/figures/{told.ref}/").content.decode()
    assert f'href="{records.card(made.ref).address}"' in answer


def test_whoever_may_challenge_can_begin_from_a_value(world):
    [told] = figures.published(world, KEY, 24629)
    page = world.client("chair").get(f"/ashmere/figures/{told.ref}/").content.decode()
    assert f"/ashmere/challenges/new/?about={told.ref}" in page
    begun = world.client("chair").get(f"/ashmere/challenges/new/?about={told.ref}").content.decode()
    assert f"Contacts with the Front Door, {figures.YEAR.label}" in begun
    assert "challenges/new" not in world.client("analyst").get(f"/ashmere/figures/{told.ref}/").content.decode()
