"""Nothing typed is lost: a form that arrives signed out, or in a room that has shut, is kept sealed for an hour and
offered again."""

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
KEPT_FOR = timedelta(hours=1)
LARGEST = 100_000
LONGEST_PATH = 300
MOST_KEPT = 1000
# Neither a password nor the form's own token is worth keeping.
NEVER_KEPT = {"csrfmiddlewaretoken", "password", "password1", "password2", "again", "oldpassword", "code"}
PLACE = {"table": "access_lostpost", "column": "fields"}


def keep(request: HttpRequest, response: HttpResponse, *, typed_by: str = "") -> LostPost | None:
    """Keep a form's fields, sealed, and leave its ref in a signed cookie of the browser it came from.

    Args:
        typed_by: the ref of whoever typed it, where that is known: it is then offered to nobody else.

    Nothing is kept of what another site sent, of more than a person types, of an address that is itself a secret, or
    when so much is kept already that somebody must be filling the disk.
    """
    fields = {name: values for name, values in request.POST.lists() if name not in NEVER_KEPT}
    typed = json.dumps(fields).encode()
    if from_elsewhere(request) or len(typed) > LARGEST or len(request.path) > LONGEST_PATH or is_secret(request.path):
        return None
    LostPost.objects.filter(created_at__lt=clock.now() - KEPT_FOR).delete()
    if LostPost.objects.count() >= MOST_KEPT:
        return None
    ref = new_ref()
    fields_sealed = seal(typed, ref=ref, **PLACE)
    kept = LostPost.objects.create(ref=ref, path=request.path, fields=fields_sealed, typed_by=typed_by)
    response.set_signed_cookie(
        COOKIE, kept.ref, max_age=KEPT_FOR, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return kept


def from_elsewhere(request: HttpRequest) -> bool:
    """Whether a form came from another site."""
    origin = request.headers.get("Origin")
    return origin not in (None, f"{request.scheme}://{request.get_host()}")


def is_secret(path: str) -> bool:
    """Whether an address holds a link's secret, which is kept nowhere."""
    door = getattr(resolve(path).func, "door", None)
    return getattr(door, "kind", "") == "by_grant"


def kept_for(request: HttpRequest) -> LostPost | None:
    """The form this browser's cookie names, if it is still kept, and is not somebody else's."""
    ref = request.get_signed_cookie(COOKIE, default="", max_age=KEPT_FOR)
    if not ref:
        return None
    kept = LostPost.objects.filter(ref=ref, created_at__gte=clock.now() - KEPT_FOR).first()
    actor: Actor | None = getattr(request, "actor", None)
    return kept if kept and kept.typed_by in ("", actor.ref if actor else "") else None


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
