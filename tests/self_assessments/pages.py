"""What people do on the pages of a self-assessment, in a real browser; and the work that waits for the worker."""

import re
from collections.abc import Callable

from django_tasks_db.models import DBTaskResult

from lineofsight.core.access.jobs import run
from lineofsight.core.notices.models import Message
from lineofsight.core.notices.services import text_of
from lineofsight.core.people.models import Person
from tests.browser import Visitor

LINK = re.compile(r"https?://[^/\s]+(/link/\S+)")
CODE = re.compile(r"\b\d{6}\b")
# Choose the first answer of every question, write something in every box, and a day and a number where they are asked.
ANSWER = """() => {
  const seen = new Set();
  for (const radio of document.querySelectorAll('main input[type=radio]')) {
    const group = [...document.querySelectorAll(`main input[name="${radio.name}"]`)];
    if (!seen.has(radio.name) && !group.some((each) => each.checked)) group[0].click();
    seen.add(radio.name);
  }
  const several = new Set();
  for (const box of document.querySelectorAll('main input[type=checkbox]')) {
    if (!box.name.endsWith('-still') && !several.has(box.name)) {
      if (!box.checked) box.click();
      several.add(box.name);
    }
  }
  for (const text of document.querySelectorAll('main textarea')) if (!text.value) text.value = 'As our policy says';
  const day = {day: '3', month: '9', year: '2025'};
  for (const input of document.querySelectorAll('main input[type=text]')) {
    const part = input.name.split('-').pop();
    if (!input.value) input.value = part in day ? day[part] : '12';
  }
}"""


def letter_to(person: Person, kind: str) -> str:
    """The text of the last letter of a kind to somebody."""
    return text_of(Message.objects.filter(person=person, kind=f"self_assessments/{kind}").latest("id"))


def come_by_link(visit: Callable[..., Visitor], person: Person, kind: str) -> Visitor:
    """A browser of somebody's own in which they open the link they were sent, and continue."""
    browser = visit()
    browser.goto(LINK.search(letter_to(person, kind))[1])
    browser.press("Continue")
    return browser


def answer_everything(browser: Visitor, most: int = 40) -> None:
    """Go through every section, page by page, until the list of them says that nothing is left."""
    begins = browser.page.get_by_role("button", name="Start").count()
    browser.press("Start" if begins else "Carry on")
    for _ in range(most):
        browser.page.evaluate(ANSWER)
        browser.press("Save and continue")
        if browser.page.get_by_role("button", name="Check and hand it in").count():
            return
    raise AssertionError("The pages do not come to an end.")


def sign(browser: Visitor, person: Person) -> None:
    """Ask for a code, and sign with it."""
    browser.press("Send me a code")
    code = CODE.search(text_of(Message.objects.filter(person=person, kind="notices/code").latest("id")))[0]
    browser.page.get_by_label("Six-figure code").fill(code)
    browser.press("Sign and hand in")


def work_off(name: str) -> int:
    """Do what waits for the worker under a name, as it would. Returns how much that was."""
    waiting = [
        row for row in DBTaskResult.objects.all() if row.args_kwargs["args"][0] == name and row.status == "READY"
    ]
    for row in waiting:
        run.func(*row.args_kwargs["args"])
        row.delete()
    return len(waiting)
