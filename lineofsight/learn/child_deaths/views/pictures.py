"""Many deaths together: tables that may leave, one by one as files, and the small counts on a page of their own."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import csv_file
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.learn.child_deaths.forms.pictures import TakeBackTableForm
from lineofsight.learn.child_deaths.rules.hiding import POLICY
from lineofsight.learn.child_deaths.rules.past import published_of
from lineofsight.learn.child_deaths.rules.pictures import COMPLETED, NOTIFIED, POPULATIONS
from lineofsight.learn.child_deaths.selectors import pictures as selectors
from lineofsight.learn.child_deaths.selectors import small
from lineofsight.learn.child_deaths.selectors.putting_out import next_tables
from lineofsight.learn.child_deaths.services import putting_out as services

NOTE = "How to read it"


def crumbs() -> list[Crumb]:
    """The way back to the tables."""
    return [Crumb("Child deaths in numbers", address("child_deaths:pictures"))]


@may("child_deaths.see_pictures")
def pictures(request: Visit) -> HttpResponse:
    """The protected tables, of deaths notified and of reviews completed apart."""
    found = selectors.pictures_of(request.partnership)
    tables = selectors.tables_of(found)
    shown = {
        "kinds": [
            (heading, POPULATIONS[population], selectors.grouped(tables, population))
            for population, heading in HEADINGS.items()
        ],
        "taken_back": selectors.take_back_notes(request.partnership),
        "policy": POLICY, "length": found.length, "waits": found.waits, "crumbs": [], "ready": [], "keeps": False,
    }  # fmt: skip
    if permitted(request.actor, "child_deaths.put_out_tables", request.partnership):
        shown |= {"keeps": True, "ready": next_tables(request.partnership)}
    return render(request, "child_deaths/pictures.html", shown)


HEADINGS = {NOTIFIED: "Deaths notified", COMPLETED: "Reviews completed"}


def of(shown: selectors.Shown, population: str) -> bool:
    """Whether a table is of a population."""
    return shown.population == POPULATIONS[population]


@may("child_deaths.put_out_tables")
def put_out_tables(request: Visit) -> HttpResponse:
    """Ask whether the tables of the years that have ended are to be put out, and do it."""
    ready = next_tables(request.partnership)
    years = " ".join(f"{HEADINGS[each.population]}: {each.years}." for each in ready)
    return ask(
        request, lambda: services.put_out_tables(request.actor, partnership=request.partnership),
        heading="Put out the tables of these years?", confirm="Put them out",
        consequence=f"{years} {STAYS}" if ready else services.NOTHING,
        done="The tables are put out.", back=address("child_deaths:pictures"), crumbs=crumbs(),
    )  # fmt: skip


STAYS = (
    "Look at the small counts first: what is entered later of these years is not in their tables, for two counts of "
    "the same years would tell what is hidden in them."
)


@may("child_deaths.take_back_table")
def take_back_table(request: Visit, key: str) -> HttpResponse:
    """Take a wrong table back."""
    title = selectors.whole_tables(selectors.pictures_of(request.partnership)).get(key)
    if title is None:
        raise Http404("There is no such table.")
    return asked(
        request, TakeBackTableForm(request.POST or None),
        lambda **given: services.take_back_table(request.actor, partnership=request.partnership, key=key, **given),
        heading=f"Take back: {title}", submit="Take it back", done="The table is taken back.", lede=GONE,
        back=address("child_deaths:pictures"), crumbs=crumbs(),
    )  # fmt: skip


GONE = (
    "It stands on no page, in no file and in no report from now on, with your name and the reason in its place. Its "
    "years are not counted again. Reports that were published keep it: take those back by themselves."
)


@may("child_deaths.see_pictures")
def picture_csv(request: Visit, key: str) -> HttpResponse:
    """One protected table as a file, with what it counts in every line."""
    found = selectors.pictures_of(request.partnership)
    shown = next((each for each in selectors.tables_of(found) if each.key == key), None)
    if shown is None:
        raise Http404("There is no such table.")
    rows = [(*row, shown.caption, shown.population, POLICY.sentence) for row in shown.rows]
    return csv_file(f"child-deaths-{key}.csv", (*shown.head, "Table", "Counts", NOTE), rows, for_excel=True)


@may("child_deaths.see_pictures")
def earlier(request: Visit) -> HttpResponse:
    """What was published of earlier years, beside what is counted here."""
    found = selectors.pictures_of(request.partnership)
    own = published_of(request.partnership.area_code)
    shown = {
        "published": [(each, selectors.beside_ours(found, each)) for each in own],
        "policy": POLICY, "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "child_deaths/earlier.html", shown)


@may("child_deaths.see_small_counts")
def small_counts(request: Visit) -> HttpResponse:
    """Every count to the last one, for whoever keeps the rooms. There is no file of it."""
    found = small.small_counts(request.partnership)
    shown = {
        "kinds": [
            (heading, POPULATIONS[population], [each for each in found.tables if of(each, population)])
            for population, heading in HEADINGS.items()
        ],
        "unknown": found.unknown, "families": found.families, "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "child_deaths/small_counts.html", shown)
