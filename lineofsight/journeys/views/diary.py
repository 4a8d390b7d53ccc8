"""The diary: what is due, by week, month and year; the filters stand in the address."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.doors import may
from lineofsight.core.access.manifests import manifests
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import csv_file
from lineofsight.core.design.text import day as in_words
from lineofsight.core.notices.models import Due
from lineofsight.core.notices.selectors import diary as diaries
from lineofsight.core.people import selectors as people
from lineofsight.journeys.forms import DiaryForm
from lineofsight.journeys.views.lines import Line, lines_of
from lineofsight.journeys.views.paging import page_of
from lineofsight.kernel import clock

COLUMNS = (
    "Due", "What", "Owed by", "Agency", "Kind of record", "Rule", "Statutory", "State", "Done on", "Days late",
    "First due", "Address",
)  # fmt: skip
VIEWS = {"week": "Week", "month": "Month", "year": "Year", "all": "Every day"}
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)


@dataclass(frozen=True)
class Look:
    """What an address asks of the diary: a stretch of days, and which of what is due in it."""

    view: str
    day: date
    asked: diaries.Asked

    @property
    def days(self) -> tuple[date, date]:
        """The first and last day."""
        return diaries.span_of(self.view, self.day)

    @property
    def title(self) -> str:
        """The stretch in words."""
        first, _ = self.days
        names = {"week": f"Week of {in_words(first)}", "year": str(first.year)}
        return names.get(self.view, f"{first:%B} {first.year}") if self.view != "all" else "Every day"

    def query(self, **other: object) -> str:
        """The address of this look, perhaps with other parts."""
        given = {"view": self.view, "day": self.day.isoformat(), **vars(self.asked), **other}
        query = QueryDict(mutable=True)
        query.update({name: str(value) for name, value in given.items() if value})
        return query.urlencode()

    def moved(self, steps: int) -> "Look":
        """The stretch before this one, or after it."""
        first, last = self.days
        return replace(self, day=first - timedelta(days=1) if steps < 0 else last + timedelta(days=1))


def look_of(request: Visit) -> tuple[Look, DiaryForm, QuerySet[Due]]:
    """What an address asks for, and the rows it asks it of; of whom nothing is known, nothing is found."""
    rows = diaries.diary(request.actor, request.partnership)
    told = diaries.told_of(request.actor, rows)
    form = DiaryForm(
        request.GET, agencies=agencies_for(request.actor, request.partnership), people=diaries.holders_in(told),
        kinds=kind_names(diaries.kinds_in(told)),
    )  # fmt: skip
    form.is_valid()
    asked = diaries.Asked(**{name: request.GET.get(name, "").replace("\0", "") for name in vars(diaries.Asked())})
    look = Look(
        request.GET.get("view") if request.GET.get("view") in VIEWS else "month",
        day_of(request.GET.get("day", "")),
        asked,
    )
    return look, form, diaries.narrowed(request.actor, rows, asked, request.partnership)


def day_of(written: str) -> date:
    """A day as an address writes it; what is none, or too far away, is today."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return clock.today()
    return day if EARLIEST <= day < LATEST else clock.today()


def agencies_for(actor: Actor, partnership: Partnership):
    """The agencies whose duties an actor may look at apart."""
    belonging = people.organisations_in(partnership)
    if partnership.pk in people.inside(actor):
        return belonging
    return belonging.filter(pk__in=[agency for place, agency in actor.agencies_as() if place == partnership.pk])


def kind_names(kinds: Iterable[str]) -> list[tuple[str, str]]:
    """Kinds of record with what their modules call them."""
    names = {kind: label for manifest in manifests() for kind, label in manifest.kinds.items()}
    return sorted(((kind, names.get(kind, kind)) for kind in kinds), key=lambda each: each[1])


@may("access.enter")
def diary(request: Visit) -> HttpResponse:
    """What is due, from whom and by when: a week, a month, a year, or all of it."""
    look, form, rows = look_of(request)
    first, last = look.days
    held = rows if look.view == "all" else diaries.between(rows, first, last)
    page = page_of(request, held)
    about = {
        "look": look,
        "views": VIEWS,
        "form": form,
        "page": page,
        "months": diaries.months_of(rows, first.year) if look.view == "year" else [],
        "groups": grouped(look.view, lines_of(request.actor, page.rows)) if look.view != "year" else [],
        "whole": request.partnership.pk in people.inside(request.actor),
        "clear_url": address("journeys:diary") if any(vars(look.asked).values()) else "",
        "csv_url": f"{address('journeys:diary_csv')}?{look.query()}",
        "crumbs": [],
    }
    return render(request, "journeys/diary.html", about)


def grouped(view: str, lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """Lines under their days, in a week; under their weeks, in more."""
    groups: dict[str, list[Line]] = {}
    for each in lines:
        monday = each.on - timedelta(days=each.on.weekday())
        label = f"{each.on:%A} {in_words(each.on)}" if view == "week" else f"Week of {in_words(monday)}"
        groups.setdefault(label, []).append(each)
    return list(groups.items())


@may("access.enter")
def diary_csv(request: Visit) -> HttpResponse:
    """Exactly the rows that the same address shows, as a file."""
    look, _, rows = look_of(request)
    held = rows if look.view == "all" else diaries.between(rows, *look.days)
    lines = lines_of(request.actor, held)
    agencies = diaries.agencies_of([line.due for line in lines], request.partnership)
    kinds = dict(kind_names({line.due.record_kind for line in lines}))
    return csv_file("diary.csv", COLUMNS, (cells_of(line, agencies, kinds) for line in lines))


def cells_of(line: Line, agencies: dict[int, str], kinds: dict[str, str]) -> list[str]:
    """The cells of one row."""
    due = line.due
    done = clock.london(due.done_at).date() if due.done_at else None
    when = [str(max(line.late, 0)), (line.moved_from[0] if line.moved_from else due.on).isoformat()]
    state = ["done" if done else "owed", done.isoformat() if done else ""]
    if line.hidden:
        return [due.on.isoformat(), line.title, "", "", "", "", "", *state, *when, ""]
    agency = due.organisation.name if due.organisation else agencies.get(due.person_id, "")
    return [
        due.on.isoformat(), line.title, due.holder, agency, kinds.get(due.record_kind, ""), due.rule,
        "yes" if due.statutory else "no", *state, *when, line.address,
    ]  # fmt: skip
