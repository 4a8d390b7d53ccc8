"""Opens the partnership that an address names, and turns a refusal into a page."""

from collections.abc import Callable
from contextlib import ExitStack

from django.http import Http404, HttpResponse

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
        request.partnership = None
        with ExitStack() as request.opened:
            return self.get_response(request)

    def process_view(self, request: Visit, view, args, parts) -> None:
        """Open the partnership until the request is answered: Django has read the address, and knows what it names."""
        slug = parts.get("partnership")
        if not slug:
            return
        request.partnership = Partnership.objects.filter(slug=slug).first()
        if request.partnership is None:
            raise Http404("No partnership has this address.")
        request.opened.enter_context(scope(request.partnership))

    def process_exception(self, request: Visit, exception: Exception) -> HttpResponse | None:
        return refuse(request, str(exception)) if isinstance(exception, NotPermitted) else None
