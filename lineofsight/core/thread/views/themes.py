"""The list of themes, the thread of one, and its words."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.insight import meeting
from lineofsight.core.people.record_pages import ask, asked, buttons, history_of
from lineofsight.core.thread.drawing import thread_file, thread_shown
from lineofsight.core.thread.forms import SinceForm, SynonymForm, ThemeForm
from lineofsight.core.thread.models import Theme
from lineofsight.core.thread.selectors import follow, lists
from lineofsight.core.thread.selectors.hanging import on_theme
from lineofsight.core.thread.services import themes as services

THEMES = "Themes"


def way(*steps: Crumb) -> list[Crumb]:
    return [Crumb(THEMES, address("thread:themes")), *steps]


def of_theme(theme: Theme) -> str:
    return address("thread:theme", ref=theme.ref)


@may("thread.see_thread")
def themes(request: Visit) -> HttpResponse:
    """The partnership's themes, with how much was learned under each."""
    about = {
        "listed": lists.themes_in(request.actor, request.partnership),
        "adds": permitted(request.actor, "thread.add_theme", request.partnership),
        "crumbs": [],
    }
    return render(request, "thread/themes.html", about)


@may("thread.see_theme")
def theme(request: Visit, theme: Theme) -> HttpResponse:
    """What has been done about a theme: evidence, learning, actions and impact, and what has not been shown."""
    form, since = since_of(request)
    about = {
        "theme": theme,
        "form": form,
        "since": since,
        **thread_shown(request, on_theme(request.actor, theme, since), f"theme-{theme.ref}", theme.name),
        "followed_under": [o for o in meeting.offers_on(request.actor, theme.ref) if not o.does],
        "words": [word for word in theme.words.all() if word.text != theme.name],
        "moves": buttons(request, theme, "thread", grave=("retire_theme",)),
        "keeps": permitted(request.actor, "thread.rename_theme", theme),
        "csv": f"{address('thread:theme_csv', ref=theme.ref)}{f'?{request.GET.urlencode()}' if since else ''}",
        "history": history_of(theme),
        "crumbs": way(),
    }
    return render(request, "thread/theme.html", about)


def since_of(request: Visit) -> tuple[SinceForm, date | None]:
    """The day from which a thread is asked for; none where none is, or it is no day."""
    form = SinceForm(request.GET or None)
    return form, form.cleaned_data.get("since") if form.is_bound and form.is_valid() else None


@may("thread.see_theme")
def theme_csv(request: Visit, theme: Theme) -> HttpResponse:
    """The thread of a theme as a file."""
    _, since = since_of(request)
    return thread_file(f"theme-{theme.ref}.csv", follow.thread_of_theme(request.actor, theme, since).events)


@may("thread.add_theme")
def add_theme(request: Visit) -> HttpResponse:
    """Add a theme to the list."""
    return asked(
        request, ThemeForm(request.POST or None),
        lambda **given: services.add_theme(request.actor, partnership=request.partnership, **given),
        heading="Add a theme", submit="Add it", done="The theme is added.", back=address("thread:themes"),
        crumbs=way(), at=of_theme,
    )  # fmt: skip


@may("thread.rename_theme")
def rename_theme(request: Visit, theme: Theme) -> HttpResponse:
    """Call a theme otherwise."""
    first = {"name": theme.name, "meaning": theme.meaning}
    return asked(
        request, ThemeForm(request.POST or None, initial=first),
        lambda **given: services.rename_theme(request.actor, theme=theme, **given),
        heading=f"What is “{theme.name}” called?", submit="Use this name", done="It has its new name.",
        lede="What it was called stays in its history, and it is still found by it.", back=of_theme(theme),
        crumbs=way(Crumb(theme.name, of_theme(theme))),
    )  # fmt: skip


@may("thread.add_synonym")
def add_synonym(request: Visit, theme: Theme) -> HttpResponse:
    """Give a theme one more word."""
    return asked(
        request, SynonymForm(request.POST or None),
        lambda **given: services.add_synonym(request.actor, theme=theme, **given),
        heading=f"How else is “{theme.name}” said?", submit="Add it", done="The word is added.",
        back=of_theme(theme), crumbs=way(Crumb(theme.name, of_theme(theme))),
    )  # fmt: skip


@may("thread.retire_theme")
def retire_theme(request: Visit, theme: Theme) -> HttpResponse:
    """Offer a theme no longer."""
    return ask(
        request, lambda **given: services.retire_theme(request.actor, theme=theme, **given),
        heading=f"Retire “{theme.name}”?", confirm="Retire it", done="It is no longer offered.", reason=True,
        grave=True,
        consequence="Nothing new can be put under it. What was learned under it stays, and you can use it again.",
        back=of_theme(theme), crumbs=way(Crumb(theme.name, of_theme(theme))),
    )  # fmt: skip


@may("thread.restore_theme")
def restore_theme(request: Visit, theme: Theme) -> HttpResponse:
    """Offer a retired theme again."""
    return ask(
        request, lambda: services.restore_theme(request.actor, theme=theme),
        heading=f"Use “{theme.name}” again?", confirm="Use it again", done="It is offered again.",
        consequence="It is offered again for what is learned from now on.",
        back=of_theme(theme), crumbs=way(Crumb(theme.name, of_theme(theme))),
    )  # fmt: skip
