"""The merged timeline, and the work on it."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.core.sealed.doors import in_room
from lineofsight.learn.reviews.forms import MarkForm, MergeForm
from lineofsight.learn.reviews.selectors import timeline as selectors
from lineofsight.learn.reviews.services import timeline as services
from lineofsight.learn.reviews.views.frame import about
from lineofsight.learn.reviews.views.left import unless_erased

PSEUDONYMOUS = "pseudonymous"


def back(request: Visit, episode) -> dict:
    """Work on the timeline leads back to it."""
    incident = episode.account.incident
    return about(request, incident, address("reviews:timeline", ref=incident.ref))


@may("reviews.see_incident")
@in_room
@unless_erased
def timeline(request: Visit, incident, opened) -> HttpResponse:
    """All agencies' episodes by date, with their sources and the ages then."""
    hidden = request.GET.get("of") == PSEUDONYMOUS
    found = selectors.timeline(incident, opened, pseudonymous=hidden)
    told = {
        "incident": incident, "entries": found, "hidden": hidden, "alike": selectors.alike(found) if not hidden else (),
        "works": bool(found) and not hidden and permitted(request.actor, "reviews.mark_episode", found[0].row),
        "crumbs": about(request, incident)["crumbs"],
    }  # fmt: skip
    return render(request, "reviews/timeline.html", told)


@may("reviews.merge_episode")
@in_room
def merge_episode(request: Visit, episode, opened) -> HttpResponse:
    """Put an entry under another of the same thing."""
    found = [each for each in selectors.timeline(episode.account.incident, opened) if each.row.pk != episode.pk]
    return asked(
        request, MergeForm(request.POST or None, entries=found, initial={"into": request.GET.get("into", "")}),
        lambda **given: services.merge_episode(request.actor, episode=episode, **given),
        heading="Which entry tells of the same thing?", submit="Put it under that one", done="They stand together.",
        lede=f"{episode.account.organisation.name} tells: {episode.what.open(opened)}", **back(request, episode),
    )  # fmt: skip


@may("reviews.part_episode")
@in_room
def part_episode(request: Visit, episode, opened) -> HttpResponse:
    """Let an entry stand by itself again."""
    return ask(
        request, lambda: services.part_episode(request.actor, episode=episode), heading="Part these entries?",
        consequence="Each stands by itself again, as its agency told it.", confirm="Part them",
        done="They stand apart.", **back(request, episode),
    )  # fmt: skip


@may("reviews.mark_episode")
@in_room
def mark_episode(request: Visit, episode, opened) -> HttpResponse:
    """Say what is made of an entry."""
    first = {"key": episode.key, "analysis": episode.analysis.open(opened)}
    return asked(
        request, MarkForm(request.POST or None, initial=first),
        lambda **given: services.mark_episode(request.actor, episode=episode, **given),
        heading="A key practice episode?", submit="Save", done="It is saved.",
        lede=f"{episode.account.organisation.name} tells: {episode.what.open(opened)}", **back(request, episode),
    )  # fmt: skip
