"""Repeats show themselves: a learning point is laid beside earlier ones that say the same in other words."""

import tomllib
from html import unescape
from pathlib import Path

import pytest

from lineofsight.core.thread.likeness.ranking import Said, nearest
from lineofsight.core.thread.models import LearningPoint
from lineofsight.core.thread.selectors import repeats
from lineofsight.core.thread.services import learning, themes
from tests.thread import factories

# Thirty pairs that mean the same in different words, and a hundred unlike: written before the matching was.
WRITTEN = tomllib.loads(Path(__file__).with_name("learning_pairs.toml").read_text())


@pytest.mark.once
@pytest.mark.parametrize(("of", "by"), [("earlier", "later"), ("later", "earlier")])
def test_of_thirty_pairs_among_a_hundred_unlike_at_least_24_find_their_pair_in_the_first_five(of, by):
    among = [Said(str(n), pair[of]) for n, pair in enumerate(WRITTEN["pairs"])]
    among += [Said(f"unlike {n}", each["text"]) for n, each in enumerate(WRITTEN["unlike"])]
    assert (len(WRITTEN["pairs"]), len(WRITTEN["unlike"])) == (30, 100)
    found = [
        str(n) in {like.ref for like in nearest(pair[by], among, most=5)} for n, pair in enumerate(WRITTEN["pairs"])
    ]
    assert sum(found) >= 24


def test_a_point_is_laid_beside_what_was_learned_before_with_what_became_of_it(world):
    pair, other = WRITTEN["pairs"][0], WRITTEN["unlike"][0]["text"]
    earlier = factories.point(world, pair["earlier"], days_ago=400)
    factories.point(world, other, days_ago=300)
    action = factories.done(world, point=earlier)
    factories.found(world, action, "no_change")
    later = factories.point(world, pair["later"])
    first = repeats.like(world.chair, later)[0]
    assert first.point == earlier
    assert "a test found no change" in first.became
    page = world.client("chair").get(f"/ashmere/learning/{later.ref}/").content.decode()
    assert pair["earlier"] in unescape(page)
    assert f"?earlier={earlier.ref}" in page
    learning.link_repeat(world.chair, point=later, earlier=earlier)
    assert earlier not in [each.point for each in repeats.like(world.chair, later)], "it is linked already"


def test_what_came_later_and_what_one_may_not_see_are_not_offered(world):
    pair = WRITTEN["pairs"][0]
    point = factories.point(world, pair["earlier"], days_ago=400)
    factories.point(world, pair["later"])
    assert repeats.like(world.chair, point) == []
    assert repeats.like(world.lead, LearningPoint.objects.latest("id")) == []


def test_a_partnerships_own_words_for_a_theme_are_heard(world):
    theme = factories.theme(world, "Zebra rota")
    themes.add_synonym(world.manager, theme=theme, text="duty grid")
    earlier = factories.point(world, "Nobody kept the zebra rota.", days_ago=400)
    later = factories.point(world, "The duty grid had gaps.")
    like = repeats.like(world.chair, later)
    assert earlier in [each.point for each in like]
    assert any("Zebra rota" in each.because or "zebra rota" in " ".join(each.because).lower() for each in like)


def test_marks_made_with_another_vocabulary_are_made_again(world):
    earlier = factories.point(world, WRITTEN["pairs"][0]["earlier"], days_ago=400)
    LearningPoint.objects.filter(pk=earlier.pk).update(marks="old 100 something")
    later = factories.point(world, WRITTEN["pairs"][0]["later"])
    assert repeats.like(world.chair, later)[0].point == earlier
