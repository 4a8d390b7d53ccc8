"""Learning briefings: of released points alone, read by a second person, taken back or followed, never edited."""

from datetime import timedelta

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.design.text import day
from lineofsight.core.thread.services.learning import note_learning_point
from lineofsight.kernel import clock
from lineofsight.kernel.clock import set_clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import Briefing
from lineofsight.learn.reviews.rules.briefings import links_of
from lineofsight.learn.reviews.selectors import briefings as selectors
from lineofsight.learn.reviews.services import briefings
from lineofsight.learn.reviews.tests import factories, learned
from lineofsight.learn.reviews.tests.learned import published

PUBLIC = "/ashmere/learning-briefings/published/"
PRACTICE = "Ask twice.\nWrite down who said it."


def begun(world, *points) -> Briefing:
    """A briefing of some points."""
    made = points or (learned.released(world, factories.reviewing(world)),)
    return briefings.begin_briefing(world.manager, partnership=world.partnership, title="Asking twice", points=made)


def written(world, *points) -> Briefing:
    """The same, with what practitioners make of it."""
    made = begun(world, *points)
    for part in made.parts.all():
        briefings.edit_briefing_part(
            world.manager, part=part, practice=PRACTICE, links="A guide https://example.org/guide"
        )
    return made


@pytest.mark.once
def test_links_are_lines_that_end_in_an_address():
    [one, bare] = links_of("A guide: https://example.org/a\n\nhttps://example.org/b")
    assert (one.words, one.address, bare.words) == ("A guide", "https://example.org/a", "https://example.org/b")
    for wrong in ("A guide", "Click javascript:alert(1)", "x /inside"):
        with pytest.raises(ValueError, match="End each line"):
            links_of(wrong)


def test_it_is_read_by_somebody_who_wrote_nothing_of_it(world):
    one = learned.released(world, factories.reviewing(world))
    other = learned.released(world, factories.reviewing(world), text="Ask fathers too (invented)")
    made = begun(world, one, other)
    with pytest.raises(MoveRefused, match="Say of each"):
        published(world, made)
    for part in made.parts.all():
        briefings.edit_briefing_part(world.analyst, part=part, practice=PRACTICE, links="")
    for writer in ("manager", "analyst"):
        with pytest.raises(NotPermitted):
            published(world, made, writer)
    with pytest.raises(MoveRefused, match="all five"):
        published(world, made, read_for=["name"])
    with pytest.raises(MoveRefused, match="changed while you read"):
        published(world, made, digest="earlier")
    briefings.edit_briefing(world.analyst, briefing=made, title="On 14 March 2019", points=[one])
    with pytest.raises(MoveRefused, match="may point to a child"):
        published(world, made)
    briefings.edit_briefing(world.analyst, briefing=made, title="Asking twice", points=[one])
    assert made.parts.get().practice == PRACTICE, "what was written of a point that stays is kept"
    assert published(world, made).published_by == world.person("chair")
    with pytest.raises(MoveRefused, match="published as it stands"):
        briefings.edit_briefing(world.manager, briefing=made, title="Other", points=[one])
    with pytest.raises(MoveRefused, match="published as it stands"):
        briefings.edit_briefing_part(world.manager, part=made.parts.get(), practice="Other", links="")


def test_anybody_reads_what_stands_and_nothing_that_was_taken_back_or_followed(world):
    made = written(world)
    page = f"{PUBLIC}{made.ref}/"
    assert world.client().get(page).status_code == 404
    published(world, made)
    seen = world.client().get(page).content.decode()
    assert learned.TEXT in seen
    assert "Ask twice." in seen
    assert "Serious incident" not in seen, "not even the key"
    assert world.client().get(f"{page}briefing.pdf").content.startswith(b"%PDF")
    after = briefings.begin_edition(world.manager, briefing=made)
    assert selectors.public_in(world.partnership) == [made], "it stands until the next is published"
    with pytest.raises(MoveRefused, match="later edition"):
        briefings.begin_edition(world.manager, briefing=made)
    published(world, after)
    assert selectors.public_in(world.partnership) == [after]
    seen = world.client().get(page).content.decode()
    assert f"{PUBLIC}{after.ref}/" in seen
    assert "Ask twice." not in seen
    assert world.client().get(f"{page}briefing.pdf").status_code == 404
    briefings.take_back_briefing(world.manager, briefing=after, reason="A link is wrong")
    assert selectors.public_in(world.partnership) == [], "the earlier one does not come back"
    seen = world.client().get(f"{PUBLIC}{after.ref}/").content.decode()
    assert "taken back" in seen
    assert "A link is wrong" not in seen
    assert after.title not in seen, "not in the heading, and not in the browser’s tab"


def test_who_may_not(world):
    made = written(world)
    point = made.parts.get().point
    for refused in (
        lambda: briefings.begin_briefing(world.lead, partnership=world.partnership, title="x", points=[point]),
        lambda: briefings.edit_briefing(world.chair, briefing=made, title="x", points=[point]),
        lambda: briefings.edit_briefing_part(world.chair, part=made.parts.get(), practice="x", links=""),
        lambda: briefings.publish_briefing(world.lead, briefing=made, read_for=[], digest=""),
        lambda: briefings.take_back_briefing(world.chair, briefing=made, reason="x"),
        lambda: briefings.begin_edition(world.chair, briefing=made),
        lambda: briefings.drop_briefing(world.chair, briefing=made),
    ):
        with pytest.raises(NotPermitted):
            refused()
    with pytest.raises(MoveRefused, match="nothing else"):
        begun(
            world,
            note_learning_point(
                world.manager,
                partnership=world.partnership,
                text="Of an audit",
                kind="strength",
                area="health",
                learnt_on=clock.today(),
                themes=(),
            ),
        )
    with pytest.raises(MoveRefused, match="draft still"):
        briefings.begin_edition(world.manager, briefing=made)
    with pytest.raises(MoveRefused):
        briefings.take_back_briefing(world.manager, briefing=made, reason="x")
    assert briefings.drop_briefing(world.analyst, briefing=made).state == "dropped"


def test_a_briefing_says_the_days_its_page_prints_and_no_other(world):
    made = begun(world)
    today = clock.today()
    for said, refused in (
        (f"Published on {day(today)}", False),
        (f"Published on {today:%d/%m/%Y}", True),
        (f"Published on {day(today - timedelta(days=1))}", True),
        (f"Published on {day(today + timedelta(days=1))}", True),
    ):
        part = made.parts.get()
        briefings.edit_briefing_part(world.manager, part=part, practice=said, links="")
        assert bool(selectors.hits_in(made)) == refused, said
    briefings.edit_briefing_part(world.manager, part=part, practice=f"Published on {day(today)}", links="")
    first = learned.published(world, made)
    later = clock.now() + timedelta(days=40)
    with set_clock(lambda: later):
        after = briefings.begin_edition(world.manager, briefing=first)
        assert selectors.hits_in(after) == (), "the edition before was published on that day"
        said = f"Changed on {day(clock.today())}; first published on {day(today)}"
        briefings.edit_briefing_part(world.manager, part=after.parts.get(), practice=said, links="")
        assert learned.published(world, after).state == "published"
