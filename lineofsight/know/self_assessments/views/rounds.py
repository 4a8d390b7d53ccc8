"""What a partnership sees of a round: who is where, who is late, and what the answers come to."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import csv_file
from lineofsight.core.design.paging import page_of
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people.record_pages import ask, asked, buttons, history_of
from lineofsight.core.people.roles import OrganisationKind
from lineofsight.core.people.selectors import clusters_in
from lineofsight.kernel import clock
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.forms import CopiesFilter, RoundForm
from lineofsight.know.self_assessments.lifecycle import COPY
from lineofsight.know.self_assessments.rules.reading import FEWEST_TOGETHER, together
from lineofsight.know.self_assessments.selectors import chasing
from lineofsight.know.self_assessments.selectors import rounds as selectors
from lineofsight.know.self_assessments.selectors.registering import waiting_in
from lineofsight.know.self_assessments.selectors.together import gaps_by_section


def crumbs(*steps: Crumb) -> list[Crumb]:
    return [Crumb("Self-assessments", address("self_assessments:rounds")), *steps]


def round_address(one) -> str:
    """A round's own page."""
    return address("self_assessments:round", ref=one.ref)


@may("self_assessments.list_rounds")
def rounds(request: Visit) -> HttpResponse:
    """Every round, the latest first, with how many came in."""
    page = page_of(request, selectors.rounds_in(request.actor, request.partnership))
    about = {
        "page": page,
        "standing": {each.pk: selectors.standing(each)[""] for each in page.rows},
        "creates": permitted(request.actor, "self_assessments.create_round", request.partnership),
        "decides": permitted(request.actor, "self_assessments.list_registrations", request.partnership),
        "registrations": waiting_in(request.partnership),
        "crumbs": [],
    }
    return render(request, "self_assessments/rounds.html", about)


@may("self_assessments.create_round")
def create_round(request: Visit) -> HttpResponse:
    """Write down what is to be asked, of whom, by when."""
    return asked(
        request, RoundForm(request.POST or None),
        lambda **given: services.rounds.create_round(request.actor, partnership=request.partnership, **given),
        heading="What do you want to ask organisations about themselves?", submit="Save and look at who is asked",
        done="Saved. Nobody has been written to yet.", back=address("self_assessments:rounds"), crumbs=crumbs(),
        at=round_address,
    )  # fmt: skip


@may("self_assessments.see_round")
def round_page(request: Visit, one) -> HttpResponse:
    """One round: before it begins, whom it would ask; afterwards, who is where and who is late."""
    form, found = filtered(request, one)
    page = page_of(request, found)
    about = {
        "one": one,
        "asked": selectors.whom_to_ask(one.partnership, one.kinds),
        "kinds": selectors.kind_labels(one.kinds),
        "standing": by_kind(one),
        "late": clock.today() > one.due,
        "stands_with": chasing.standing_with(one),
        "challenges_late": list(chasing.challenges_late(one)),
        "runs": chasing.running(one) is not None,
        "form": form,
        "page": page,
        "csv": f"{address('self_assessments:copies_csv', ref=one.ref)}?{request.GET.urlencode()}",
        "moves": buttons(request, one, "self_assessments", grave=("close_round",)),
        "history": history_of(one),
        "crumbs": crumbs(),
    }
    return render(request, "self_assessments/round.html", about)


def by_kind(one) -> list[tuple[str, selectors.Standing]]:
    """How many of each kind of organisation are where, and altogether first."""
    found = selectors.standing(one)
    rest = [(str(OrganisationKind(kind).label), each) for kind, each in sorted(found.items()) if kind]
    return [("All", found[""]), *rest]


def filtered(request: Visit, one):
    """The filter and the organisations it lets through."""
    form = CopiesFilter(request.GET, lifecycle=COPY, kinds=one.kinds, clusters=clusters_in(one.partnership))
    return form, selectors.copies_in(one, **(form.cleaned_data if form.is_valid() else {}))


@may("self_assessments.see_round")
def copies_csv(request: Visit, one) -> HttpResponse:
    """The organisations of a round as a file."""
    _, found = filtered(request, one)
    heads = ("Organisation", "Kind", "State", "Begun", "Asked", "Received on", "Due")
    rows = (
        (
            each.organisation.name, each.organisation.get_kind_display(), each.state_now.label,
            "yes" if each.begun else "no", each.asked.name if each.asked else "",
            each.received_at.date().isoformat() if each.received_at else "", one.due.isoformat(),
        )
        for each in found
    )  # fmt: skip
    return csv_file("organisations.csv", heads, rows)


@may("self_assessments.open_round")
def open_round(request: Visit, one) -> HttpResponse:
    """Begin it: everybody is written to."""
    reached = len(selectors.whom_to_ask(one.partnership, one.kinds).reached)
    return ask(
        request, lambda: services.rounds.open_round(request.actor, one=one),
        heading=f"Begin “{one.name}”?",
        consequence=f"{reached} organisation{'' if reached == 1 else 's'} will be written to with a link to what they "
        "answered last time. Who handed it in lately is not asked again.",
        confirm="Begin and send invitations", done="The invitations are on their way.", back=round_address(one),
        crumbs=crumbs(Crumb(one.name, round_address(one))),
    )  # fmt: skip


@may("self_assessments.close_round")
def close_round(request: Visit, one) -> HttpResponse:
    """Close it: what has not come in was not received."""
    return ask(
        request, lambda: services.rounds.close_round(request.actor, one=one), heading=f"Close “{one.name}”?",
        consequence="What has not come in stands as not received. Organisations keep what they have answered.",
        confirm="Close the round", grave=True, done="Closed.", back=round_address(one),
        crumbs=crumbs(Crumb(one.name, round_address(one))),
    )  # fmt: skip


@may("self_assessments.see_round")
def analysis(request: Visit, one) -> HttpResponse:
    """What the answers come to: by question, beside the round before, with the gaps that most have."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in OrganisationKind.values else ""
    questions, now = selectors.questions_of(one), selectors.tallies(one, kind=kind)
    earlier = selectors.round_before(one)
    before = selectors.tallies(earlier, kind=kind) if earlier else {}
    received = selectors.standing(one).get(kind)
    about = {
        "one": one,
        "kind": kind,
        "kinds": [(each, str(OrganisationKind(each).label)) for each in one.kinds],
        "received": received.received if received else 0,
        "enough": bool(received and received.received >= FEWEST_TOGETHER),
        "fewest": FEWEST_TOGETHER,
        "sections": [
            (section, together(now[item.key] for item in section.items if item.key in now),
             [(item, now[item.key], before.get(item.key)) for item in section.items if item.key in now])
            for section in questions.sections
        ],
        "gaps": gaps_by_section(questions, now),
        "notes": permitted(request.actor, "thread.note_learning_point", request.partnership),
        "earlier": earlier,
        "csv": f"{address('self_assessments:analysis_csv', ref=one.ref)}?{request.GET.urlencode()}",
        "crumbs": crumbs(Crumb(one.name, round_address(one))),
    }  # fmt: skip
    return render(request, "self_assessments/analysis.html", about)


@may("self_assessments.see_round")
def analysis_csv(request: Visit, one) -> HttpResponse:
    """What the answers come to as a file: a row for each question and kind of organisation."""
    heads = (
        "Section",
        "Question",
        "Kind of organisation",
        "Fully in place",
        "Partly",
        "Not",
        "Does not apply",
        "% in place",
    )
    return csv_file("analysis.csv", heads, analysed(one))


def analysed(one) -> Iterator[tuple]:
    questions = selectors.questions_of(one)
    items = questions.items
    for kind in ("", *one.kinds):
        label = str(OrganisationKind(kind).label) if kind else "All"
        for key, each in selectors.tallies(one, kind=kind).items():
            section = questions.section(items[key].section)
            yield (
                section.title, items[key].text, label, each.met, each.partly, each.not_met, each.not_applicable,
                "" if each.share is None else each.share,
            )  # fmt: skip
