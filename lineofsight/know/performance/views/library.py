"""The indicator library: every definition, what is not collected, every edition, and issuing the partnership's own."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import csv_file
from lineofsight.core.design.shell import Crumb
from lineofsight.core.insight import library as insight_library
from lineofsight.core.insight import services as insight_services
from lineofsight.core.insight.rules import AVERAGE, COUNT, PERCENTAGE, RATE, Indicator
from lineofsight.core.people import selectors as people
from lineofsight.kernel.definitions import DefinitionError, Edition
from lineofsight.know.performance import selectors
from lineofsight.know.performance.forms import CatalogueForm, LibraryForm
from lineofsight.know.performance.rules.catalogue import matching, matching_gaps
from lineofsight.know.performance.rules.editions import difference_sentence

SESSION = "library_to_issue"
TOML = "application/toml; charset=utf-8"
STRENGTHS = {"must": "law", "should": "statutory guidance", "local": "agreed locally"}
OWNERS = {"law": "set in law", "national": "national", "local": "local"}
BETTER = {"higher": "higher", "lower": "lower", "neither": "neither way"}
COLUMNS = (
    "Domain", "Key", "Indicator", "Question", "Definition", "Numerator", "Denominator", "Unit", "How often",
    "Better is", "Comes from", "Owner", "Target", "Small counts", "Definition from", "Strength", "To be confirmed",
    "Caveats", "Edition",
)  # fmt: skip


def asked_for(request: Visit) -> tuple[CatalogueForm, str, str]:
    """What is looked for, as the address says it; wrong parts narrow nothing."""
    form = CatalogueForm(request.GET, domains=insight_library.current().domains)
    form.is_valid()
    return form, form.cleaned_data.get("words") or "", form.cleaned_data.get("domain") or ""


@may("performance.view_scorecard")
def indicators(request: Visit) -> HttpResponse:
    """Every definition of the library that stands, by domain, and what is not collected."""
    form, words, domain = asked_for(request)
    stands = insight_library.current()
    found = matching(stands.indicators.values(), words, domain)
    gaps = matching_gaps(stands.gaps, words, domain)
    groups = [(each, [i for i in found if i.domain == each.key]) for each in stands.domains]
    about = {
        "form": form,
        "narrowed": bool(words or domain),
        "library": stands,
        "found": found,
        "groups": [(each, of) for each, of in groups if of],
        "gaps": selectors.gaps_by_domain(gaps, stands),
        "gap_count": len(gaps),
        "kind_words": selectors.kind_words,
        "measured": measured,
        "better": BETTER,
        "strengths": STRENGTHS,
        "owners": OWNERS,
        "issues": permitted(request.actor, "insight.issue_library", request.partnership),
        "csv_url": f"{address('performance:indicators_csv')}?{request.GET.urlencode()}",
        "crumbs": [],
    }
    return render(request, "performance/indicators.html", about)


def measured(each: Indicator) -> str:
    """What kind of number an indicator is, in a word or two."""
    words = {
        COUNT: f"Number of {each.unit}",
        PERCENTAGE: "Percentage",
        RATE: f"Rate per {each.per:,}",
        AVERAGE: f"Average, {each.unit}",
    }
    return words[each.kind]


@may("performance.view_scorecard")
def indicators_csv(request: Visit) -> HttpResponse:
    """The same definitions as a file."""
    _, words, domain = asked_for(request)
    stands = insight_library.current()
    labels = {each.key: each.label for each in stands.domains}
    rows = (row_of(each, labels[each.domain]) for each in matching(stands.indicators.values(), words, domain))
    return csv_file("indicators.csv", COLUMNS, rows)


def row_of(each: Indicator, domain: str) -> list[str]:
    """A definition as a row of the file."""
    aim = each.target
    return [
        domain, each.key, each.name, each.question, each.definition, each.numerator, each.denominator, each.unit,
        each.frequency, BETTER[each.direction], selectors.kind_words(each.source_agency), each.owner,
        f"{each.text_of(aim.value)} ({OWNERS[aim.owner]}: {aim.source})" if aim else "", each.policy.sentence,
        each.official_source.instrument, STRENGTHS[each.official_source.strength],
        "yes" if each.official_source.unconfirmed else "no", " ".join(each.caveats), each.edition,
    ]  # fmt: skip


@may("performance.view_scorecard")
def library(request: Visit) -> HttpResponse:
    """Every edition, the house's and the partnership's own: when, by whom, its digest, and what it changed."""
    issues = selectors.issues(request.partnership)
    about = {
        "issues": issues,
        "sentence_of": difference_sentence,
        "names": people.names([each.own.issued_by for each in issues if each.own]),
        "newer": selectors.house_moved_on(request.partnership),
        "may_issue": permitted(request.actor, "insight.issue_library", request.partnership),
        "crumbs": crumbs(),
    }
    return render(request, "performance/library.html", about)


def crumbs(*more: Crumb) -> list[Crumb]:
    return [Crumb("Indicators", address("performance:indicators")), *more]


@may("performance.view_scorecard")
def library_text(request: Visit, edition: str) -> HttpResponse:
    """One of the partnership's own editions, as it was given."""
    row = selectors.own_text(request.partnership, edition)
    if row is None:
        raise Http404("There is no such edition.")
    return toml_file(row.edition, row.text)


@may("insight.issue_library")
def library_template(request: Visit) -> HttpResponse:
    """The file to start an own edition from: with the definitions to be changed, where the address names some, or
    with everything of the partnership's own, to be laid over the newest edition of the house."""
    over_house = request.GET.get("over") == "house"
    name, text = selectors.own_edition_start(request.partnership, request.GET.getlist("change"), over_house=over_house)
    return toml_file(name, text)


def toml_file(name: str, text: str) -> HttpResponse:
    """An answer that is saved as a TOML file."""
    return HttpResponse(text, TOML, headers={"Content-Disposition": f'attachment; filename="{name}.toml"'})


@may("insight.issue_library")
def issue_library(request: Visit) -> HttpResponse:
    """Issue an own edition: every fault named, then what it would change, and only then, confirmed, issued."""
    sent = bool(request.POST or request.FILES)
    if "confirm" in request.POST and (text := waiting_text(request)) is not None:
        return confirmed(request, text)
    form = LibraryForm(request.POST if sent else None, request.FILES if sent else None)
    if form.is_bound and form.is_valid():
        try:
            edition = insight_library.proposed(request.partnership, form.cleaned_data["text"])
            return shown_first(request, edition, form.cleaned_data["text"])
        except DefinitionError as wrong:
            form.refuse(wrong.problems)
    return asked_again(request, form)


def waiting_text(request: Visit) -> str | None:
    """The text that was checked for this partnership and is the one being confirmed; none where there is none."""
    kept = request.session.get(SESSION, {})
    same = kept.get("for") == request.partnership.slug and kept.get("sha256") == request.POST["confirm"]
    return kept["text"] if same else None


def shown_first(request: Visit, edition: Edition, text: str) -> HttpResponse:
    """What the edition would change, to be confirmed."""
    request.session[SESSION] = {"for": request.partnership.slug, "sha256": edition.sha256, "text": text}
    found = selectors.proposed_difference(edition)
    about = {
        "edition": edition,
        "found": found,
        "sentence": difference_sentence(found),
        "stands": insight_library.current().edition,
        "crumbs": issuing_crumbs(),
    }
    return render(request, "performance/check_library.html", about)


def confirmed(request: Visit, text: str) -> HttpResponse:
    """Issue what was shown; where that cannot be done any more, say why beside the text."""
    del request.session[SESSION]
    try:
        made = insight_services.issue_library(request.actor, partnership=request.partnership, text=text)
    except DefinitionError as wrong:
        form = LibraryForm({"pasted": text})
        form.is_valid()
        form.refuse(wrong.problems)
        return asked_again(request, form)
    messages.success(request, f"Edition {made.edition} is issued. It is what the next request asks by.")
    return redirect(address("performance:library"))


def asked_again(request: Visit, form: LibraryForm) -> HttpResponse:
    """The form, with what is to be put right."""
    stands = insight_library.current().edition
    about = {"form": form, "stands": stands, "crumbs": issuing_crumbs()}
    return render(request, "performance/issue_library.html", about, status=422 if form.is_bound else 200)


def issuing_crumbs() -> list[Crumb]:
    return crumbs(Crumb("Editions of the library", address("performance:library")))
