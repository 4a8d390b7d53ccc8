"""Addresses: accounts and links first, then each partnership under its own name, with its modules found by place."""

from importlib import import_module

from django.conf import settings
from django.urls import include, path

from lineofsight.core.access.manifests import manifests

manifests()
import_module("lineofsight.config.checks")

in_partnership = [
    path("", include("lineofsight.core.people.urls")),
    path("", include("lineofsight.core.notices.urls")),
    path("", include("lineofsight.core.sealed.urls")),
    path("", include("lineofsight.core.insight.urls")),
    path("", include("lineofsight.core.thread.urls")),
    *[
        path("", include(f"{room}.urls"))
        for room in settings.ROOMS
        if room.split(".")[1] in settings.WINGS and import_module(f"{room}.urls")
    ],
    path("", include("lineofsight.journeys.urls_partnership")),
]

urlpatterns = [
    path("account/", include("lineofsight.config.accounts")),
    path("", include("lineofsight.core.access.urls")),
    path("", include("lineofsight.core.people.urls_joining")),
    path("", include("lineofsight.core.notices.urls_links")),
    path("", include("lineofsight.journeys.urls")),
    path("<slug:partnership>/", include(in_partnership)),
]

handler400 = "lineofsight.core.design.views.bad_request"
handler403 = "lineofsight.core.design.views.permission_denied"
handler404 = "lineofsight.core.design.views.page_not_found"
handler500 = "lineofsight.core.design.views.server_error"
