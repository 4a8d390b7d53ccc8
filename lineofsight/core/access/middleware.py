"""Opens the partnership that an address names, and turns a refusal into a page."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.urls import Resolver404, resolve

from lineofsight.core.access.doors import refuse
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.access.scope import scope
from lineofsight.core.access.visits import Visit


class ScopeMiddleware:
    """One of the four places where a partnership's scope is opened: the first part of the address names it."""

    def __init__(self, get_response: Callable[[Visit], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: Visit) -> HttpResponse:
        request.partnership = self.named(request)
        if request.partnership is None:
            return self.get_response(request)
        with scope(request.partnership):
            return self.get_response(request)

    def named(self, request: Visit) -> Partnership | None:
        """The partnership the address names; none where it names none, or no such one (the view then answers 404)."""
        try:
            slug = resolve(request.path_info).kwargs.get("partnership")
        except Resolver404:
            return None
        return Partnership.objects.filter(slug=slug).first() if slug else None

    def process_view(self, request: Visit, view, args, parts) -> None:
        if parts.get("partnership") and request.partnership is None:
            raise Http404("No partnership has this address.")

    def process_exception(self, request: Visit, exception: Exception) -> HttpResponse | None:
        return refuse(request, str(exception)) if isinstance(exception, NotPermitted) else None
