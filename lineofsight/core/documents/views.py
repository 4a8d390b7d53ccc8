"""Handing out a file that was kept: called by a module's view, which has let its reader in to the record."""

from django.http import HttpResponse, HttpResponseNotAllowed
from django.utils.http import content_disposition_header

from lineofsight.core.access.visits import Visit
from lineofsight.core.documents.models import File
from lineofsight.core.documents.services import open_file, read_file


def serve(request: Visit, file: File) -> HttpResponse:
    """A kept file to be saved, never shown inside the site: whatever is in it runs nowhere and is cached nowhere.

    That it was opened, by whom, stands on the trail before its bytes are read.

    Raises:
        NotPermitted: nobody known asks; what anybody may read is served by its module's own view.
        Unopened, FileChanged: what stands in the store is not what was kept.
    """
    if request.method != "GET":
        return HttpResponseNotAllowed(["GET"])
    opened = open_file(request.actor, file=file)
    response = HttpResponse(read_file(opened), content_type=opened.kind)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=opened.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "no-store, private"
    return response


def content_of(request: Visit, file: File) -> bytes:
    """The bytes of a kept file that goes into another one; that it was opened, by whom, stands on the trail."""
    return read_file(open_file(request.actor, file=file))
