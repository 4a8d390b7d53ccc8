"""The sign-in package's addresses, as the pages drawn here need them."""

from django.urls import include, path

urlpatterns = [path("accounts/", include("allauth.urls"))]
