"""What is left of an erased incident: what decision 31 lists, in every table, and every count as it was."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import models

from lineofsight.core.access.actors import system
from lineofsight.core.access.models import Grant
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due
from lineofsight.core.sealed.models import Retention, Room
from lineofsight.core.sealed.services import close_room, set_retention
from lineofsight.core.sealed.services.erasing import erase_room
from lineofsight.kernel import clock
from lineofsight.kernel.clock import set_clock
from lineofsight.kernel.periods import Period
from lineofsight.learn.reviews import figures
from lineofsight.learn.reviews.models import Incident, LearningDraft, Left, LocalReview, Publication, PublicText
from lineofsight.learn.reviews.selectors import considered, local_reviews, standing
from lineofsight.learn.reviews.selectors.briefings import released_points
from lineofsight.learn.reviews.selectors.pointing import public_wording
from lineofsight.learn.reviews.services import (
    accounts,
    clocks,
    deciding,
    drafting,
    incident,
    involving,
    letting_stand,
    local_review,
    panel,
    publishing,
    taking,
    telling,
    timeline,
)
from lineofsight.learn.reviews.tests import factories, learned, local
from tests.sealed.factories import inside_an_operation

# What decision 31 lets stand in the rows of an incident and of a local review; every other column is as if nothing had
# been said.
STANDS = {
    Incident: ("id", "ref", "partnership", "created_at", "room", "state", "aware_on", "notified_on", "edition"),
    LocalReview: (
        "id", "ref", "partnership", "created_at", "room", "state", "incident", "kind", "edition", "decided_on",
        "due_on",
    ),
}  # fmt: skip
# So much later a rapid review that was not sent is late, in another quarter.
LATER = timedelta(days=100)
# What left the room, which stays as it is but for what it was made of.
OUTSIDE = {"Publication": 2, "PublicText": 2, "TakenBack": 1, "LearningDraft": 1}


def rule(world) -> Retention:
    return set_retention(world.icb, partnership=world.partnership, holds=Incident.KIND, years=1, schedule="Line 4")


def erased(world, *made: Incident) -> None:
    """Their rooms closed and erased, as the night does it."""
    for each in made:
        room = Room.objects.get(pk=each.room_id)
        close_room(world.manager, room=room, reason="done")
        assert erase_room(system("tests"), room=room, rule=rule(world))


def told_everything(world) -> LocalReview:
    """A local review, published and published anew, of an incident of which something stands in every table there
    is."""
    with inside_an_operation(world.manager):
        factories.referred(world)
        least = {"name": factories.NAME, "nhs_number": "9434765919", "died": "2026-03-30"}
        told = factories.told(harm="died")
        made = taking.take_over(death_ref="abcdefghjk", band="1-4y", minimum=least, aware_on=clock.today(), told=told)
    keys = factories.opened(world, "manager", made)
    told = factories.child(harm="died", legal_status="cin")
    incident.edit_child(world.manager, child=made.children.get(), opened=keys, told=told)
    deciding.say_view(world.icb, incident=made, view="not_notify", why="Not serious harm")
    made = deciding.notify_incident(
        world.chief_executive, incident=made, opened=factories.opened(world, "chief_executive", made),
        notified_on=clock.today(), reference="CSPR-1", reason="Serious harm",
    )  # fmt: skip
    given = {"from_on": clock.today(), "look_again_on": clock.today() + timedelta(days=30)}
    clocks.pause_clock(world.manager, incident=made, reason="criminal", note="A trial", **given)
    account = factories.asked(world, made)
    first, second = (factories.told_of(world, account, "health") for _ in range(2))
    accounts.give_account(world.health, account=account)
    timeline.merge_episode(world.manager, episode=first, into=second)
    factories.asked(world, made, "Police")
    made = panel.record_response(
        world.manager, incident=factories.sent(world, made), received_on=clock.today(), agrees="yes", asks="More",
        national=False,
    )  # fmt: skip
    panel.commission_local_review(world.manager, incident=made)
    telling.tell_agencies(world.manager, incident=made)
    return in_depth(world, made)


def in_depth(world, made: Incident) -> LocalReview:
    """Its local review, with another board, in all its steps."""
    review = local_review.begin_local_review(world.manager, incident=made, kind="joint", decided_on=clock.today())
    board = local_review.add_board(world.manager, local_review=review, kind="adults", name="Adults Board (invented)")
    review = local.checking(world, review)
    local_review.note_delay(world.manager, local_review=review, reason="criminal", told_on=None, note="A trial")
    beside = local_review.add_proceeding(
        world.manager, local_review=review, kind="criminal", body="Crown Court (invented)", holds=True, note="",
        from_on=clock.today(), look_again_on=clock.today(),
    )  # fmt: skip
    local_review.end_proceeding(world.manager, proceeding=beside, ended_on=clock.today())
    said = {"place": "Town hall", "invited": "Health visitors", "support": "A counsellor", "told": "Tired"}
    involving.add_event(world.reviewer, local_review=review, on=clock.today(), told=said)
    contact = {"who": "Mother", "how": "A visit", "said": "It was hard"}
    involving.add_contact(world.manager, local_review=review, on=clock.today(), told=contact)
    drafting.note_reading(
        world.manager, draft=review.drafts.last(), who="The panel", read_on=clock.today(), came_back="Shorter"
    )
    check = local.asked(world, review)
    point = drafting.make_points(world.health, accuracy_check=check, points=["It was once"]).points.get()
    drafting.settle_point(world.manager, point=point, taken=True, why="")
    drafting.record_board_signature(world.manager, board=board, signed_on=clock.today(), who="Its chair")
    local.endorsed(world, review)
    review = drafting.finish_signing(world.manager, local_review=review)
    local_review.prepare_publication(world.manager, local_review=review)
    out(world, review)
    publishing.take_back_publication(world.manager, local_review=review, reason="A word too many")
    local_review.prepare_again(world.manager, local_review=review)
    local.written(world, review, "Nobody read this.")
    told_anew = clock.now() + timedelta(days=40)
    with set_clock(lambda: told_anew):
        out(world, review)
    learned.released(world, made)
    learned.with_action(world, learned.drafted(world, made, text="Not let out"))
    return LocalReview.objects.get(pk=review.pk)


def out(world, review: LocalReview) -> None:
    """It is published, with a day in its text that was let stand."""
    local.ticked(world, review)
    text = local.written(world, review, f"{local.TEXT}\n\nThe law of 30 March 2026 helps.")
    keys = factories.opened(world, "icb", review.incident)
    read = public_wording(text, keys)
    letting_stand.let_text_stand(
        world.icb, public_text=text, opened=keys, at=read.open[0].at, why="A law", digest=read.digest
    )
    publishing.check_public_text(world.icb, public_text=text, opened=keys)
    local.published(world, review)


def about(model, made: Incident) -> models.QuerySet:
    """The rows of a table that lead to an incident."""
    if model is Publication:
        return Publication.objects.filter(local_review__incident=made)
    names = {field.name for field in model._meta.fields}
    return model.objects.filter(room=made.room_id) if "room" in names else model.objects.none()


def rows_of(made: Incident) -> dict[str, int]:
    """How many rows of each table of the module lead to an incident."""
    tables = apps.get_app_config(Incident._meta.app_label).get_models()
    return {model.__name__: found for model in tables if (found := about(model, made).count())}


def test_of_an_erased_incident_its_key_its_state_its_years_and_what_left_the_room_are_left(world):
    review = told_everything(world)
    made = review.incident
    tables = apps.get_app_config(Incident._meta.app_label).get_models()
    every = {each.__name__ for each in tables if "room" in {field.name for field in each._meta.fields}}
    assert set(rows_of(made)) == every | {"Publication"}, "each table of rooms has a row of this one"
    points, published = set(released_points(world.partnership)), list(local_reviews.published(world.partnership))
    erased(world, made)
    assert rows_of(made) == {"Incident": 1, "LocalReview": 1, **OUTSIDE}
    for row in (Incident.objects.get(pk=made.pk), LocalReview.objects.get(pk=review.pk)):
        for field in row._meta.concrete_fields:
            if field.name not in STANDS[type(row)]:
                assert not getattr(row, field.attname), field.name
        for field in ("aware_on", "notified_on", "decided_on", "due_on"):
            day = getattr(row, field, None)
            assert day is None or (day.month, day.day) == (4, 1), field
        assert row.state == type(row).objects.get(pk=row.pk).state != row.LIFECYCLE.initial
    assert set(released_points(world.partnership)) == points
    assert list(local_reviews.published(world.partnership)) == published
    assert {each.draft for each in PublicText.objects.all()} == {None}
    assert LearningDraft.objects.get(incident=made).state == "released"
    assert not Due.objects.filter(title__contains=made.room.key, done_at=None, lifted_at=None)
    assert not Grant.objects.filter(record_kind__startswith="reviews.", why__contains=made.room.key, ended_at=None)


def test_nothing_of_an_erased_incident_is_moved_and_its_pages_say_what_is_left(world):
    review = local.published(world)
    learned.released(world, review.incident)
    draft = LearningDraft.objects.get()
    erased(world, review.incident)
    made = Incident.objects.get(pk=review.incident_id)
    local.open_to(world, review, "manager", "icb")
    with pytest.raises(NotPermitted):
        panel.reopen_review(world.manager, incident=made)
    with pytest.raises(NotPermitted):
        local_review.close_review(world.manager, local_review=review)
    client = world.client("manager")
    pages = [
        *(f"incidents/{made.ref}/{page}" for page in ("", "agencies/", "timeline/", "report/", "report.pdf")),
        f"local-reviews/{review.ref}/", f"local-reviews/{review.ref}/publication/", f"incidents/learning/{draft.ref}/",
    ]  # fmt: skip
    for page in pages:
        shown = client.get(f"/ashmere/{page}")
        assert shown.status_code == 200, page
        said = shown.content.decode()
        assert "What stood in this room was erased" in said, page
        assert made.year in said, page
        assert local.TITLE in said, page
        assert "los-moves" not in said, page
    assert "Erased" in client.get("/ashmere/incidents/").content.decode()
    overview = client.get("/ashmere/incidents/overview/").content.decode()
    assert made.room.key not in overview


def test_what_was_published_is_taken_back_though_its_room_was_erased(world):
    review = local.published(world)
    erased(world, review.incident)
    local.open_to(world, review, "manager")
    client, place = world.client("manager"), f"/ashmere/local-reviews/{review.ref}/"
    assert "Taken back" not in client.get(place).content.decode()
    asked = client.get(f"{place}take-back/").content.decode()
    assert 'name="reason"' not in asked
    client.post(f"{place}take-back/")
    assert "Taken back" in client.get(place).content.decode()
    assert not local_reviews.published(world.partnership).exists()
    assert not Publication.objects.get().taken_back.why


def counted(world) -> tuple:
    """Everything that is counted of incidents: the figures of this year and the next and of their quarters, the
    quarters of the overview, and what recurs."""
    first = Period.financial_year_of(clock.today() - LATER)
    periods = [each for year in (first, first.next()) for each in (year, *year.quarters())]
    told = [count(world.partnership, each) for count in figures.FIGURES.values() for each in periods]
    quarters = [considered.quarter(world.partnership, each.start) for each in periods]
    return told, quarters, list(standing.recurring_themes(world.partnership))


def whole(world, count) -> tuple:
    """A figure of this year and the next together."""
    first = Period.financial_year_of(clock.today() - LATER)
    both = [count(world.partnership, each) for each in (first, first.next())]
    return sum(each.numerator for each in both), sum(each.denominator or 0 for each in both)


def test_every_count_is_as_it_was_before(world):
    made = [*(factories.not_notified(world) for _ in range(7)), *(factories.sent(world) for _ in range(7))]
    made += [factories.reviewing(world), factories.referred(world), one := factories.reviewing(world)]
    deciding.redesignate_incident(
        world.chief_executive, incident=one, opened=factories.opened(world, "chief_executive", one), reason="Not grave"
    )
    deciding.say_view(world.icb, incident=made[0], view="notify", why="Harm")
    review = panel.commission_local_review(world.manager, incident=factories.answered(world))
    learned.released(world, review, themes=[learned.theme(world)])
    after = clock.now() + LATER
    with set_clock(lambda: after):
        made += [factories.sent(world), factories.not_notified(world)]
        before = counted(world)
        assert whole(world, figures.serious_incidents)[0] == 10
        assert whole(world, figures.rapid_reviews_on_time) == (9, 10), "the one that was never sent is late"
        assert whole(world, figures.reviews_points)[0] == 1
        erased(world, *made[3:], review)
        assert counted(world) == before
        erased(world, *made[:3])
        assert counted(world) == before
        assert considered.open_incidents(world.partnership) == []


def test_what_is_left_is_counted_in_one_dimension_at_a_time_and_leads_to_no_key(world):
    erased(world, factories.not_notified(world))
    assert {field.name for field in Left._meta.fields} == {"id", "partnership", "what", "quarter", "count"}
    assert [(each.what, each.count) for each in Left.objects.all()] == [("instead_audit", 1)]


def test_figures_of_a_part_of_a_quarter_count_nothing_that_was_erased(world):
    erased(world, factories.sent(world))
    month = Period(date(clock.today().year, clock.today().month, 1), clock.today())
    assert figures.serious_incidents(world.partnership, month).numerator == 0
    assert figures.rapid_reviews_on_time(world.partnership, month).denominator == 0
