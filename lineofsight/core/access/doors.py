"""Every path declares its door: `public`, `by_grant` or `may("…")`. A path without one is found by the house test."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from lineofsight.core.access import lost_posts
from lineofsight.core.access.permissions import right
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.views import refuse as refusal
from lineofsight.kernel.refs import is_ref


@dataclass(frozen=True)
class Door:
    """How a path is guarded: "public", "by_grant" or "may" with the permission's name."""

    kind: str
    permission: str = ""


def marked(view: Any, door: Door) -> Callable:
    """The view, saying which door it stands behind."""
    view.door = door
    return view


def public(view: Callable) -> Callable:
    """Anybody may open this path."""

    @wraps(view)
    def guarded(request: Visit, *args, partnership: str | None = None, **parts) -> HttpResponse:
        return view(request, *args, **parts)

    return marked(guarded, Door("public"))


def by_grant(view: Callable) -> Callable:
    """The secret in the address is the key; the view finds its grant and says plainly when there is none."""
    return marked(public(view), Door("by_grant"))


def may(name: str, *, before_second_step: bool = False) -> Callable:
    """Whoever the permission opens a row to may open this path.

    Where the address has a `ref`, the row of that ref is looked up among the rows the actor may see and handed to the
    view in its place. Where it has none the question is about the open partnership, or, outside every partnership,
    whether there is any row at all. Only the pages on which a second step is set up open before there is one.
    """

    def door(view: Callable) -> Callable:
        @wraps(view)
        def guarded(request: Visit, *, partnership: str | None = None, **parts) -> HttpResponse:
            permission = right(name)
            rows = permission.rows(request.actor)
            if "ref" in parts:
                ref = parts.pop("ref")
                row = rows.filter(ref=ref).first() if is_ref(ref) else None
                opened, given = row is not None and stands_in(request, row), [row]
            else:
                opened = rows.filter(pk=request.partnership.pk).exists() if partnership else rows.exists()
                given = []
            if not opened:
                return refuse(request, permission.ask)
            if request.needs_second_step and not before_second_step:
                return redirect("mfa_activate_totp")
            return view(request, *given, **parts)

        return marked(guarded, Door("may", name))

    return door


def stands_in(request: Visit, row: Model) -> bool:
    """Whether a row may be shown at this address: one of another partnership is not there."""
    owner = getattr(row, "partnership_id", None)
    return request.partnership is None or owner in (None, request.partnership.pk)


def refuse(request: Visit, ask: str) -> HttpResponse:
    """Refuse in a way that helps: sign-in for whoever is not known, whom to ask for whoever is.

    The answer is the same whether the record exists or not, so that an address cannot be used to find out.
    """
    if request.actor.kind != "public":
        return refusal(request, 403, sentence="Either it is not there, or it is not open to you.", ask=ask)
    target = request.get_full_path() if request.method == "GET" else reverse("access:kept")
    response = redirect(f"{reverse('account_login')}?{urlencode({'next': target})}")
    if request.method == "POST" and lost_posts.keep(request, response):
        messages.info(request, "You were signed out. What you typed has been kept: sign in and we will show it to you.")
    return response
