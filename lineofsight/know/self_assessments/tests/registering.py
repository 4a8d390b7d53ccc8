"""Bodies that nobody invited, as the tests make them: by the public page's own service and the letter it sends."""

import re

from lineofsight.core.access.actors import PUBLIC
from lineofsight.core.notices.models import Message
from lineofsight.core.notices.services import text_of
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.models import Registration

SECRET = re.compile(r"/register/prove/([^/\s]+)/")
BODY = {
    "body": "Ashmere Harbour Play (invented)", "body_kind": "police", "register": "charity", "number": "1123456",
    "name": "Wren Writer", "post": "Safeguarding lead", "email": "wren@harbour.example",
    "why": "We run holiday clubs in the area",
}  # fmt: skip


def registered(world, **given: str) -> None:
    """A body registers; its kind is one that an open round asks."""
    services.registering.register_body(PUBLIC, partnership=world.partnership, **{**BODY, **given})


def letters(email: str = BODY["email"]) -> list[Message]:
    """The letters to an address, the latest last."""
    return list(Message.objects.filter(to_address=email).order_by("id"))


def secret_of(email: str = BODY["email"]) -> str:
    """The secret in the last letter with a link to prove an address."""
    return SECRET.search(text_of(Message.objects.filter(to_address=email, kind="self_assessments/prove").latest("id")))[
        1
    ]


def proved(world, **given: str) -> Registration:
    """A body that registered, and whose address was proved."""
    registered(world, **given)
    email = given.get("email", BODY["email"])
    return services.registering.prove_registration(PUBLIC, secret=secret_of(email))
