"""Addresses: accounts and links first, then each partnership under its own name, with its modules found by place."""

from importlib import import_module

from django.conf import settings
from django.urls import include, path

from lineofsight.config.addresses import under_one
from lineofsight.core.access.manifests import manifests

manifests()
import_module("lineofsight.config.checks")

MODULES = [
    *(f"lineofsight.core.{room}.urls" for room in ("people", "notices", "sealed", "insight", "thread")),
    *(f"{room}.urls" for room in settings.ROOMS if room.split(".")[1] in settings.WINGS),
    "lineofsight.journeys.urls_partnership",
]
in_partnership = [under_one(import_module(urls)) for urls in MODULES]

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
