"""A person's own account."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit


@may("access.own_account")
def account(request: Visit) -> HttpResponse:
    """A person's own account."""
    return render(request, "journeys/account.html", {"email": request.user.email, "crumbs": []})
