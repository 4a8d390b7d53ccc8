"""Home, wings, inbox, words, who can see what; and the installation's own pages."""

from django.conf import settings
from django.contrib import messages
from django.db import connection
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lineofsight.core.access import selectors as access
from lineofsight.core.access import services as access_services
from lineofsight.core.access.doors import may, public
from lineofsight.core.access.manifests import manifests
from lineofsight.core.access.models import Grant
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.moves import ConfirmForm
from lineofsight.core.design.shell import Crumb
from lineofsight.core.design.words import terms
from lineofsight.core.notices import selectors as notices
from lineofsight.core.notices import services as notices_services
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Person
from lineofsight.core.people.roles import Role
from lineofsight.core.records import selectors as records
from lineofsight.journeys.forms import PartnershipForm, TermForm
from lineofsight.journeys.shell import WINGS, pages_of
from lineofsight.kernel import clock

# The terms that stand on pages today. The others of the list wait for the pages that will say them.
IN_USE = ("scorecard", "yearly_report")


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
    about = {
        "due": with_days(notices.due_from(request.actor))[:5],
        "late": with_days(notices.late_from_others(request.actor, request.partnership)),
        "wings": [(label, pages_of(request.actor, key)) for key, label in WINGS],
        "pages": public_pages(),
        "can": own_pages(request),
    }
    return render(request, "journeys/home.html", about)


def public_pages() -> list:
    """What the modules show to everybody."""
    return [page for manifest in manifests() for page in manifest.public_pages]


def own_pages(request: Visit) -> list[tuple[str, str, str]]:
    """The pages about the partnership itself that this actor may open."""
    pages = [
        ("people.see_people", "People", "people:people", "Who is appointed to what, and inviting them."),
        ("notices.see_outbox", "Outbox", "notices:outbox", "Every message written from here, and what became of it."),
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


def with_days(owed) -> list[tuple]:
    """What is owed, each with how many days it is late."""
    today = clock.today()
    return [(due, (today - due.on).days) for due in owed]


@may("access.enter")
def inbox(request: Visit) -> HttpResponse:
    """Everything that is due from this person, the soonest first."""
    return render(request, "journeys/inbox.html", {"due": with_days(notices.due_from(request.actor)), "crumbs": []})


@may("access.enter")
def wing(request: Visit, wing: str) -> HttpResponse:
    """The pages of one wing's modules."""
    label = dict(WINGS).get(wing)
    if label is None:
        raise Http404("There are three wings.")
    return render(
        request, "journeys/wing.html", {"heading": label, "pages": pages_of(request.actor, wing), "crumbs": []}
    )


@may("access.rename_term")
def words(request: Visit) -> HttpResponse:
    """The words this partnership may call by its own names."""
    own = access.own_words(request.partnership)
    return render(request, "journeys/words.html", {"terms": [terms()[key] for key in IN_USE], "own": own, "crumbs": []})


@may("access.rename_term")
def rename_term(request: Visit, key: str) -> HttpResponse:
    """Set the partnership's own word for one term."""
    if key not in IN_USE:
        raise Http404("There is no such term.")
    singular, plural = access.own_words(request.partnership).get(key, (terms()[key].singular, terms()[key].plural))
    form = TermForm(request.POST or None, initial={"singular": singular, "plural": plural})
    if form.is_bound and form.is_valid():
        access_services.rename_term(request.actor, partnership=request.partnership, key=key, **form.cleaned_data)
        messages.success(request, f"From now on it is called {form.cleaned_data['singular']}.")
        return redirect(address("journeys:words"))
    about = {
        "heading": f"What do you call a {terms()[key].singular}?",
        "lede": terms()[key].meaning,
        "form": form,
        "submit": "Use these words",
        "cancel_url": address("journeys:words"),
        "crumbs": [Crumb("Our words", address("journeys:words"))],
    }
    return render(request, "design/form.html", about)


@may("access.see_grants")
def grants(request: Visit) -> HttpResponse:
    """Who can see what by a grant, and until when."""
    held = list(access.grants_in(request.partnership))
    names = people.names([grant.holder_ref for grant in held] + [grant.granted_by for grant in held])
    cards = records.cards(grant.record_ref for grant in held)
    rows = [(grant, names[grant.holder_ref], cards.get(grant.record_ref), names[grant.granted_by]) for grant in held]
    return render(request, "journeys/grants.html", {"rows": rows, "crumbs": []})


@may("access.stop_grant")
def stop_grant(request: Visit, grant: Grant) -> HttpResponse:
    """Stop a grant: its links open nothing from now on."""
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        access_services.stop_grant(request.actor, grant=grant)
        messages.success(request, "Stopped. Its links open nothing from now on.")
        return redirect(address("journeys:grants"))
    holder = people.names([grant.holder_ref])[grant.holder_ref]
    about = {
        "heading": f"Stop the access of {holder}?",
        "consequence": f"“{grant.why}” ends now, and so does what {holder} passed on. What they sent stays.",
        "confirm": "Stop it",
        "form": form,
        "cancel_url": address("journeys:grants"),
        "crumbs": [Crumb("Who can see what", address("journeys:grants"))],
    }
    return render(request, "design/move.html", about)


@may("access.own_account")
def account(request: Visit) -> HttpResponse:
    """A person's own account."""
    return render(request, "journeys/account.html", {"email": request.user.email, "crumbs": []})


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


@may("access.administer")
def installation(request: Visit) -> HttpResponse:
    """The administrator's page: partnerships and their first accounts, and none of their content."""
    rows = [
        (each, permitted(request.actor, "people.load_people", each), people.appointed(each, Role.BUSINESS_MANAGER))
        for each in access.partnerships()
    ]
    about = {"rows": rows, "server": settings.EMAIL_HOST, "crumbs": []}
    return render(request, "journeys/installation.html", about)


@may("access.administer")
def create_partnership(request: Visit) -> HttpResponse:
    """Make a partnership, and go on to load its agencies and people."""
    form = PartnershipForm(request.POST or None)
    if form.is_bound and form.is_valid():
        made = access_services.create_partnership(request.actor, **form.cleaned_data)
        messages.success(request, f"{made.name} is made. Load its agencies and people next.")
        return redirect(reverse("people:load_people", kwargs={"partnership": made.slug}))
    about = {
        "heading": "Make a partnership", "form": form, "submit": "Make it",
        "crumbs": [Crumb("Installation", reverse("site:installation"))],
    }  # fmt: skip
    return render(request, "design/form.html", about)


@may("notices.invite_manager")
def invite_manager(request: Visit, person: Person) -> HttpResponse:
    """Invite a partnership's first business manager, and show the administrator the link to hand over."""
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    about = {
        "heading": f"Invite {person.name}?",
        "consequence": f"We will write to {person.email} with a personal link, which lasts 14 days.",
        "confirm": "Invite",
        "form": form,
        "cancel_url": reverse("site:installation"),
        "crumbs": [Crumb("Installation", reverse("site:installation"))],
    }
    if not form.is_valid():
        return render(request, "design/move.html", about)
    message = notices_services.invite_manager(request.actor, person=person)
    if settings.EMAIL_HOST:
        messages.success(request, f"The invitation to {person.name} is on its way.")
        return redirect("site:installation")
    shown = {"person": person, "text": notices_services.text_of(message), "crumbs": about["crumbs"]}
    return render(request, "journeys/invited.html", shown)
