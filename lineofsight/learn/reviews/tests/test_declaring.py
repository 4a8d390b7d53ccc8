"""Yearly learning declarations: owed by each agency, its own until declared, as last year at one click, closed."""

from datetime import timedelta

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import AgencyDeclaration
from lineofsight.learn.reviews.selectors.declaring import lines_of, year_of
from lineofsight.learn.reviews.services import declaring
from lineofsight.learn.reviews.tests import factories, learned

SAID = {"answer": "partly", "evidence": "12 of 20 records", "next_step": "Brief the rest by May"}


@pytest.fixture
def themes(world):
    """Two themes that reviews taught."""
    made = [learned.theme(world, name) for name in ("Curiosity", "Fathers")]
    learned.released(world, factories.reviewing(world), themes=made)
    return made


def opened(world, themes, year=2026):
    """A year's declaration."""
    due = clock.today() + timedelta(days=30)
    return declaring.open_declaration(world.manager, partnership=world.partnership, year=year, due=due, themes=themes)


def agency_of(world, made, word="Health") -> AgencyDeclaration:
    """One agency's part."""
    return made.agencies.get(organisation=world.organisation(word))


def declared(world, made, word="Health", by="health", **given) -> AgencyDeclaration:
    """The same, declared."""
    agency = agency_of(world, made, word)
    for theme in made.themes.all():
        declaring.declare_theme(getattr(world, by), agency=agency, theme=theme, **SAID | given)
    return declaring.sign_declaration(getattr(world, by), agency=agency)


def test_each_agency_owes_its_word_and_gives_it(world, themes):
    made = opened(world, themes)
    assert made.agencies.count() == 3
    agency = agency_of(world, made)
    owed = Due.objects.get(record_ref=agency.ref)
    assert (owed.organisation, owed.on) == (world.organisation("Health"), made.due)
    with pytest.raises(MoveRefused, match="Not answered yet: Curiosity, Fathers"):
        declaring.sign_declaration(world.health, agency=agency)
    declaring.declare_theme(world.health, agency=agency, theme=themes[0], **SAID | {"next_step": ""})
    declaring.declare_theme(world.health, agency=agency, theme=themes[1], answer="in_place", evidence="", next_step="")
    with pytest.raises(MoveRefused, match="how one can see that it is in place: Fathers"):
        declaring.sign_declaration(world.health, agency=agency)
    declaring.declare_theme(world.health, agency=agency, theme=themes[1], **SAID)
    with pytest.raises(MoveRefused, match="happens next: Curiosity"):
        declaring.sign_declaration(world.health, agency=agency)
    assert declared(world, made).declared_by == world.person("health")
    owed.refresh_from_db()
    assert owed.done_at
    with pytest.raises(MoveRefused, match="Open it again first"):
        declaring.declare_theme(
            world.health, agency=AgencyDeclaration.objects.get(pk=agency.pk), theme=themes[0], **SAID
        )


def test_it_is_the_agencys_own_until_it_is_declared(world, themes):
    made = opened(world, themes)
    agency = agency_of(world, made)
    declaring.declare_theme(world.health, agency=agency, theme=themes[0], **SAID)
    for page in (
        f"/ashmere/learning-declarations/{made.ref}/",
        f"/ashmere/learning-declarations/agencies/{agency.ref}/",
    ):
        assert "12 of 20" not in world.client("chair").get(page).content.decode()
    declared(world, made)
    assert "12 of 20" in world.client("chair").get(f"/ashmere/learning-declarations/{made.ref}/").content.decode()
    counts = {theme.name: counted for theme, counted in year_of(made).sums}
    assert counts["Fathers"] == {"In place": 0, "Partly": 1, "Not yet": 0}
    assert [each.organisation.name for each in year_of(made).waiting] == [
        "Ashmere Council Children's Services", "Ashmere Police",
    ]  # fmt: skip


def test_as_last_year_is_one_click_and_is_marked(world, themes):
    before = declared(world, opened(world, themes[:1], 2025))
    assert before.state == "declared"
    agency = agency_of(world, opened(world, themes))
    [one, other] = lines_of(agency)
    assert (one.said, one.last.evidence, other.last) == (None, "12 of 20 records", None)
    page = f"/ashmere/learning-declarations/agencies/{agency.ref}/"
    assert "In 2025: partly" in world.client("health").get(page).content.decode()
    world.client("health").post(f"{page}as-last-year/", follow=True)
    taken = agency.answers.get()
    assert (taken.theme, taken.as_last_year, taken.next_step) == (themes[0], True, SAID["next_step"])
    with pytest.raises(MoveRefused, match="Nothing that you declared"):
        declaring.declare_as_last_year(world.health, agency=agency)
    declaring.declare_theme(world.health, agency=agency, theme=themes[0], **SAID)
    assert not agency.answers.get().as_last_year, "what was written again is not as last year"


def test_a_year_is_opened_once_and_closed(world, themes):
    made = opened(world, themes)
    with pytest.raises(MoveRefused, match="already"):
        opened(world, themes)
    with pytest.raises(MoveRefused, match="Choose a theme"):
        opened(world, [], 2027)
    health = declared(world, made)
    declaring.reopen_declaration(world.manager, agency=health, reason="A figure was wrong")
    assert Due.objects.filter(record_ref=health.ref, done_at=None, lifted_at=None).exists()
    police = declared(world, made, "Police", "police")
    declaring.close_declaration(world.manager, declaration=made)
    assert not Due.objects.filter(record_ref=health.ref, done_at=None, lifted_at=None).exists()
    for late in (
        lambda: declaring.declare_theme(world.health, agency=agency_of(world, made), theme=themes[0], **SAID),
        lambda: declaring.sign_declaration(world.health, agency=agency_of(world, made)),
        lambda: declaring.reopen_declaration(world.police, agency=agency_of(world, made, "Police"), reason="x"),
    ):
        with pytest.raises(MoveRefused, match="closed"):
            late()
    assert police.state == "declared"


def test_who_may_not(world, themes):
    made = opened(world, themes)
    agency = agency_of(world, made)
    for refused in (
        lambda: declaring.open_declaration(
            world.analyst, partnership=world.partnership, year=2027, due=made.due, themes=themes
        ),
        lambda: declaring.declare_theme(world.police, agency=agency, theme=themes[0], **SAID),
        lambda: declaring.declare_as_last_year(world.manager, agency=agency),
        lambda: declaring.sign_declaration(world.manager, agency=agency),
        lambda: declaring.reopen_declaration(world.police, agency=agency, reason="x"),
        lambda: declaring.close_declaration(world.chair, declaration=made),
    ):
        with pytest.raises(NotPermitted):
            refused()
