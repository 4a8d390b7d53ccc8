"""What the national database was sent of a death: by form, noted by whoever coordinates, and late by its own clock."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.lifecycle import DEATH
from lineofsight.learn.child_deaths.models import Analysis, Death, Submission
from lineofsight.learn.child_deaths.rules.submitting import AGREED, ANALYSIS, ELSEWHERE, NOTIFICATION, asked_of, by_day
from lineofsight.learn.child_deaths.selectors.deaths import analysis_of
from lineofsight.learn.child_deaths.selectors.submitting import sendings, unsent_in
from lineofsight.learn.child_deaths.services import (
    analysis,
    choices,
    handing_over,
    register,
    setting_right,
    submitting,
)
from lineofsight.learn.child_deaths.tests import factories
from lineofsight.learn.child_deaths.tests.factories import DIED, MOMENT
from lineofsight.learn.child_deaths.tests.test_deaths import refused_to_rank
from lineofsight.learn.child_deaths.tests.test_next_steps import page_of


def sending(world, death: Death, form: str = NOTIFICATION):
    """A form as it stands in the room."""
    death = Death.objects.get(pk=death.pk)
    return next(each for each in sendings(death, factories.opened(world, death.room)) if each.form == form)


def unsent(world, death: Death, today: date | None = None) -> list[tuple[str, bool]]:
    """What the register says of it."""
    found = unsent_in(world.partnership, today or clock.today()).get(death.pk, [])
    return [(each.label, each.late) for each in found]


def test_the_notification_form_is_owed_from_the_first_day_and_late_by_the_hour_in_the_room(world):
    death = factories.notified(world)
    each = sending(world, death)
    assert each.running.due == MOMENT + timedelta(hours=48)
    assert not each.late(MOMENT + timedelta(hours=48))
    assert each.late(MOMENT + timedelta(hours=48, minutes=1))
    day = death.notified_on + timedelta(days=2)
    assert unsent(world, death, day) == [("Notification form", False)]
    assert unsent(world, death, day + timedelta(days=1)) == [("Notification form", True)]
    page = page_of(world, death)
    assert "Notification form to the national database" in page
    assert "length not confirmed" in page
    register_page = world.client("coordinator").get("/ashmere/child-deaths/").content.decode()
    assert "1 form is late to the national database" in register_page
    assert "To the national database: notification form" in register_page


def test_that_it_was_sent_is_noted_and_put_right(world):
    death = factories.notified(world)
    told = {"death": death, "form": NOTIFICATION}
    refused_to_rank(world, submitting.note_submission, sent_on=clock.today(), **told)
    late = submitting.note_submission(world.coordinator, sent_on=DIED + timedelta(days=3), **told)
    assert (late.edition, late.accepted_on) == ("2022", None)
    assert sending(world, death).late(clock.now()), "it was sent, and not in time"
    assert unsent(world, death) == []
    day = DIED + timedelta(days=1)
    submitting.note_submission(world.coordinator, sent_on=day, accepted_on=day, **told)
    row = Submission.objects.get()
    assert (row.sent_on, row.accepted_on) == (day, day)
    assert not sending(world, death).late(clock.now())
    assert "Notification form to the national database" not in page_of(world, death)
    form = page_of(world, death, f"{death.ref}/database/?form=notification")
    assert f'value="{day.year}"' in form, "the form begins with what was noted"


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"form": "analysis", "sent_on": DIED}, "does not ask for this form"),
        ({"form": "no such form", "sent_on": DIED}, "does not ask for this form"),
        ({"form": "notification", "sent_on": DIED.replace(day=1) - timedelta(days=1)}, "anything to send"),
        ({"form": "notification", "sent_on": DIED, "accepted_on": DIED - timedelta(days=1)}, "before it was sent"),
    ],
)
def test_a_form_that_is_not_owed_and_days_that_do_not_follow_are_refused(world, told, why):
    with pytest.raises(MoveRefused, match=why):
        submitting.note_submission(world.coordinator, death=factories.notified(world), **told)
    assert not Submission.objects.exists()


def test_of_two_who_note_one_form_at_once_the_second_puts_it_right(world):
    death = factories.notified(world)
    read_before = Death.objects.prefetch_related("submissions").get(pk=death.pk)
    for each, day in ((death, death.notified_on), (read_before, death.notified_on + timedelta(days=1))):
        submitting.note_submission(world.coordinator, death=each, form=NOTIFICATION, sent_on=day)
    assert Submission.objects.get(death=death).sent_on == death.notified_on + timedelta(days=1)


def test_reporting_forms_are_owed_once_the_meeting_was_held_and_the_analysis_once_it_is_agreed(world):
    death = factories.met(world)
    assert [label for label, _ in unsent(world, death)] == ["Notification form", "Reporting forms"]
    assert "no day is set for it" in page_of(world, death)
    done = factories.agreed(world, factories.members(world), action=False)
    assert [label for label, _ in unsent(world, done)][-1] == "Analysis form"
    submitting.note_submission(world.coordinator, death=done, form=ANALYSIS, sent_on=clock.today())
    analysis.close_death(world.coordinator, death=done, feedback="given")
    assert [label for label, _ in unsent(world, done)] == ["Notification form", "Reporting forms"], "closed or not"


def test_an_analysis_that_is_agreed_anew_is_sent_anew(world):
    death = factories.agreed(world, factories.members(world), action=False)
    told = {"death": death, "form": ANALYSIS, "sent_on": clock.today()}
    submitting.note_submission(world.coordinator, **told)
    opened = factories.opened(world, death.room)
    setting_right.reopen_analysis(world.coordinator, death=death, reason="wrong_category", why="x", opened=opened)
    with pytest.raises(MoveRefused, match="does not ask"):
        submitting.note_submission(world.coordinator, **told)
    second = analysis.agree_analysis(world.coordinator, death=death, chosen=["7"], modifiable="none")
    assert ("Analysis form", False) in unsent(world, death)
    submitting.note_submission(world.coordinator, **told)
    assert [row.analysis for row in Submission.objects.all()] == [Analysis.objects.order_by("id").first(), second]
    assert sending(world, death, ANALYSIS).row.analysis == analysis_of(death)


def test_the_file_that_is_handed_over_is_noted_as_sent_today_where_it_goes_there(world):
    death = factories.notified(world)
    told = {"death": death, "reason": "request", "opened": factories.opened(world, death.room)}
    assert handing_over.hand_over_death(world.coordinator, **told)
    assert not Submission.objects.exists(), "it goes elsewhere"
    with pytest.raises(MoveRefused, match="does not ask"):
        handing_over.hand_over_death(world.coordinator, form=ANALYSIS, **told)
    with pytest.raises(NotPermitted):
        handing_over.hand_over_death(world.chair, form=NOTIFICATION, **told)
    page = page_of(world, death, f"{death.ref}/file/")
    assert "National Child Mortality Database" in page
    assert "As: analysis form" not in page
    sent = world.client("coordinator").post(
        f"/ashmere/child-deaths/{death.ref}/file/", {"reason": "request", "form": "notification"}
    )
    assert sent.headers["Content-Disposition"].startswith("attachment")
    assert Submission.objects.get().sent_on == clock.today()
    with pytest.raises(MoveRefused, match="noted already"):
        handing_over.hand_over_death(world.coordinator, form=NOTIFICATION, **told)
    assert "As: notification form" not in page_of(world, death, f"{death.ref}/file/")


def test_what_another_area_reviews_or_another_system_sends_is_not_owed_here(world):
    away = factories.transferred(world)
    assert unsent(world, away) == []
    told = {"what": "database", "start": DIED, "source": "The Executive, in March"}
    with pytest.raises(MoveRefused, match="Choose who notes"):
        choices.set_rule(world.coordinator, partnership=world.partnership, value="3", **told)
    choices.set_rule(world.coordinator, partnership=world.partnership, value="elsewhere", **told)
    death = factories.notified(world)
    assert unsent(world, death) == []
    assert "National Child Mortality Database" not in page_of(world, death)
    with pytest.raises(MoveRefused, match="not from here"):
        submitting.note_submission(world.coordinator, death=death, form=NOTIFICATION, sent_on=clock.today())
    page = world.client("coordinator").get("/ashmere/child-deaths/rules/").content.decode()
    assert "Sent by another system, and not noted here" in page
    answer = world.client("coordinator").post(
        "/ashmere/child-deaths/rules/settle/",
        {
            "what": "database",
            "database": "here",
            "start-day": "1",
            "start-month": "4",
            "start-year": "2026",
            "source": "The Executive",
        },
    )
    assert answer.status_code == 302


def test_a_death_whose_hour_nobody_wrote_down_is_counted_from_its_notification(world):
    names = factories.notified(world, known_at=None)
    assert sending(world, names).running.due == by_day(names.notified_on, 48)
    old = register.notify_death(
        world.coordinator, partnership=world.partnership, notified_on=date(2019, 3, 2), age="1-4",
        month=date(2019, 3, 1),
    )  # fmt: skip
    assert sending(world, old).running is None, "it is entered, by no day"
    assert unsent(world, old) == [("Notification form", False)]


@pytest.mark.once
@given(state=st.sampled_from([state.key for state in DEATH.states]), agreed=st.none() | st.dates())
def test_each_form_is_asked_for_after_the_one_before_it_and_none_of_what_is_anothers(state, agreed):
    asked = asked_of(state, agreed)
    every = ("notification", "reporting", "analysis")
    assert asked == every[: len(asked)]
    if state in ELSEWHERE or (agreed and agreed < date(2019, 4, 1)):
        assert asked == ()
    else:
        assert asked[0] == NOTIFICATION
        assert (ANALYSIS in asked) == (state in AGREED)


@pytest.mark.once
@given(on=st.dates(max_value=date(9000, 1, 1)), hours=st.integers(1, 999))
def test_the_day_outside_is_never_before_the_hour_in_the_room(on, hours):
    assert (by_day(on, hours) - on) * 24 >= timedelta(hours=hours) * 24
    assert by_day(on, 48) == on + timedelta(days=2)
