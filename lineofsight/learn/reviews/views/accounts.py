"""An agency's account, for the one person who was asked for it."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.kernel import clock
from lineofsight.learn.reviews.forms import AccountForm
from lineofsight.learn.reviews.rules.clocks import standing
from lineofsight.learn.reviews.rules.fuzzy import read
from lineofsight.learn.reviews.selectors.gathering import gathers
from lineofsight.learn.reviews.selectors.incidents import words
from lineofsight.learn.reviews.services import accounts as services
from lineofsight.learn.reviews.views.proving import proven


def own(account) -> str:
    """The page of an account."""
    return address("reviews:account", ref=account.ref)


def about(account) -> dict:
    """Where every step of an account leads back to."""
    return {"back": own(account), "crumbs": [Crumb(account.incident.title, own(account))]}


@may("reviews.see_account")
@proven
def account(request: Visit, account) -> HttpResponse:
    """What the agency is asked, and what it has written so far."""
    opened = services.read_account(request.actor, account=account)
    episodes = [(each, words(each, opened, *type(each).SAID)) for each in account.episodes.all()]
    episodes.sort(key=lambda pair: read(pair[1]["when"]).order())
    told = words(account, opened, "brief", *type(account).SAID)
    labels = {name: field.label for name, field in AccountForm.base_fields.items()}
    for name in ("involved_from", "involved_to"):
        told[name] = read(told[name]).words if told[name] else ""
    shown = {
        "account": account, "brief": told.pop("brief"), "said": [(labels[name], text) for name, text in told.items()],
        "written": account.is_written, "wrote": any(told.values()),
        "episodes": [(row, said, read(said["when"]).words) for row, said in episodes],
        "standing": standing(account.due_on, clock.today()), "crumbs": [],
        "writing": account.state == "asked" and gathers(account.incident),
    }  # fmt: skip
    return render(request, "reviews/account.html", shown)


@may("reviews.save_account")
@proven
def save_account(request: Visit, account) -> HttpResponse:
    """Write the account; it may be left at any time and come back to."""
    opened = services.read_account(request.actor, account=account)
    return asked(
        request, AccountForm(request.POST or None, initial=words(account, opened, *type(account).SAID)),
        lambda **given: services.save_account(request.actor, account=account, told=given),
        heading="What your agency knows", submit="Save", done="It is saved. Give it when it is whole.",
        lede="Leave empty what you do not know yet. Facts first: this is no time for judging anybody.",
        **about(account),
    )  # fmt: skip


@may("reviews.give_account")
@proven
def give_account(request: Visit, account) -> HttpResponse:
    """Give the account."""
    return ask(
        request, lambda: services.give_account(request.actor, account=account), heading="Give this account?",
        consequence="Those who review it read it from now on. You can read it here again; ask them to open it if there "
        "is more to say.", confirm="Give it", done="Thank you. Your account is given.", **about(account),
    )  # fmt: skip


@may("reviews.give_nil_return")
@proven
def give_nil_return(request: Visit, account) -> HttpResponse:
    """Say that the agency knows nothing of them: pressed on the account's own page."""
    return ask(
        request, lambda: services.give_nil_return(request.actor, account=account),
        heading="Does your agency know nothing of them?", consequence="You have searched your records for every child "
        "and adult named, and found nothing.", confirm="We know nothing of them", done="Thank you. That is all.",
        **about(account),
    )  # fmt: skip
