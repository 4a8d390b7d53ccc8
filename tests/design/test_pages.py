"""Layouts: one h1, a title, a way past the header, an error summary, and nothing the security policy would refuse."""

import re
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from csp.middleware import CSPMiddleware
from django.contrib.messages import constants
from django.contrib.messages.storage.base import BaseStorage, Message
from django.http import HttpRequest, HttpResponse
from django.template.backends.jinja2 import Jinja2
from django.test import RequestFactory, override_settings
from jinja2 import UndefinedError

import lineofsight.core.design
from lineofsight.core.design import forms, views
from lineofsight.core.design.charts import Point, chart_of_run
from lineofsight.core.design.moves import ConfirmForm, ReasonForm
from lineofsight.core.design.shell import AccountItem, Crumb, NavItem, Shell, page_title

pytestmark = pytest.mark.once

HERE = Path(lineofsight.core.design.__file__).parent
ENGINE: dict[str, Any] = {
    "NAME": "jinja",
    "DIRS": [HERE / "templates"],
    "APP_DIRS": False,
    "OPTIONS": {"environment": "lineofsight.core.design.environment.environment"},
}
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
SHELL = Shell(
    partnership_name="Middleham Partnership",
    home_url="/middleham/",
    wings=(NavItem("Know the story", "/know/", current=True), NavItem("Learn and improve", "/learn/")),
    tools=(NavItem("Inbox", "/inbox/", count=0), NavItem("Search", "/search/")),
    account=AccountItem("Analyst", "/account/"),
    signed_in=True,
    sign_out_url="/sign-out/",
    banner="This is a demonstration.",
    terms={"learning_point": ("lesson", "lessons")},
    footer=(NavItem("Accessibility", "/accessibility/"),),
)


@pytest.fixture(autouse=True)
def _plain_static_files():
    with override_settings(STORAGES=STORAGES, STATIC_URL="/static/"):
        yield


@pytest.fixture
def request_() -> HttpRequest:
    return RequestFactory().get("/")


def engine() -> Jinja2:
    return Jinja2({**ENGINE, "OPTIONS": dict(ENGINE["OPTIONS"])})


def flat(html: str) -> str:
    """The same markup with its white space as a browser takes it, and none between tags."""
    return " ".join(html.split()).replace("> <", "><")


def page(template: str, request: HttpRequest | None, **context: Any) -> str:
    return flat(engine().get_template(template).render({"shell": SHELL, **context}, request))


def written(source: str, **context: Any) -> str:
    return flat(engine().env.from_string(source).render(context))


def check(html: str) -> str:
    """What every page has, and what none may have; gives the title back."""
    assert len(re.findall("<h1[ >]", html)) == 1
    assert 'class="govuk-skip-link"' in html
    assert 'id="main-content"' in html
    assert re.search(r"\sstyle=|\son[a-z]+=", html) is None
    assert "None" not in html
    assert len(html) < 100_000
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    (title,) = re.findall("<title>(.*?)</title>", html)
    return str(title)


class Two(forms.Form):
    number = forms.IntegerField(label="Number")
    on = forms.DateField(label="Date sent")


def test_a_page_has_frame_heading_and_title(request_: HttpRequest) -> None:
    crumbs = (Crumb("Know the story", "/know/"),)
    html = page("design/page.html", request_, heading="Whose <turn>?", lede="Seven are due.", crumbs=crumbs)
    assert check(html) == "Whose &lt;turn&gt;? – Middleham Partnership – Line of Sight"
    assert '<a class="govuk-breadcrumbs__link" href="/know/">Know the story</a>' in html
    assert 'aria-current="true"><strong' in html
    assert '<span class="los-count">0</span>' in html
    assert "This is a demonstration." in html
    assert 'action="/sign-out/"' in html
    assert "csrfmiddlewaretoken" in html
    assert "Seven are due." in html


def test_a_page_stands_without_a_shell_and_without_a_request() -> None:
    html = engine().get_template("design/error.html").render({"heading": "Sorry", "sentence": "Wait.", "ask": ""})
    assert check(html) == "Sorry – Line of Sight"
    assert "<script" not in html


@pytest.mark.parametrize(
    ("parts", "title"),
    [
        (("H", "P"), "H – P – Line of Sight"),
        (("H", None), "H – Line of Sight"),
        (("Line of Sight", None), "Line of Sight"),
    ],
)
def test_titles(parts: tuple[str, str | None], title: str) -> None:
    assert page_title(*parts) == title
    assert page_title(*parts, failed=True) == f"Error: {title}"


def test_a_form_with_errors_says_so_three_times_and_keeps_what_was_typed(request_: HttpRequest) -> None:
    form = Two({"number": "1,2x", "on-day": "31"})
    html = page("design/form.html", request_, heading="Send it", form=form, submit="Send", cancel_url="/back/")
    assert check(html).startswith("Error: Send it")
    assert '<a href="#id_number">Number must be a whole number, like 1,234</a>' in html
    assert '<a href="#id_on-month">The date sent must include a month and year</a>' in html
    assert 'id="id_on-month"' in html
    assert html.count("Number must be a whole number") == 2
    assert html.index("govuk-error-summary") < html.index("<h1")
    assert 'value="1,2x"' in html
    assert 'value="31"' in html
    assert 'href="/back/">Cancel' in html
    assert "novalidate" in html


def test_a_fresh_form_says_nothing_of_errors(request_: HttpRequest) -> None:
    html = page("design/form.html", request_, heading="Send it", form=Two())
    assert check(html).startswith("Send it")
    assert "error" not in html


def test_kept_answers_come_with_a_notice(request_: HttpRequest) -> None:
    html = page("design/form.html", request_, heading="Send it", form=Two({"number": "x", "_kept": "1"}))
    assert check(html).startswith("Send it")
    assert "This is what you typed before. It is not saved yet: check it, then send it again." in html
    assert 'value="x"' in html
    assert "error" not in html


def test_files_can_be_sent(request_: HttpRequest) -> None:
    class Upload(forms.Form):
        file = forms.FileField()

    assert 'enctype="multipart/form-data"' in page("design/form.html", request_, heading="Load", form=Upload())


@pytest.mark.parametrize("grave", [False, True])
def test_the_move_page_asks_says_and_offers_a_way_back(request_: HttpRequest, grave: bool) -> None:
    html = page(
        "design/move.html",
        request_,
        heading="Withdraw this request?",
        consequence="It will no longer be asked for.",
        form=ReasonForm(),
        confirm="Withdraw it",
        cancel_url="/back/",
        grave=grave,
    )
    check(html)
    assert "It will no longer be asked for." in html
    assert 'name="reason"' in html
    assert "Withdraw it" in html
    assert ("govuk-button--warning" in html) is grave


def test_a_move_may_ask_for_nothing_but_a_press(request_: HttpRequest) -> None:
    html = page("design/move.html", request_, heading="Close it?", consequence="It is closed.", form=ConfirmForm())
    check(html)
    assert "<textarea" not in html
    assert ConfirmForm({}).is_valid()
    assert ReasonForm({"reason": " "}).errors["reason"] == ["Enter a reason"]


class Heard(BaseStorage):
    def _get(self, *args: Any, **options: Any) -> tuple[list[Message], bool]:
        return [Message(constants.SUCCESS, "It is <sent>"), Message(constants.WARNING, "But late")], True

    def _store(self, messages: Any, response: HttpResponse, *args: Any, **options: Any) -> list[Any]:
        return []


def test_messages_are_shown(request_: HttpRequest) -> None:
    request_._messages = Heard(request_)  # type: ignore[attr-defined]
    html = page("design/page.html", request_, heading="Home")
    assert "It is &lt;sent&gt;" in html
    assert "govuk-notification-banner--success" in html
    assert "But late" in html


def test_scripts_carry_the_nonce_of_the_policy() -> None:
    seen: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(page("design/page.html", request, heading="Home"))
        return HttpResponse(seen[0])

    from csp.constants import NONCE, SELF

    with override_settings(CONTENT_SECURITY_POLICY={"DIRECTIVES": {"script-src": [SELF, NONCE]}}):
        response: Any = CSPMiddleware(view)(RequestFactory().get("/"))
    (nonce,) = re.findall("'nonce-([^']+)'", response["Content-Security-Policy"])
    scripts = re.findall("<script[^>]*>", seen[0])
    assert len(scripts) == 2
    assert all(f'nonce="{nonce}"' in each for each in scripts)


@pytest.mark.parametrize("status", sorted(views.REFUSALS))
def test_every_refusal_says_why(status: int) -> None:
    known = views.REFUSALS[status]
    context = {"heading": known.heading, "sentence": known.sentence, "ask": known.ask}
    assert check(page("design/error.html", None, **context)).startswith(known.heading.split("’")[0][:5])
    assert known.sentence.endswith(".")


def test_a_missing_name_stops_the_page() -> None:
    with pytest.raises(UndefinedError):
        written("{{ headng }}")
    with pytest.raises(UndefinedError):
        written("{{ fact.nmae }}", fact=SimpleNamespace(name="x"))


def test_terms_follow_the_partnership() -> None:
    assert written('{{ term("learning_point", 2) }}', shell=SHELL) == "lessons"
    assert written('{{ term("learning_point", 2) }}') == "learning points"


MACROS = '{% from "design/macros.html" import table, summary_list, tag, empty_state, finding, moves, history_list, '
MACROS += "figure, filters, list_head, pager, details, inset, notice %}"


def test_a_table_names_its_rows_and_columns() -> None:
    html = written(MACROS + '{{ table("Due", ["Agency", "Count"], [["<Police>", "1,234"]], numeric=(1,)) }}')
    assert '<caption class="govuk-table__caption govuk-visually-hidden">Due</caption>' in html
    assert '<th scope="col" role="columnheader" class="govuk-table__header govuk-table__header--numeric">Count' in html
    assert '<th scope="row" role="rowheader" class="govuk-table__header los-table__name">&lt;Police&gt;</th>' in html
    assert 'data-label="Count">1,234' in html
    assert 'tabindex="0"' not in html
    wide = written(MACROS + '{{ table("Due", ["A", "B"], [["x", "y"]], cards=false, sorted=(1, "descending")) }}')
    assert 'role="region" aria-label="Due" tabindex="0"' in wide
    assert 'aria-sort="descending">B' in wide


def test_pieces() -> None:
    rows = [SimpleNamespace(when=datetime(2026, 3, 6, 15, 5, tzinfo=UTC), who="Analyst", what="Queried", why="")]
    grave = [SimpleNamespace(label="Accept", url="/a/"), SimpleNamespace(label="End", url="/e/", grave=True)]
    html = written(
        MACROS
        + """{{ summary_list([("Source", "<b>"), ("Figures", "6", "/change/")]) }}{{ tag("Late", "orange") }}
        {{ empty_state("None is open.", "Open one", "/new/") }}{{ moves(acts) }}{{ history_list(rows) }}
        {{ figure("1,204", "/f/") }}{{ list_head("7 are due.", "/x.csv") }}{{ pager("/p/", "/n/", "Page 2 of 5") }}
        {% call finding("It does not add up", "problem") %}Change it.{% endcall %}{{ finding("It holds", "good") }}
        {% call details("More") %}Text{% endcall %}{{ inset("Beside") }}{{ notice("Closes soon") }}""",
        acts=grave,
        rows=rows,
    )
    for expected in (
        "&lt;b&gt;",
        'href="/change/">Change<span class="govuk-visually-hidden"> figures</span>',
        "govuk-tag--orange",
        'href="/new/"',
        "govuk-button--warning",
        "6 March 2026 at 3:05pm</time>, Analyst",
        'class="los-figure-link" href="/f/"',
        "Page 2 of 5",
        '<span class="los-finding__kind">Put right</span>',
        "Change it.",
        "Beside",
        "Closes soon",
    ):
        assert expected in html, expected


def test_filters_read_only() -> None:
    class Filter(forms.FilterForm):
        agency = forms.SelectField(label="Agency", choices=[("1", "Police")])

    html = written(MACROS + '{{ filters(form, "/list/") }}', form=Filter({"agency": "1"}))
    assert 'method="get"' in html
    assert '<option value="1" selected>' in html
    assert "csrf" not in html


def test_a_chart_stands_with_its_sentence_table_and_source() -> None:
    chart = chart_of_run(
        [Point("2025", None, absent="not returned")], key="k", title="T?", sentence="S.", source="Src."
    )
    html = written('{% from "design/chart.html" import figure_block %}{{ figure_block(c) }}', c=chart)
    for expected in ("<figure", ">T?</h2>", "S.</p>", "<svg", "Show as a table", ">not returned</td>", "Src."):
        assert expected in html
