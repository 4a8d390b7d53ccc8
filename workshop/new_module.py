"""`make new-module WING=know NAME=audits`: the rooms of a module, from what the finished ones really share.

What comes out works: a record with a lifecycle, a list page behind its permission, a service with its move, tests. Its
words are the module's name until you give it better ones. The house tests then ask for what only you can say: who may
(`tests/house/rights.toml`) and an example of each address.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOMS = {
    "__init__.py": '"""{Label}: say here what it is for, on which statute it rests, and who uses it."""\n',
    "rules.py": '''"""Rules of {label}: pure, and each docstring is the sentence its user reads, with its source."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Facts:
    """What must be known to judge a move."""

    has_title: bool = True


def it_has_a_title(facts: Facts) -> str | None:
    """It has a title before it is closed."""
    return None if facts.has_title else "Give it a title first."
''',
    "lifecycle.py": '''"""The states of a record of {label}."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State
from lineofsight.{wing}.{name}.rules import it_has_a_title

{CONSTANT} = Lifecycle(
    name="{record}",
    initial="open",
    states=(State("open", "Open", colour="blue"), State("closed", "Closed", colour="green", final=True)),
    moves=(Move("close_{record}", "Close", ("open",), "closed", guards=(it_has_a_title,), reason_required=True),),
)
''',
    "models.py": '''from django.db import models

from lineofsight.core.records.models import Record
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.{wing}.{name}.lifecycle import {CONSTANT}


class {Record}(Record):
    """Say here what one of these is."""

    KIND = "{name}.{record}"
    LIFECYCLE = {CONSTANT}

    title = models.CharField(max_length=120)

    privacy = Privacy(ownership=Ownership.PARTNERSHIP, retention="six_years", internal=(*Record.COMMON, "title"))
''',
    "selectors.py": '''"""Reads of {label}: what an actor may see, and the permissions over it."""

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.people.roles import Role
from lineofsight.{wing}.{name}.models import {Record}
from lineofsight.{wing}.{name}.rules import Facts

ROLES = (Role.BUSINESS_MANAGER,)


@permission("{name}.create_{record}")
def may_create(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships in which an actor may open one, and so read their list."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(*ROLES))


@permission("{name}.see_{record}")
def {records}_seen(actor: Actor) -> QuerySet[{Record}]:
    """Those an actor may read."""
    return {Record}.objects.filter(partnership__in=actor.partnerships_as(*ROLES))


@permission("{name}.close_{record}")
def may_close(actor: Actor) -> QuerySet[{Record}]:
    """Those an actor may close."""
    return {records}_seen(actor)


def {records}_in(actor: Actor, partnership: Partnership) -> QuerySet[{Record}]:
    """A partnership's, newest first."""
    return {records}_seen(actor).filter(partnership=partnership).order_by("-id")


def facts_of(record: {Record}) -> Facts:
    """What the guards of its lifecycle judge."""
    return Facts(has_title=bool(record.title))
''',
    "services.py": '''"""Every write of {label}."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.records import services as records
from lineofsight.{wing}.{name} import selectors
from lineofsight.{wing}.{name}.models import {Record}


@operation("{name}.create_{record}", on="partnership")
def create_{record}(actor: Actor, *, partnership: Partnership, title: str) -> {Record}:
    """Open one."""
    made = {Record}(partnership=partnership, title=title)
    return records.open_record(made, label=title, address=address("{name}:{record}", ref=made.ref))


@operation("{name}.close_{record}", on="{record}")
def close_{record}(actor: Actor, *, {record}: {Record}, reason: str) -> {Record}:
    """Close one, saying why."""
    return records.move({record}, "close_{record}", facts=selectors.facts_of({record}), reason=reason)
''',
    "forms.py": '''"""Forms of {label}: shape; what is right across records is in `rules.py`."""

from lineofsight.core.design import forms


class {Record}Form(forms.Form):
    """What is asked to open one."""

    title = forms.TextField(label="Title", max_length=120)
''',
    "views.py": '''"""Pages of {label}."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.moves import ReasonForm
from lineofsight.core.design.shell import Crumb
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.{wing}.{name} import selectors, services
from lineofsight.{wing}.{name}.forms import {Record}Form


def crumbs() -> list[Crumb]:
    return [Crumb("{Label}", address("{name}:{records}"))]


@may("{name}.create_{record}")
def {records}(request: Visit) -> HttpResponse:
    """All of them."""
    listed = selectors.{records}_in(request.actor, request.partnership)
    return render(request, "{name}/{records}.html", {{"listed": listed, "crumbs": []}})


@may("{name}.create_{record}")
def create_{record}(request: Visit) -> HttpResponse:
    """Open one."""
    form = {Record}Form(request.POST or None)
    if form.is_bound and form.is_valid():
        made = services.create_{record}(request.actor, partnership=request.partnership, **form.cleaned_data)
        return redirect(address("{name}:{record}", ref=made.ref))
    return render(request, "{name}/create_{record}.html", {{"form": form, "crumbs": crumbs()}})


@may("{name}.see_{record}")
def {record}(request: Visit, {record}) -> HttpResponse:
    """One of them."""
    return render(request, "{name}/{record}.html", {{"{record}": {record}, "crumbs": crumbs()}})


@may("{name}.close_{record}")
def close_{record}(request: Visit, {record}) -> HttpResponse:
    """Close one, saying why."""
    form = ReasonForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            services.close_{record}(request.actor, {record}={record}, **form.cleaned_data)
            messages.success(request, "It is closed.")
            return redirect(address("{name}:{record}", ref={record}.ref))
        except MoveRefused as refused:
            form.add_error(None, str(refused))
    about = {{
        "heading": f"Close “{{{record}.title}}”?",
        "consequence": "It stays readable, with its history.",
        "confirm": "Close",
        "form": form,
        "cancel_url": address("{name}:{record}", ref={record}.ref),
        "crumbs": crumbs(),
    }}
    return render(request, "design/move.html", about)
''',
    "urls.py": """from django.urls import path

from lineofsight.{wing}.{name} import views

app_name = "{name}"

urlpatterns = [
    path("{slug}/", views.{records}, name="{records}"),
    path("{slug}/new/", views.create_{record}, name="create_{record}"),
    path("{slug}/<str:ref>/", views.{record}, name="{record}"),
    path("{slug}/<str:ref>/close/", views.close_{record}, name="close_{record}"),
]
""",
    "manifest.py": """from lineofsight.core.access.manifests import Manifest, NavPage
from lineofsight.{wing}.{name} import selectors, services
from lineofsight.{wing}.{name}.lifecycle import {CONSTANT}
from lineofsight.{wing}.{name}.models import {Record}

manifest = Manifest(
    name="{name}",
    label="{Label}",
    wing="{wing}",
    nav=(NavPage("{Label}", "{name}:{records}", "{name}.create_{record}", "Say here what the page is for."),),
    lifecycles=({CONSTANT},),
    kinds={{{Record}.KIND: "{Label}"}},
    seen_by={{{Record}.KIND: "{name}.see_{record}"}},
    roles=frozenset(selectors.ROLES),
)

__all__ = ["manifest", "services"]
""",
    "templates/{name}/{records}.html": """{{% extends "design/page.html" %}}
{{% from "design/macros.html" import button_link, empty_state, tag %}}
{{% set heading = "{Label}" %}}
{{% set lede %}}{{{{ listed|length }}}} in all, the newest first.{{% endset %}}
{{% block content %}}
{{{{ button_link("Open one", url("{name}:create_{record}")) }}}}
{{% if listed %}}<ul class="govuk-list los-pages">
{{% for each in listed %}}<li><a class="govuk-link" href="{{{{ url('{name}:{record}', ref=each.ref) }}}}">{{{{ each.title }}}}</a> {{{{ tag(each.state_now.label, each.state_now.colour) }}}}</li>{{% endfor %}}
</ul>{{% else %}}{{{{ empty_state("There is none yet.") }}}}{{% endif %}}
{{% endblock %}}
""",
    "templates/{name}/create_{record}.html": """{{% extends "design/form.html" %}}
{{% set heading = "Open one" %}}
{{% set cancel_url = url("{name}:{records}") %}}
""",
    "templates/{name}/{record}.html": """{{% extends "design/page.html" %}}
{{% from "design/macros.html" import button_link, tag %}}
{{% set heading = {record}.title %}}
{{% block content %}}
<p class="govuk-body">{{{{ tag({record}.state_now.label, {record}.state_now.colour) }}}}</p>
{{% if {record}.state == "open" %}}{{{{ button_link("Close", url("{name}:close_{record}", ref={record}.ref), "secondary") }}}}{{% endif %}}
{{% endblock %}}
""",
    "migrations/__init__.py": "",
    "tests/__init__.py": "",
    "tests/test_close_{record}.py": '''"""Opening one, and closing it."""

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.{wing}.{name} import selectors, services


def opened(world, title="A title"):
    return services.create_{record}(world.manager, partnership=world.partnership, title=title)


def test_the_business_manager_closes_one(world):
    assert services.close_{record}(world.manager, {record}=opened(world), reason="Done").state == "closed"


def test_one_without_a_title_is_not_closed(world):
    with pytest.raises(MoveRefused, match="title"):
        services.close_{record}(world.manager, {record}=opened(world, title=""), reason="Done")


def test_the_neighbour_sees_nothing_and_may_do_nothing(world):
    one = opened(world)
    assert not selectors.{records}_seen(world.neighbour).exists()
    with pytest.raises(NotPermitted):
        services.close_{record}(world.neighbour, {record}=one, reason="Done")
    with pytest.raises(NotPermitted):
        services.create_{record}(world.neighbour, partnership=world.partnership, title="A title")
''',
}


def names(wing: str, name: str) -> dict[str, str]:
    """What stands in for what: the record is the module's name in the singular, where it has one."""
    record = name.removesuffix("s") if name.endswith("s") else f"{name}_record"
    return {
        "wing": wing, "name": name, "slug": name.replace("_", "-"), "record": record, "records": f"{record}s",
        "Record": "".join(part.capitalize() for part in record.split("_")), "CONSTANT": record.upper(),
        "label": name.replace("_", " "), "Label": name.replace("_", " ").capitalize(),
    }  # fmt: skip


def main() -> int:
    """Make the rooms and the first migration."""
    if len(sys.argv) != 3 or sys.argv[1] not in {"know", "learn", "lead"} or not re.fullmatch(r"[a-z_]+", sys.argv[2]):
        sys.exit("Say the wing and the module's name: make new-module WING=know NAME=audits")
    wing, name = sys.argv[1:]
    home = Path("lineofsight") / wing / name
    if home.exists():
        sys.exit(f"{home} is there already.")
    said = names(wing, name)
    wing_file = home.parent / "__init__.py"
    if not wing_file.exists():
        wing_file.parent.mkdir(parents=True, exist_ok=True)
        wing_file.write_text(f'"""The wing “{wing}”."""\n')
    for room, text in ROOMS.items():
        path = home / room.format(**said)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format(**said) if text else "")
    from tests import plugin  # the ground for Django's command, which needs secrets and a folder

    command = [sys.executable, "-m", "lineofsight.config.cli", "makemigrations", name]
    subprocess.run(command, check=True, env={**os.environ, "LINEOFSIGHT_DATA": plugin.DATA})  # noqa: S603 - our own
    sys.stdout.write(
        f"\n{home} is there. Next: say what it is for in its words; then run its tests and the house tests,\n"
        "which ask for a line for each permission in tests/house/rights.toml and an example of each address.\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
