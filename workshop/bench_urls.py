"""The product's addresses, and the empty page that `make bench` measures against."""

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import path

from lineofsight.config.urls import handler400, handler403, handler404, handler500, urlpatterns
from lineofsight.core.design.shell import AccountItem, NavItem, Shell

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def empty(request) -> HttpResponse:
    """The shell for whoever is signed in: their session, their account, three wings and an inbox that nobody asked."""
    wings = tuple(NavItem(label, "/") for label in ("Know the story", "Learn and improve", "Lead, listen and advise"))
    frame = Shell(
        partnership_name="A partnership",
        wings=wings,
        tools=(NavItem("Inbox", "/", count=0),),
        account=AccountItem(request.user.email, "/"),
        signed_in=True,
    )
    return HttpResponse(render_to_string("design/page.html", {"shell": frame, "heading": "Nothing"}, using="jinja"))


urlpatterns = [path("empty/", empty), *urlpatterns]
