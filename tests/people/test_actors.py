"""Who an account is on a day: read in one look-up, since every page asks."""

from datetime import timedelta

from lineofsight.core.access.actors import PUBLIC, Post
from lineofsight.core.access.models import Account
from lineofsight.core.people.models import Appointment
from lineofsight.core.people.selectors import actor_of
from lineofsight.kernel import clock

DAY = timedelta(days=1)
POST_OVER_ALL = Post("administrator", None, None)


def test_an_actor_holds_what_holds_on_that_day_its_first_and_last_included(world, django_assert_num_queries):
    today = clock.today()
    chair = world.person("chair")
    account = chair.account
    Appointment.objects.filter(person=chair).update(start=today - 9 * DAY, end=today + 3 * DAY)
    made = {"person": chair, "appointed_by": world.manager.ref}
    Appointment.objects.create(role="practitioner", partnership=world.neighbours, start=today, end=today, **made)
    Appointment.objects.create(role="administrator", partnership=None, start=today + DAY, **made)
    sitting = Post("chair", world.partnership.pk, Appointment.objects.get(person=chair, role="chair").organisation_id)
    there, next_door, over = {sitting}, {Post("practitioner", world.neighbours.pk, None)}, {POST_OVER_ALL}
    held = {-10: set(), -9: there, 0: there | next_door, 1: there | over, 3: there | over, 4: over}
    for days, posts in held.items():
        with django_assert_num_queries(1):
            actor = actor_of(account, today + days * DAY)
        assert (actor.ref, actor.label, actor.person_id, actor.account_id, set(actor.posts)) == (
            chair.ref, chair.name, chair.pk, account.pk, posts,
        )  # fmt: skip


def test_an_account_of_nobody_is_the_public(world):
    assert actor_of(Account.objects.create_user("nobody@ashmere.example")) == PUBLIC
