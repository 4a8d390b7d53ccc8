"""The challenge log, and one challenge."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import csv_file
from lineofsight.core.design.paging import page_of
from lineofsight.core.people import selectors as people
from lineofsight.core.people.record_pages import buttons, history_of, since
from lineofsight.core.thread.selectors import follow, lists
from lineofsight.kernel import clock
from lineofsight.lead.business_plan.forms import ChallengesFilter
from lineofsight.lead.business_plan.selectors import challenges as selectors
from lineofsight.lead.business_plan.selectors.about import about
from lineofsight.lead.business_plan.views.frame import GRAVE, NOT_PRESSED, crumbs


@may("business_plan.list_challenges")
def challenges(request: Visit) -> HttpResponse:
    """Every challenge this reader may see: what waits, what is late, and what those that ended changed."""
    form, found = filtered(request)
    shown = {
        "form": form,
        "page": page_of(request, found),
        "counted": selectors.counted(selectors.challenges_in(request.actor, request.partnership)),
        "drafts": permitted(request.actor, "business_plan.draft_challenge", request.partnership),
        "csv": f"{address('business_plan:challenges_csv')}?{request.GET.urlencode()}",
        "today": clock.today(),
        "crumbs": [],
    }
    return render(request, "business_plan/challenges.html", shown)


def filtered(request: Visit):
    """The filter and the challenges it lets through; those that have not ended, unless told."""
    asked = request.GET.copy()
    asked.setdefault("state", "live")
    form = ChallengesFilter(asked, agencies=people.organisations_in(request.partnership))
    given = form.cleaned_data if form.is_valid() else {"state": "live"}
    state = given.get("state", "")
    states = {"live": selectors.LIVE, "waiting": selectors.WAITING, "": ()}.get(state, (state,))
    found = selectors.challenges_in(
        request.actor, request.partnership, states=states, organisation=given.get("agency", ""),
        late=bool(given.get("late")),
    )  # fmt: skip
    return form, found


@may("business_plan.list_challenges")
def challenges_csv(request: Visit) -> HttpResponse:
    """The challenges of the list as a file: what an inspector who asks for evidence of challenge is given."""
    _, found = filtered(request)
    rows = (
        (c.issued_on or "", c.by, c.to, c.question, c.about, c.reply_due or "", c.replied_on or "", c.reply,
         c.state_now.label, c.effect, c.published_in)
        for c in found
    )  # fmt: skip
    heads = (
        "Sent on", "By", "To", "Question", "About", "Reply due", "Replied on", "Reply", "State", "What changed",
        "Published in",
    )  # fmt: skip
    return csv_file("challenges.csv", heads, rows)


@may("business_plan.see_challenge")
def challenge(request: Visit, challenge) -> HttpResponse:
    """One challenge: what was asked and why, what was replied, what was done because of it, and what changed."""
    evidence = lists.evidence_for([challenge.ref]).get(challenge.ref, [])
    shown = {
        "challenge": challenge,
        "since": since(challenge),
        "late": challenge.late_on(clock.today()),
        "about": about(request.actor, challenge.about_ref),
        "evidence": evidence,
        "opens": {e.pk for e in evidence if e.file and permitted(request.actor, "thread.open_attachment", e)},
        "gives": challenge.state == "draft"
        and permitted(request.actor, "business_plan.add_challenge_evidence", challenge),
        "actions": lists.actions_in(request.actor, request.partnership, of=[challenge.ref]),
        "points": follow.points_taught(request.actor, challenge.ref),
        "proposes": challenge.state not in {"draft", "withdrawn"}
        and permitted(request.actor, "thread.propose_action", request.partnership),
        "moves": buttons(request, challenge, "business_plan", but=NOT_PRESSED, grave=GRAVE),
        "history": history_of(challenge),
        "crumbs": crumbs(request),
    }  # fmt: skip
    return render(request, "business_plan/challenge.html", shown)
