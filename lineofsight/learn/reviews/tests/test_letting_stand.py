"""What the search finds and what points to nobody is let stand by a second person, for the very words they read. Every
child and every word is made up.
"""

import pytest
from django.db import DatabaseError, transaction

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.people.models import Person
from lineofsight.core.trail.models import Entry
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import LetStand, PublicText
from lineofsight.learn.reviews.selectors.drafts import draft_wording
from lineofsight.learn.reviews.selectors.pointing import Wording, public_wording
from lineofsight.learn.reviews.services import incident, learning, letting_stand, publishing
from lineofsight.learn.reviews.tests import factories, learned, local

TEXT = "In Larkspur nobody asked.\n\nThe law of 30 March 2026 helps."
WHY = "Larkspur is the flower on the poster (invented)"


def wording(world, text: PublicText, by: str = "icb") -> Wording:
    return public_wording(text, factories.opened(world, by, text.local_review.incident))


def let_stand(world, text: PublicText, words: str, by: str = "icb", **given) -> LetStand:
    """A place of a text is let stand."""
    keys = factories.opened(world, by, text.local_review.incident)
    read = public_wording(text, keys)
    at = next(each.at for each in read.open if each.words == words)
    said = {"at": at, "why": WHY, "digest": read.digest} | given
    return letting_stand.let_text_stand(getattr(world, by), public_text=text, opened=keys, **said)


def in_larkspur(world):
    """A review before publication whose child lives in Larkspur Rise."""
    made = local.preparing(world)
    keys, child = factories.opened(world, "manager", made.incident), made.incident.children.get()
    incident.edit_child(world.manager, child=child, opened=keys, told={"lives_in": "Larkspur Rise"})
    local.ticked(world, made)
    return made


def test_a_place_that_points_to_nobody_is_let_stand_for_that_very_text(world):
    made = in_larkspur(world)
    text = local.written(world, made, TEXT)
    assert [hit.words for hit in wording(world, text).open] == ["Larkspur", "30 March 2026"]
    let_stand(world, text, "Larkspur")
    with pytest.raises(MoveRefused, match="at 1 place"):
        publishing.check_public_text(world.icb, public_text=text, opened=factories.opened(world, "icb", made.incident))
    row = let_stand(world, text, "30 March 2026")
    keys = factories.opened(world, "icb", made.incident)
    assert (row.set_by, row.words.open(keys), row.why.open(keys)) == (world.person("icb"), "30 March 2026", WHY)
    assert "Larkspur" not in str(LetStand.objects.values_list())
    assert "Larkspur" not in str(Entry.objects.values_list("event", "reason", "subject_ref"))
    publishing.check_public_text(world.icb, public_text=text, opened=keys)
    again = local.written(world, made, TEXT)
    assert len(wording(world, again).open) == 2, "written anew it is asked anew"
    for place in ("Larkspur", "30 March 2026"):
        let_stand(world, again, place)
    publishing.check_public_text(world.icb, public_text=again, opened=keys)
    assert local.published(world, made).state == "published"


def test_what_is_let_stand_counts_no_more_once_the_search_takes_it_for_something_else(world):
    made = in_larkspur(world)
    text = local.written(world, made, "In Larkspur nobody asked.")
    let_stand(world, text, "Larkspur")
    publishing.check_public_text(world.icb, public_text=text, opened=factories.opened(world, "icb", made.incident))
    keys, child = factories.opened(world, "manager", made.incident), made.incident.children.get()
    incident.edit_child(world.manager, child=child, opened=keys, told={"name": "Larkspur Example", "lives_in": "Far"})
    assert [hit.what for hit in wording(world, text).open] == ["A name of the room"]
    with pytest.raises(MoveRefused, match="second person has not"):
        local.published(world, made)


def test_who_wrote_it_and_who_leads_the_review_let_nothing_stand(world):
    made = in_larkspur(world)
    local.let_in(world, made, "chair")
    text = local.written(world, made, TEXT)
    for name in ("manager", "reviewer", "health"):
        with pytest.raises(NotPermitted):
            let_stand(world, text, "Larkspur", by=name) if name != "health" else letting_stand.let_text_stand(
                world.health, public_text=text, opened=factories.opened(world, "icb", made.incident), at=0, why="x",
                digest="",
            )  # fmt: skip
    with pytest.raises(MoveRefused, match="changed while you read"):
        let_stand(world, text, "Larkspur", digest="x")
    with pytest.raises(MoveRefused, match="Nothing points"):
        let_stand(world, text, "Larkspur", at=1)
    local.written(world, made, TEXT)
    with pytest.raises(MoveRefused, match="written anew"):
        let_stand(world, text, "Larkspur")


@pytest.mark.parametrize(
    "said", ["Quillon Farthingdale", "Farthingdale, Quillon", "the fourteenth of March", "XX9 9XX"]
)
def test_a_childs_own_name_and_birthday_and_a_postcode_are_never_let_stand(world, said):
    made = local.preparing(world)
    text = local.written(world, made, f"Nobody asked {said} then.")
    with pytest.raises(MoveRefused, match="whoever reads it"):
        let_stand(world, text, wording(world, text).open[0].words)


def test_one_part_of_a_name_is_let_stand_where_it_is_somebody_elses(world):
    made = local.preparing(world)
    text = local.written(world, made, "Asked by nurse Ottoline, and by the firm of Quillon.")
    for words in ("Ottoline", "Quillon"):
        let_stand(world, text, words)
    assert wording(world, text).open == []


def test_words_of_a_learning_point_are_let_stand_until_they_are_worded_again(world):
    made = factories.reviewing(world)
    draft = learned.drafted(world, made, text="The law of 1 May 2026 is known", kind="strength")
    keys = factories.opened(world, "icb", made)
    read = draft_wording(draft, keys)
    given = {
        "draft": draft,
        "opened": keys,
        "at": read.open[0].at,
        "why": "It is the day of a law",
        "digest": read.digest,
    }
    with pytest.raises(NotPermitted):
        letting_stand.let_learning_stand(world.manager, **given)
    with pytest.raises(MoveRefused, match="point to a child"):
        learned.let_out(world, draft, "icb")
    letting_stand.let_learning_stand(world.icb, **given)
    said = {"stage": "early", "kind": "strength", "area": "health", "themes": ()}
    learning.reword_learning(world.manager, draft=draft, text="So the law of 1 May 2026 is known", **said)
    with pytest.raises(MoveRefused, match="changed while you read"):
        letting_stand.let_learning_stand(world.icb, **given)
    with pytest.raises(MoveRefused, match="point to a child"):
        learned.let_out(world, draft, "icb")
    learning.reword_learning(world.manager, draft=draft, text="The law of 1 May 2026 is known", **said)
    assert learned.let_out(world, draft, "icb").text == "The law of 1 May 2026 is known"
    with pytest.raises(MoveRefused, match="does not wait"):
        letting_stand.let_learning_stand(world.icb, **given)


def test_who_leads_a_review_lets_no_words_of_a_learning_point_stand(world):
    made = local.gathering(world)
    draft = learned.drafted(world, made.incident, text="The law of 1 May 2026 is known", kind="strength")
    keys = factories.opened(world, "reviewer", made.incident)
    read = draft_wording(draft, keys)
    with pytest.raises(NotPermitted):
        letting_stand.let_learning_stand(
            world.reviewer, draft=draft, opened=keys, at=read.open[0].at, why="x", digest=read.digest
        )


def test_what_was_let_stand_is_shown_with_who_and_why_and_is_never_changed(world):
    made = in_larkspur(world)
    text = local.written(world, made, TEXT)
    local.open_to(world, made, "manager", "icb")
    page = f"/ashmere/local-reviews/{made.ref}/publication/"
    client, ask = world.client("icb"), f"/ashmere/local-reviews/texts/{text.ref}/stands/"
    offered = client.get(page).content.decode()
    assert f"{ask}?at=" in offered
    assert ask not in world.client("manager").get(page).content.decode(), "whoever wrote it is not asked"
    at, digest = wording(world, text).open[0].at, wording(world, text).digest
    client.post(ask, {"at": str(at), "why": WHY, "digest": digest})
    shown = world.client("manager").get(page).content.decode()
    assert WHY in shown
    assert Person.objects.get(pk=world.person("icb").pk).name in shown
    with pytest.raises(DatabaseError), transaction.atomic():
        LetStand.objects.update(at=0)


LARKSPUR = "https://ashmere.test/learning/larkspur/2026/12"


def stand_address(world, text: PublicText, address: str = LARKSPUR, by: str = "icb"):
    """An address is let stand."""
    keys = factories.opened(world, by, text.local_review.incident)
    return letting_stand.let_address_stand(getattr(world, by), public_text=text, opened=keys, address=address, why=WHY)


def checked_in_larkspur(world) -> PublicText:
    """A text that may be published, of a child who lives in Larkspur Rise."""
    made = in_larkspur(world)
    text = local.written(world, made)
    return publishing.check_public_text(
        world.icb, public_text=text, opened=factories.opened(world, "icb", made.incident)
    )


def test_an_address_that_points_to_nobody_is_let_stand_for_that_very_address(world):
    text = checked_in_larkspur(world)
    made = text.local_review
    with pytest.raises(MoveRefused, match="let it stand"):
        local.published(world, made, address=LARKSPUR)
    (row,) = stand_address(world, text)
    keys = factories.opened(world, "icb", made.incident)
    assert (row.set_by, row.words.open(keys), row.why.open(keys)) == (world.person("icb"), "larkspur", WHY)
    assert "larkspur" not in str(LetStand.objects.values_list()).lower()
    with pytest.raises(MoveRefused, match="let it stand"):
        local.published(world, made, address=f"{LARKSPUR}/rise")
    assert local.published(world, made, address=LARKSPUR).publications.get().address == LARKSPUR


def test_an_address_let_stand_is_asked_anew_once_the_text_or_what_is_known_changes(world):
    text = checked_in_larkspur(world)
    made = text.local_review
    stand_address(world, text)
    keys, child = factories.opened(world, "manager", made.incident), made.incident.children.get()
    incident.edit_child(world.manager, child=child, opened=keys, told={"name": "Larkspur Example", "lives_in": "Far"})
    with pytest.raises(MoveRefused, match="let it stand"):
        local.published(world, made, address=LARKSPUR)
    again = local.checked(world, made)
    with pytest.raises(MoveRefused, match="let it stand"):
        local.published(world, made, address=LARKSPUR)
    with pytest.raises(MoveRefused, match="written anew"):
        stand_address(world, text)
    stand_address(world, again)
    assert local.published(world, made, address=LARKSPUR).state == "published"


def test_of_an_address_stands_what_may_stand_of_a_text_and_by_the_same_reader(world):
    text = checked_in_larkspur(world)
    for name in ("manager", "reviewer"):
        with pytest.raises(NotPermitted):
            stand_address(world, text, by=name)
    with pytest.raises(MoveRefused, match="whoever reads it"):
        stand_address(world, text, "https://ashmere.test/larkspur/quillon-farthingdale")
    assert not LetStand.objects.exists(), "nothing of an address stands where something of it may not"
    with pytest.raises(MoveRefused, match="Nothing in this address"):
        stand_address(world, text, "https://ashmere.test/learning/2026/12")


def test_an_address_is_let_stand_on_a_page_and_shown_with_why(world):
    text = checked_in_larkspur(world)
    made = text.local_review
    local.open_to(world, made, "manager", "icb")
    page = f"/ashmere/local-reviews/{made.ref}/publication/"
    ask = f"/ashmere/local-reviews/texts/{text.ref}/address/"
    assert ask in world.client("icb").get(page).content.decode()
    assert ask not in world.client("manager").get(page).content.decode(), "whoever wrote it is not asked"
    world.client("icb").post(ask, {"address": LARKSPUR, "why": WHY})
    shown = world.client("manager").get(page).content.decode()
    assert WHY in shown
    assert "larkspur" in shown
