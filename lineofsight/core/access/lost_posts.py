"""Nothing typed is lost: a form that arrives signed out is kept sealed for an hour and offered again."""

import json
from datetime import timedelta

from django.http import HttpRequest, HttpResponse, QueryDict

from lineofsight.core.access.models import LostPost
from lineofsight.core.access.sealing import seal, unseal
from lineofsight.kernel import clock
from lineofsight.kernel.refs import new_ref

COOKIE = "kept"
KEPT_FOR = timedelta(hours=1)
# Neither a password nor the form's own token is worth keeping.
NEVER_KEPT = {"csrfmiddlewaretoken", "password", "password1", "password2", "again", "oldpassword", "code"}
PLACE = {"table": "access_lostpost", "column": "fields"}


def keep(request: HttpRequest, response: HttpResponse) -> LostPost:
    """Keep a form's fields, sealed, and leave its ref in a signed cookie of the browser it came from."""
    fields = {name: values for name, values in request.POST.lists() if name not in NEVER_KEPT}
    ref = new_ref()
    kept = LostPost.objects.create(
        ref=ref, path=request.path, fields=seal(json.dumps(fields).encode(), ref=ref, **PLACE)
    )
    LostPost.objects.filter(created_at__lt=clock.now() - KEPT_FOR).delete()
    response.set_signed_cookie(
        COOKIE, kept.ref, max_age=KEPT_FOR, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return kept


def kept_for(request: HttpRequest) -> LostPost | None:
    """The form this browser's cookie names, if it is still kept."""
    ref = request.get_signed_cookie(COOKIE, default="", max_age=KEPT_FOR)
    return LostPost.objects.filter(ref=ref, created_at__gte=clock.now() - KEPT_FOR).first() if ref else None


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
