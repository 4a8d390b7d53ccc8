"""Nothing typed is lost: a form that arrives signed out, or in a room that has shut, is kept sealed for an hour and
offered again to whoever typed it, and to nobody else who uses that browser.

Who that is, is known of whoever is signed in; of whoever no longer is, by a signed cookie that says who was there last.
"""

import json
from datetime import timedelta

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import resolve

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import LostPost
from lineofsight.core.access.sealing import seal, unseal
from lineofsight.kernel import clock
from lineofsight.kernel.refs import new_ref

COOKIE = "kept"
LAST = "last"
KEPT_FOR = timedelta(hours=1)
LARGEST = 100_000
LONGEST_PATH = 300
MOST_KEPT = 1000
# Neither a password nor the form's own token is worth keeping.
NEVER_KEPT = {"csrfmiddlewaretoken", "password", "password1", "password2", "again", "oldpassword", "code"}
PLACE = {"table": "access_lostpost", "column": "fields"}


def remember(request: HttpRequest, response: HttpResponse) -> None:
    """Leave in a browser who is signed in there, so that what they type after their session has ended is theirs."""
    ref = known(request)
    if ref and ref != last_known(request):
        response.set_signed_cookie(LAST, ref, httponly=True, samesite="Lax", secure=request.is_secure())


def known(request: HttpRequest) -> str:
    """The ref of whoever is signed in; nothing where it is anybody."""
    actor: Actor | None = getattr(request, "actor", None)
    return actor.ref if actor and actor.kind != "public" else ""


def last_known(request: HttpRequest) -> str:
    """The ref of whoever was signed in last in this browser."""
    return str(request.get_signed_cookie(LAST, default=""))


def keep(request: HttpRequest, response: HttpResponse) -> LostPost | None:
    """Keep a form's fields, sealed, and leave its ref in a signed cookie of the browser it came from.

    Nothing is kept of what another site sent, of more than a person types, of an address that is itself a secret, of
    nobody known where the page is not everybody's, or when so much is kept already that somebody must be filling the
    disk.
    """
    typed_by = known(request) or last_known(request)
    if not typed_by and not is_public(request.path):
        return None
    fields = {name: values for name, values in request.POST.lists() if name not in NEVER_KEPT}
    typed = json.dumps(fields).encode()
    if from_elsewhere(request) or len(typed) > LARGEST or len(request.path) > LONGEST_PATH or is_secret(request.path):
        return None
    forget_old()
    if LostPost.objects.count() >= MOST_KEPT:
        return None
    ref = new_ref()
    fields_sealed = seal(typed, ref=ref, **PLACE)
    kept = LostPost.objects.create(ref=ref, path=request.path, fields=fields_sealed, typed_by=typed_by)
    response.set_signed_cookie(
        COOKIE, kept.ref, max_age=KEPT_FOR, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return kept


def forget_old() -> None:
    """Forget what was kept for its hour."""
    LostPost.objects.filter(created_at__lt=clock.now() - KEPT_FOR).delete()


def from_elsewhere(request: HttpRequest) -> bool:
    """Whether a form came from another site."""
    origin = request.headers.get("Origin")
    return origin not in (None, f"{request.scheme}://{request.get_host()}")


def is_secret(path: str) -> bool:
    """Whether an address holds a link's secret, which is kept nowhere."""
    return kind_of_door(path) == "by_grant"


def is_public(path: str) -> bool:
    """Whether an address is everybody's, so that what is typed there is nobody's secret."""
    return kind_of_door(path) in ("", "public")


def kind_of_door(path: str) -> str:
    """How an address is guarded; nothing where it declares no door."""
    return getattr(getattr(resolve(path).func, "door", None), "kind", "")


def kept_for(request: HttpRequest, whose: str = "") -> LostPost | None:
    """The form this browser's cookie names, if it is still kept, and is not somebody else's. Nothing is shown to
    whoever has not taken their second step.

    Args:
        whose: the ref of whoever asks, where they have only now come in.
    """
    ref = request.get_signed_cookie(COOKIE, default="", max_age=KEPT_FOR)
    if not ref or getattr(request, "needs_second_step", False):
        return None
    kept = LostPost.objects.filter(ref=ref, created_at__gte=clock.now() - KEPT_FOR).first()
    return kept if kept and kept.typed_by in ("", whose or known(request)) else None


def fields_of(kept: LostPost) -> QueryDict:
    """What was typed."""
    fields = QueryDict(mutable=True)
    for name, values in json.loads(unseal(bytes(kept.fields), ref=kept.ref, **PLACE)).items():
        fields.setlist(name, values)
    return fields


def drop(kept: LostPost, response: HttpResponse) -> HttpResponse:
    """Forget it: it was used, or is not wanted."""
    kept.delete()
    response.delete_cookie(COOKIE)
    return response
