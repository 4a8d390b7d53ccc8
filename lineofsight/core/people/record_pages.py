"""What every page of a record has round it: its moves, since when it is so, what happened, and the page of a move."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.manifests import Offer
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.moves import ConfirmForm, ReasonForm, SeenForm
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people import selectors as people
from lineofsight.core.records import selectors as records
from lineofsight.core.records.models import Record
from lineofsight.kernel.lifecycle import MoveRefused


@dataclass(frozen=True)
class Button:
    """A move offered on a page."""

    label: str
    url: str
    grave: bool = False


def buttons(
    request: Visit, record: Record, module: str, *, labels: Mapping[str, str] | None = None,
    but: Collection[str] = (), grave: Collection[str] = (),
) -> list[Button]:  # fmt: skip
    """The moves of a record's lifecycle that its state and the reader's rights allow.

    Args:
        module: whose addresses and permissions they are, such as "thread".
        labels: what a button says where the move's own label will not do, by move.
        but: moves that follow from another and are not pressed. grave: moves set apart because they end things.
    """
    return [
        Button(
            (labels or {}).get(move.key, move.label), address(f"{module}:{move.key}", ref=record.ref), move.key in grave
        )
        for move in record.LIFECYCLE.moves_from(record.state)
        if move.key not in but and permitted(request.actor, f"{module}.{move.key}", record)
    ]


def offered(offers: Iterable[Offer]) -> list[Button]:
    """What modules offer to do about a record, as buttons beside its moves."""
    return [Button(offer.words, offer.address) for offer in offers if offer.address]


def history_of(record: Record) -> list[dict]:
    """A record's history as the macro draws it, the latest first."""
    moves = records.history(record)
    names = people.names(moved.actor_ref for moved in moves)
    return [
        {
            "when": moved.at,
            "who": names[moved.actor_ref],
            "what": "Opened" if moved.move == "open" else record.LIFECYCLE.move(moved.move).told,
            "why": moved.reason,
        }
        for moved in reversed(moves)
    ]


def since(record: Record) -> dict:
    """Since when a record is in its state, and who brought it there."""
    latest = records.latest(record)
    return {"at": latest.at, "who": people.names([latest.actor_ref])[latest.actor_ref]}


def ask(
    request: Visit, make: Callable[..., object], *, heading: str, consequence: str, confirm: str, done: str, back: str,
    crumbs: Iterable[Crumb] = (), reason: bool = False, grave: bool = False, instead: Button | None = None,
    seen: str = "",
) -> HttpResponse:  # fmt: skip
    """Ask about a move, with a reason where it needs one, and make it; a refusal stands on the page that asked.

    Args:
        make: makes the move; given the reason where one is asked for, and `seen` as it was when the page was shown.
        done: what is said afterwards. back: where one goes then, and by Cancel.
        instead: what has to be done first, where something has: it stands beside the button.
        seen: which wording the page is about, where it may change before the button is pressed.
    """
    form_of = SeenForm if seen else ReasonForm if reason else ConfirmForm
    form = form_of(request.POST if request.method == "POST" else None, initial={"seen": seen})
    if form.is_bound and form.is_valid():
        try:
            make(**form.cleaned_data)
            messages.success(request, done)
            return redirect(back)
        except MoveRefused as refused:
            form.add_error(None, str(refused))
    about = {
        "heading": heading, "consequence": consequence, "confirm": confirm, "form": form, "grave": grave,
        "cancel_url": back, "crumbs": list(crumbs), "instead": instead,
    }  # fmt: skip
    return render(request, "design/move.html", about)


def asked(
    request: Visit, form, make: Callable[..., object], *, heading: str, submit: str, done: str, back: str,
    lede: str = "", crumbs: Iterable[Crumb] = (), at: Callable[[Any], str] | None = None,
    template: str = "design/form.html",
) -> HttpResponse:  # fmt: skip
    """Ask with a form, and make of its answers what a service makes; a refusal stands on the page that asked.

    Args:
        make: makes it, of the form's `cleaned_data`. back: where one goes by Cancel, and then; or then to `at`, the
            address of what was made.
    """
    if form.is_bound and form.is_valid():
        try:
            made = make(**form.cleaned_data)
            messages.success(request, done)
            return redirect(at(made) if at else back)
        except MoveRefused as refused:
            form.add_error(None, str(refused))
    about = {
        "heading": heading, "lede": lede, "form": form, "submit": submit, "cancel_url": back, "crumbs": list(crumbs),
    }  # fmt: skip
    return render(request, template, about)
