"""First pages: of the installation, of a partnership, of a wing."""

from django.db import connection
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lineofsight.core.access import selectors as access
from lineofsight.core.access.doors import may, public
from lineofsight.core.access.manifests import manifests
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import selectors as notices
from lineofsight.journeys.shell import WINGS, pages_of
from lineofsight.journeys.views.lines import lines_of

# How many things that are due stand on the first page; the inbox and the diary have them all.
AT_HOME = 5


@public
def front(request: Visit) -> HttpResponse:
    """The installation's first page; whoever has one partnership goes straight to it, once they have a second step."""
    if request.needs_second_step:
        return redirect("mfa_activate_totp")
    entered = list(access.entered(request.actor))
    if len(entered) == 1:
        return redirect(reverse("journeys:home", kwargs={"partnership": entered[0].slug}))
    about = {"partnerships": access.partnerships(), "administers": access.administered(request.actor).exists()}
    return render(request, "journeys/front.html", about)


@public
def home(request: Visit) -> HttpResponse:
    """A partnership's first page: what is due, for its people; what it has published, for everybody."""
    inside = access.entered(request.actor).filter(pk=request.partnership.pk).exists()
    if not inside:
        return render(request, "journeys/public_home.html", {"pages": public_pages()})
    if request.needs_second_step:
        return redirect("mfa_activate_totp")
    # One more of each than is shown, to know whether there are more.
    due = list(notices.due_from(request.actor)[: AT_HOME + 1])
    late = list(notices.late_from_others(request.actor, request.partnership)[: AT_HOME + 1])
    about = {
        "due": lines_of(request.actor, due[:AT_HOME]),
        "more_due": len(due) > AT_HOME,
        "late": lines_of(request.actor, late[:AT_HOME]),
        "more_late": len(late) > AT_HOME,
        "behind": late_table(request),
        "wings": [(label, pages_of(request.actor, key)) for key, label in WINGS],
        "pages": public_pages(),
        "can": own_pages(request),
    }
    return render(request, "journeys/home.html", about)


def public_pages() -> list:
    """What the modules show to everybody."""
    return [page for manifest in manifests() for page in manifest.public_pages]


def late_table(request: Visit) -> list:
    """What each agency is late with, for the Executive and who runs its business."""
    if not permitted(request.actor, "notices.see_late", request.partnership):
        return []
    return notices.late_by_agency(request.partnership)


def own_pages(request: Visit) -> list[tuple[str, str, str]]:
    """The pages about the partnership itself that this actor may open."""
    pages = [
        ("access.enter", "Diary", "journeys:diary", "What is due, from whom and by when."),
        ("sealed.list_rooms", "Sealed rooms", "sealed:rooms", "Those you are let in to, and how they are kept."),
        ("people.see_people", "People", "people:people", "Who is appointed to what, and inviting them."),
        ("notices.see_outbox", "Outbox", "notices:outbox", "Every message written from here, and what became of it."),
        ("notices.preview_digests", "Weekly digest", "notices:preview_digests", "Who would be written what."),
        (
            "notices.set_parameter",
            "Reminding and escalating",
            "notices:parameters",
            "When the digest goes, and when what is late goes to the delegated partner.",
        ),
        (
            "access.see_grants",
            "Who can see what",
            "journeys:grants",
            "Links and grants that hold today, and until when.",
        ),
        ("access.rename_term", "Our words", "journeys:words", "The partnership’s own words for things."),
    ]
    return [
        (label, address(name), sentence)
        for permission, label, name, sentence in pages
        if permitted(request.actor, permission, request.partnership)
    ]


@may("access.enter")
def wing(request: Visit, wing: str) -> HttpResponse:
    """The pages of one wing's modules."""
    label = dict(WINGS).get(wing)
    if label is None:
        raise Http404("There are three wings.")
    return render(
        request, "journeys/wing.html", {"heading": label, "pages": pages_of(request.actor, wing), "crumbs": []}
    )


@public
def accessibility(request: Visit) -> HttpResponse:
    """How accessible this is, and whom to tell when it is not."""
    return render(request, "journeys/accessibility.html", {"crumbs": []})


@public
def healthy(request: Visit) -> HttpResponse:
    """Answers when the application and its database do."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("healthy\n", content_type="text/plain")
