"""Every page, on a phone, in a real browser: axe, one heading, a title, a language, no sideways scroll, no complaint.

The pages are those of the URLconf, each opened as somebody who may; a path that was not opened fails the sweep. It runs
on SQLite only: what a page looks like does not depend on the database.
"""

from collections.abc import Iterator
from http import HTTPStatus

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.urls import reverse

from lineofsight.core.people.middleware import PROVEN
from tests.browser import Visitor, page_faults
from tests.house.examples import Furnished, Path, paths
from tests.house.furnished import db, furnished, undone, world
from tests.house.rights import holders
from tests.world import PASSWORD, PERSONAS

__all__ = ["db", "furnished", "world"]
pytestmark = [
    pytest.mark.browser,
    # Before the world is made: once there is a browser, Django keeps other connections for this thread.
    pytest.mark.usefixtures("chromium"),
    pytest.mark.skipif("postgres" in connection.vendor, reason="The sweep of pages runs once, on SQLite."),
]

# Not pages: a plain word for machines, and files that are saved and not shown.
FILES = {
    "child_deaths:pack", "reviews:report_pdf", "reviews:report_docx",
    "reviews:draft_file", "reviews:published_file",
    "child_deaths:picture_csv", "child_deaths:report_pdf", "child_deaths:report_word",
    "child_deaths:published_pdf",
    "site:healthy", "notices:feed", "journeys:diary_csv",
    "people:people_template", "people:register_csv", "performance:scorecard_csv", "performance:series_csv",
    "performance:return_file", "performance:sheet_csv", "performance:sheet_xlsx", "performance:chart_svg",
    "performance:summary_pdf", "performance:pack_pdf", "performance:indicators_csv", "performance:library_text",
    "performance:published_scorecard_csv", "performance:published_indicators_csv", "performance:published_metadata",
    "insight:benchmarks_csv", "insight:series_csv",
    "performance:library_template", "mfa_download_recovery_codes", "annual_report:report_file",
    "annual_report:published_file", "annual_report:published_word", "annual_report:report_word",
    "annual_report:requirements_file", "annual_report:deliveries_file", "annual_report:build_file",
    "business_plan:challenges_csv", "business_plan:plan_csv", "business_plan:priority_csv",
    "business_plan:highlight_pdf", "thread:actions_csv", "thread:learning_points_csv", "thread:theme_csv",
    "thread:open_attachment", "thread:tracker_file",
    "governance:authority_csv", "governance:terms_file", "governance:pack",
    "governance:public_pack", "governance:minutes_pdf", "governance:minutes_word", "governance:paper_file",
    "governance:paper_version_file", "governance:decisions_csv", "governance:attendance_csv", "governance:risks_csv",
    "governance:agreement_file", "governance:arrangements_file", "governance:issues_csv",
    "governance:outside_csv", "governance:update_file", "inspections:recommendations_csv",
    "self_assessments:copies_csv", "self_assessments:analysis_csv", "self_assessments:findings_pdf",
    "self_assessments:focus_csv", "self_assessments:copy_pdf", "self_assessments:copy_word",
    "self_assessments:examples_csv", "self_assessments:providers_csv", "self_assessments:own_pdf",
    "self_assessments:own_word", "self_assessments:attachment_file", "self_assessments:copy_document",
    "self_assessments:sites_csv",
    "reviews:published_briefing_pdf",
}  # fmt: skip
# Answers a form only; there is nothing to open.
NO_PAGE = {
    "child_deaths:take_file",
    "access:forget_kept", "sealed:leave_room", "performance:send_code", "self_assessments:send_code",
}  # fmt: skip
# Who opens a page where it is not the first persona of the matrix, so that the richest page is seen.
AS = {
    **dict.fromkeys(("access:kept", "account_login", "account_signup", "account_inactive", "mfa_authenticate")),
    **dict.fromkeys(("account_reset_password", "account_reset_password_done", "links:open_link")),
    **dict.fromkeys(("account_reset_password_from_key", "account_reset_password_from_key_done")),
    **dict.fromkeys(("journeys:home", "account_logout"), "manager"),
    **dict.fromkeys(("mfa_activate_totp", "usersessions_list"), "scrutineer"),
    **dict.fromkeys(("performance:save_answer", "performance:sign_off_return", "performance:return"), "link"),
    "site:front": "administrator",
}
ALL = sorted(paths(), key=lambda path: path.name)
PAGES = [path for path in ALL if path.name not in FILES | NO_PAGE]
# So many tests share the pages among them, so that no worker is left with many of them at the end.
PARTS = 24


@pytest.fixture
def served(live, furnished) -> Iterator[Furnished]:
    """The world with an example of everything, served; one persona has no second step yet."""
    with undone():
        Authenticator.objects.filter(user__email=PERSONAS["scrutineer"]).delete()
        yield furnished


class Sweep:
    """Opens pages and gathers what is wrong with each."""

    def __init__(self, furnished: Furnished, visit):
        self.furnished, self.visit = furnished, visit
        self.visitors: dict[tuple, Visitor] = {}
        self.wrong: list[str] = []
        self.opened: set[str] = set()
        self.answered: set[str] = set()

    def visitor(self, persona: str | None, name: str) -> Visitor:
        """Somebody's browser, kept from page to page; one of their own for each link they came by."""
        grant = self.furnished.grant_of(persona, name) if persona in ("link", "other_link", "invited") else ""
        key = (persona, grant)
        if key not in self.visitors:
            client = signed_in() if persona == "scrutineer" else self.furnished.client(persona, name)
            self.visitors[key] = self.visit(client=client)
        return self.visitors[key]

    def page(self, path: Path, persona: str | None) -> None:
        """Open the example of a path."""
        visitor = self.visitor(persona, path.name)
        self.look(path.name, visitor, self.furnished.address(path))
        self.opened.add(path.name)

    def look(self, name: str, visitor: Visitor, address: str, status: int = HTTPStatus.OK) -> None:
        """Open an address and note what is wrong."""
        answer = visitor.goto(address)
        if answer.status != status:
            self.wrong.append(f"{name}: answered {answer.status}")
        self.note(name, visitor)

    def note(self, name: str, visitor: Visitor) -> None:
        """Note what is wrong with the page that is open."""
        self.wrong += [f"{name}: {fault}" for fault in page_faults(visitor)]

    def send_empty(self, name: str, visitor: Visitor) -> None:
        """Empty the form of the page that is open, send it, and look at the answer where it is a form with errors.

        What came of it is undone, in the database and in the browser.
        """
        if not visitor.page.evaluate(EMPTY):
            return
        cookies = visitor.page.context.cookies()
        visitor.complaints.clear()
        with undone():
            with visitor.page.expect_navigation():
                visitor.page.evaluate("document.querySelector('main form[method=post]').submit()")
            if visitor.page.locator(".govuk-error-summary").count():
                self.note(f"{name} with errors", visitor)
                self.wrong += [f"{name} with errors: {fault}" for fault in summary_faults(visitor)]
                self.answered.add(name)
        visitor.page.context.clear_cookies()
        visitor.page.context.add_cookies(cookies)


def signed_in() -> Client:
    """The scrutineer, who has no second step yet, signed in by the form: their list of sessions has a row."""
    client = Client()
    client.post(reverse("account_login"), {"login": PERSONAS["scrutineer"], "password": PASSWORD})
    session = client.session
    session[PROVEN] = True
    session.save()
    return client


# Empties every field a person sees; true when the page has a form of its own with such fields.
EMPTY = """() => {
  const form = document.querySelector('main form[method=post]');
  if (!form) return false;
  const typed = [...form.querySelectorAll('input:not([type=hidden]), textarea, select')];
  for (const field of typed) {
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = false;
    else if (field.tagName === 'SELECT') field.selectedIndex = -1;
    else field.value = '';
  }
  return typed.length > 0;
}"""


def summary_faults(visitor: Visitor) -> list[str]:
    """Links of the error summary that lead nowhere."""
    return visitor.page.evaluate(
        """() => [...document.querySelectorAll('.govuk-error-summary a')].map(a => a.getAttribute('href'))
            .filter(href => !href.startsWith('#') || !document.getElementById(href.slice(1)))
            .map(href => `the error summary leads to ${href}, which is not on the page`)"""
    )


def opener(path: Path) -> str | None:
    """Who opens a page: somebody who may."""
    if path.name in AS:
        return AS[path.name]
    return sorted(holders(path.door.permission))[0] if path.door.kind == "may" else None


def test_what_is_no_page_is_called_as_it_is_called_here():
    assert {path.name for path in ALL} >= FILES | NO_PAGE


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_is_sound_and_so_is_every_form_with_errors(served, visit, part):
    """Each page as it is opened; and, where it asks something, the answer to its form sent empty, which is undone."""
    sweep, pages = Sweep(served, visit), PAGES[part::PARTS]
    for path in pages:
        sweep.page(path, opener(path))
        sweep.send_empty(path.name, sweep.visitor(opener(path), path.name))
    assert sweep.opened == {path.name for path in pages}
    assert not sweep.wrong, "\n".join(sweep.wrong)
    assert sweep.answered


def test_pages_for_what_cannot_be_shown_are_sound(served, visit, monkeypatch):
    sweep = Sweep(served, visit)
    nobody, school = visit(), visit("school")
    sweep.look("not found", nobody, "/ashmere/nowhere/", HTTPStatus.NOT_FOUND)
    sweep.look("refused", school, "/ashmere/people/", HTTPStatus.FORBIDDEN)
    sweep.look("link unknown", nobody, "/link/mangled/", HTTPStatus.GONE)
    sweep.look("nothing kept", nobody, reverse("access:kept"))
    sweep.look("a scorecard with nothing in it", visit("neighbour"), "/netherby/performance/")

    sweep.look("signed out", nobody, "/ashmere/inbox/")
    assert "next=" in nobody.page.url

    nobody.goto(reverse("account_login"))
    nobody.page.fill("input[name=login]", "analyst@ashmere.example")
    nobody.page.fill("input[name=password]", "not this one")
    nobody.send()
    assert nobody.page.locator(".govuk-error-summary").count() == 1
    sweep.note("sign-in with an error", nobody)
    nobody.page.fill("input[name=password]", PASSWORD)
    nobody.send()
    assert nobody.page.url.endswith(reverse("mfa_authenticate"))
    sweep.note("second step", nobody)
    nobody.page.fill("input[name=code]", "000000")
    nobody.send()
    assert nobody.page.locator(".govuk-error-summary").count() == 1
    sweep.note("second step with an error", nobody)

    monkeypatch.setattr("lineofsight.core.notices.selectors.slips", broken)
    sweep.look("failed", visit("manager"), "/ashmere/inbox/", HTTPStatus.INTERNAL_SERVER_ERROR)
    assert not sweep.wrong, "\n".join(sweep.wrong)


def broken(*given):
    raise RuntimeError("a fault of the test's own")


def test_what_was_kept_is_sound(served, visit):
    """A form sent after the session ended: the sign-in page says it was kept, and the kept page shows it to
    whoever typed it once they are back."""
    sweep = Sweep(served, visit)
    manager = visit("manager")
    manager.goto("/ashmere/people/appoint/")
    manager.page.fill("input[name=name]", "New Colleague")
    session = [cookie for cookie in manager.page.context.cookies() if cookie["name"] == "sessionid"]
    manager.page.context.clear_cookies(name="sessionid")
    manager.send()
    sweep.note("signed out while typing", manager)
    manager.page.context.add_cookies(session)
    manager.goto(reverse("access:kept"))
    sweep.note("kept", manager)
    assert "New Colleague" in manager.page.content()
    assert not sweep.wrong, "\n".join(sweep.wrong)
