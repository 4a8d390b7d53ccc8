"""What the search finds in words for outside and what points to nobody: let stand by a second person, with why."""

from lineofsight.core.access.actors import PersonActor
from lineofsight.core.access.operations import operation
from lineofsight.core.people import selectors as people
from lineofsight.core.sealed.values import Opened
from lineofsight.core.sealed.wording import Hit
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import LearningDraft, LetStand, PublicText
from lineofsight.learn.reviews.rules.standing import FIRM, NOTHING_THERE, refused_to_stand
from lineofsight.learn.reviews.selectors.drafts import draft_wording
from lineofsight.learn.reviews.selectors.pointing import Wording, address_wording, public_wording
from lineofsight.learn.reviews.services.learning import insist_waiting
from lineofsight.learn.reviews.services.publishing import insist_preparing, insist_second
from lineofsight.learn.reviews.services.standing_still import stand_still


@operation("reviews.let_text_stand", on="public_text")
def let_text_stand(
    actor: PersonActor, *, public_text: PublicText, opened: Opened, at: int, why: str, digest: str
) -> LetStand:
    """Say, as the second person who checks a text for outside, that a place in it points to nobody.

    Args:
        at: how many signs stand before the place. digest: what the text said when they read it.

    Raises:
        MoveRefused: they wrote it or lead the review; it was written anew; nothing is found there; or it is a child's
            own name or birthday, a postcode or a number.
    """
    stand_still(public_text.room)
    insist_preparing(public_text.local_review)
    insist_second(actor, public_text)
    return let_stand(actor, public_wording(public_text, opened), at, why, digest)


@operation("reviews.let_learning_stand", on="draft")
def let_learning_stand(
    actor: PersonActor, *, draft: LearningDraft, opened: Opened, at: int, why: str, digest: str
) -> LetStand:
    """Say, as the second person who reads a drafted learning point, that a place in its words points to nobody."""
    stand_still(draft.room)
    insist_waiting(draft)
    return let_stand(actor, draft_wording(draft, opened), at, why, digest)


@operation("reviews.let_address_stand", on="public_text")
def let_address_stand(
    actor: PersonActor, *, public_text: PublicText, opened: Opened, address: str, why: str
) -> tuple[LetStand, ...]:
    """Say, as the second person who checks a text for outside, that every place of the address under which it is
    published points to nobody. It counts for that text and that address.

    Raises:
        MoveRefused: they wrote the text or lead the review; it was written anew; nothing is found in the address; or
            some of it is a child's own name or birthday.
    """
    stand_still(public_text.room)
    insist_preparing(public_text.local_review)
    insist_second(actor, public_text)
    wording = address_wording(public_text, address, opened)
    if not wording.open:
        raise MoveRefused(NOTHING_THERE)
    if any(hit.firm for hit in wording.open):
        raise MoveRefused(FIRM)
    return tuple(stood(actor, wording, hit, why) for hit in wording.open)


def let_stand(actor: PersonActor, wording: Wording, at: int, why: str, digest: str) -> LetStand:
    hit = next((each for each in wording.open if each.at == at), None)
    refusal = refused_to_stand(same=digest == wording.digest, there=hit is not None, firm=bool(hit and hit.firm))
    if refusal or hit is None:
        raise MoveRefused(refusal)
    return stood(actor, wording, hit, why)


def stood(actor: PersonActor, wording: Wording, hit: Hit, why: str) -> LetStand:
    return LetStand.objects.create(
        partnership=wording.row.partnership, room=wording.row.room, about_ref=wording.row.ref, at=hit.at,
        what=hit.what, set_by=people.person(actor.ref), digest=wording.digest, words=hit.words, why=why,
    )  # fmt: skip
