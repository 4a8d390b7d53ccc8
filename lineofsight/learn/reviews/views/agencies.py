"""The agencies that give accounts to a review: asked, chased, read."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.people.record_pages import asked
from lineofsight.core.people.selectors import organisations_in
from lineofsight.core.sealed.doors import in_room
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.forms import AccountForm, AskAgainForm, AskForm, ReopenForm
from lineofsight.learn.reviews.rules.fuzzy import read
from lineofsight.learn.reviews.selectors.gathering import RAPID, gathers
from lineofsight.learn.reviews.selectors.incidents import accounts_of, children, words
from lineofsight.learn.reviews.services import accounts as services
from lineofsight.learn.reviews.views.frame import about
from lineofsight.learn.reviews.views.left import unless_erased


def own(incident) -> str:
    """The page of an incident's agencies."""
    return address("reviews:agencies", ref=incident.ref)


@may("reviews.see_incident")
@in_room
@unless_erased
def agencies(request: Visit, incident, opened) -> HttpResponse:
    """Each agency's account: what it says, or since when it is late."""
    labels = {name: field.label for name, field in AccountForm.base_fields.items()}
    rows = []
    for account in accounts_of(incident):
        told = words(account, opened, *type(account).SAID) if account.state == "given" else {}
        rows.append((account, [(labels[name], text) for name, text in told.items() if text]))
    shown = {
        "incident": incident, "rows": rows, "today": clock.today(), "crumbs": about(request, incident)["crumbs"],
        "asks": gathers(incident) and permitted(request.actor, "reviews.ask_agency", incident),
    }  # fmt: skip
    return render(request, "reviews/agencies.html", shown)


def first_brief(incident, opened) -> str:
    """Whom agencies are asked about, to begin with."""
    lines = [
        f"{each.told['name'] or each.called}, {'expected' if each.told['unborn'] else 'born'} {each.born.words}"
        for each in children(incident, opened)
    ]
    when = read(incident.happened_when.open(opened)).words
    return "\n".join([*lines, f"Incident: {when}", "Please look at the two years before it.", ""])


@may("reviews.ask_agency")
@in_room
def ask_agency(request: Visit, incident, opened) -> HttpResponse:
    """Ask agencies for their accounts: who gets what is seen before it goes."""
    asked_already = set(incident.accounts.values_list("organisation_id", flat=True))
    listed = organisations_in(incident.partnership).exclude(pk__in=asked_already).order_by("name")
    due = incident.milestones.filter(key="accounts").first() if incident.state == RAPID else None
    first = {"brief": first_brief(incident, opened), "due_on": due.on if due else None}
    form = AskForm(request.POST or None, agencies=listed, initial=first)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        refused = ask_each(request, incident, opened, **given)
        for sentence in refused:
            messages.error(request, sentence)
        if went := len(given["agencies"]) - len(refused):
            messages.success(request, "1 agency is asked." if went == 1 else f"{went} agencies are asked.")
        return redirect(own(incident))
    told = {"form": form, "heading": "Ask agencies for their accounts", "submit": "Send the letters",
            "lede": "Each agency’s lead gets a letter without names, which also asks them to hold their records, and a "
            "link of their own. Send it to all that may know the family: a nil return takes one click.",
            "cancel_url": own(incident), "crumbs": about(request, incident)["crumbs"]}  # fmt: skip
    return render(request, "design/form.html", told)


def ask_each(request: Visit, incident, opened, agencies, brief: str, due_on) -> list[str]:
    """Ask each agency; what could not be asked, in sentences."""
    refused = []
    for organisation in agencies:
        try:
            services.ask_agency(
                request.actor, incident=incident, organisation=organisation, brief=brief, due_on=due_on, opened=opened
            )
        except MoveRefused as reason:
            refused.append(str(reason))
    return refused


@may("reviews.ask_again")
@in_room
def ask_again(request: Visit, account, opened) -> HttpResponse:
    """Send a fresh link, with the day it is asked for by now."""
    first = {"due_on": max(account.due_on, clock.today())}
    return asked(
        request, AskAgainForm(request.POST or None, initial=first),
        lambda **given: services.ask_again(request.actor, account=account, **given),
        heading=f"Send a fresh link to {account.organisation.name}", submit="Send it", done="It is sent.",
        lede="Whoever leads for the agency now gets a letter; the link that was sent before opens nothing any more.",
        **about(request, account.incident, own(account.incident)),
    )  # fmt: skip


@may("reviews.reopen_account")
@in_room
def reopen_account(request: Visit, account, opened) -> HttpResponse:
    """Open an account again."""
    return asked(
        request, ReopenForm(request.POST or None),
        lambda **given: services.reopen_account(request.actor, account=account, **given),
        heading=f"Open the account of {account.organisation.name} again", submit="Open it, and write to them",
        done="It is open again.", **about(request, account.incident, own(account.incident)),
    )  # fmt: skip
