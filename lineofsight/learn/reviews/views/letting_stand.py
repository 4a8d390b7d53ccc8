"""Letting stand what the search finds in words for outside, by the second person who reads them. Inside the room."""

from collections.abc import Callable

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.people.record_pages import asked
from lineofsight.core.sealed.doors import in_room
from lineofsight.learn.reviews.forms.standing import AddressForm, StandForm
from lineofsight.learn.reviews.selectors.drafts import draft_wording
from lineofsight.learn.reviews.selectors.pointing import Wording, public_wording
from lineofsight.learn.reviews.services import letting_stand as services
from lineofsight.learn.reviews.views.learning import around
from lineofsight.learn.reviews.views.local_review import about
from lineofsight.learn.reviews.views.publishing import own

LEDE = (
    "It counts for these very words: written anew, they are asked anew. Your name and why stand beside them in the "
    "room. A child’s own first and last name, the day it was born, a postcode and a number are not let stand."
)
OF_ADDRESS = (
    "It counts for this very address and this very text. Your name and why stand beside it in the room. A child’s own "
    "first and last name and the day it was born are not let stand."
)


@may("reviews.let_text_stand")
@in_room
def let_text_stand(request: Visit, public_text, opened) -> HttpResponse:
    """Of a text that is to be published."""
    return judged(
        request, public_wording(public_text, opened),
        lambda **given: services.let_text_stand(request.actor, public_text=public_text, opened=opened, **given),
        **about(request, public_text.local_review, own(public_text.local_review)),
    )  # fmt: skip


@may("reviews.let_address_stand")
@in_room
def let_address_stand(request: Visit, public_text, opened) -> HttpResponse:
    """Of the address under which it is to be published."""
    return asked(
        request, AddressForm(request.POST or None),
        lambda **given: services.let_address_stand(request.actor, public_text=public_text, opened=opened, **given),
        heading="This address points to nobody", lede=OF_ADDRESS, submit="Let it stand", done="It is let stand.",
        **about(request, public_text.local_review, own(public_text.local_review)),
    )  # fmt: skip


@may("reviews.let_learning_stand")
@in_room
def let_learning_stand(request: Visit, draft, opened) -> HttpResponse:
    """Of a drafted learning point and its actions."""
    return judged(
        request, draft_wording(draft, opened),
        lambda **given: services.let_learning_stand(request.actor, draft=draft, opened=opened, **given),
        **around(request, draft),
    )  # fmt: skip


def judged(request: Visit, wording: Wording, make: Callable[..., object], **around) -> HttpResponse:
    """Ask which place points to nobody, and why."""
    first = {"at": request.GET.get("at", ""), "digest": wording.digest}
    form = StandForm(request.POST or None, initial=first, places=[hit for hit in wording.open if not hit.firm])
    return asked(
        request, form, make, heading="These words point to nobody", lede=LEDE, submit="Let them stand",
        done="They are let stand.", **around,
    )  # fmt: skip
