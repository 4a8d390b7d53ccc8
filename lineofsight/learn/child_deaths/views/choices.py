"""What holds here of clocks and panels, and what the partnership settled."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people.record_pages import asked
from lineofsight.kernel import clock
from lineofsight.learn.child_deaths.forms.choices import RuleForm
from lineofsight.learn.child_deaths.selectors.choices import rules_shown
from lineofsight.learn.child_deaths.services import choices as services


@may("child_deaths.list_rules")
def rules(request: Visit) -> HttpResponse:
    """How long each clock runs, and who must be at a panel."""
    shown = {"rules": rules_shown(request.partnership, clock.today()), "crumbs": way()[:1]}
    return render(request, "child_deaths/rules.html", shown)


def way() -> list[Crumb]:
    """The way back."""
    return [
        Crumb("Child death reviews", address("child_deaths:deaths")),
        Crumb("Clocks and quorum", address("child_deaths:rules")),
    ]


@may("child_deaths.set_rule")
def set_rule(request: Visit) -> HttpResponse:
    """Write down what the partners settled."""
    return asked(
        request, RuleForm(request.POST or None),
        lambda **given: services.set_rule(request.actor, partnership=request.partnership, **given),
        heading="What did the partners settle?", submit="Write it down", done="It is written down.",
        lede="What began before that day keeps its own rule.", back=address("child_deaths:rules"), crumbs=way(),
    )  # fmt: skip
