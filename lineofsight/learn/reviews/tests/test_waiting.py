"""What an incident waits for stands first on its page, late before the rest, with what its reader may do about it."""

import re
from datetime import timedelta

from lineofsight.kernel import clock
from lineofsight.learn.reviews.models import Incident
from lineofsight.learn.reviews.services import clocks, deciding, rapid
from lineofsight.learn.reviews.tests import factories, local


def in_days(count: int):
    """So many days on."""
    then = clock.now() + timedelta(days=count)
    return clock.set_clock(lambda: then)


def waits(world, made: Incident, who: str = "manager") -> list[str]:
    """The lines of the list, each as it is read, those that are late marked with an exclamation mark."""
    local.open_to(world, made, who)
    page = world.client(who).get(f"/ashmere/incidents/{made.ref}/").content.decode()
    found = re.search(r'aria-label="What it waits for">(.*?)</ul>', page, re.DOTALL)
    items = re.findall(r'<li class="los-due__item([^"]*)">(.*?)</li>', found[1], re.DOTALL) if found else []
    return [("! " if late else "") + " ".join(re.sub("<[^>]+>", " ", item).split()) for late, item in items]


def test_one_that_is_not_decided_waits_for_the_day_and_for_whoever_has_not_said_a_view(world):
    made = factories.referred(world)
    notify, views = waits(world, made)
    assert "working days left" in notify
    assert views.startswith("What the partners think of notifying not said yet by ")
    assert "Police" in views
    deciding.say_view(world.chief_constable, incident=made, view="notify", why="Serious harm")
    assert "Police" not in waits(world, made)[1]


def test_a_rapid_review_waits_for_its_plan_its_agencies_and_its_day_late_ones_first(world):
    made = factories.reviewing(world)
    factories.asked(world, made, "Health", days=3)
    factories.asked(world, made, "Police", days=20)
    steps = list(made.milestones.order_by("on"))
    with in_days(5):
        rapid.meet_milestone(world.manager, milestone=steps[0])
        late = [each for each in steps[1:] if each.on < clock.today()]
        found = waits(world, made)
        told = [line for line in found if "Note that it is done" in line]
        assert len(told) == len(late) + 1, "those that are late, and the next"
        assert [line for line in found if line.startswith("! Account of")] == [
            line for line in found if "Ashmere Health" in line
        ]
        assert any(line.startswith("Account of") and "Police" in line for line in found)
        assert found == sorted(found, key=lambda line: not line.startswith("! "))
        assert any("working days left" in line for line in found)
        assert not any("Note that it is done" in line for line in waits(world, made, "chief_constable"))


def test_what_somebody_outside_is_waited_for_is_late_once_it_was_to_be_looked_at_again(world):
    made = factories.sent(world)
    assert waits(world, made) == []
    day = clock.today() + timedelta(days=2)
    clocks.pause_clock(
        world.manager, incident=made, reason="criminal", note="", from_on=clock.today(), look_again_on=day
    )
    [line] = waits(world, made)
    assert "It is over" in line
    assert not line.startswith("!")
    with in_days(3):
        assert waits(world, made)[0].startswith("! ")


def test_a_local_review_is_waited_for_until_it_has_ended(world):
    review = local.commissioned(world)
    [line] = waits(world, review.incident)
    assert "Go on with it" in line
    with in_days(200):
        assert waits(world, review.incident)[0].startswith("! ")


def test_one_whose_local_review_is_published_waits_for_nothing(world):
    assert waits(world, local.published(world).incident) == []
