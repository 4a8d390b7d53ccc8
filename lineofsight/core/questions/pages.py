"""One page of a question set: shown, saved, and shown again with what could not be kept. A module's view calls it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.visits import Visit
from lineofsight.core.design.problems import is_kept
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people import selectors as people
from lineofsight.core.questions import selectors
from lineofsight.core.questions.forms import PageForm
from lineofsight.core.questions.models import Answer
from lineofsight.core.questions.presence import others_on
from lineofsight.core.questions.rules import About, Item, Progress, QuestionSet, Section, asked, text_of
from lineofsight.core.questions.services import Saved, Sent
from lineofsight.kernel.lifecycle import MoveRefused


@dataclass(frozen=True)
class Desk:
    """What a module says of a sheet whose page is asked for.

    save: saves what was sent, by the module's own operation. address: a section's page, by its key; `home`, the list
    of sections. only: the sections that whoever answers was given; none: all. then: where a section's answers lead
    before the next one, if anywhere. aside: what stands beside an item and where it is changed, if anything. origin:
    from whom an answer was carried; empty: it is what was answered last time. told: what else whoever answers an item
    is told, if anything.
    """

    sheet: Any
    questions: QuestionSet
    about: About
    save: Callable[[Mapping[str, Sent]], Saved]
    address: Callable[[str], str]
    home: str
    caption: str = ""
    crumbs: Iterable[Crumb] = ()
    only: tuple[str, ...] = ()
    then: Callable[[str], str] = lambda section: ""
    aside: Callable[[Item], "Aside | None"] = lambda item: None
    origin: Callable[[Item], str] = lambda item: ""
    told: Callable[[Item], str] = lambda item: ""


@dataclass(frozen=True)
class Aside:
    """What stands beside an item: lines with a warning each, and the page that changes them, which is opened by a
    button that saves what was typed first."""

    label: str
    address: str
    lines: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Clash:
    """What somebody else answered since: who, when and what."""

    who: str
    answer: Answer
    text: str


def answer_page(request: Visit, desk: Desk, key: str) -> HttpResponse:
    """Ask a section's items, save what is sent, and go on to the next; what is wrong stands beside its place."""
    section = desk.questions.section(key)
    answers = selectors.answers_of(desk.sheet)
    items = items_asked(desk, section, answers)
    if section is None or not items:
        raise Http404("Nothing is asked there.")
    form = PageForm(request.POST if request.method == "POST" else None, items=items, answers=answers)
    clashes: dict[str, Clash] = {}
    if form.is_bound and not is_kept(form):
        form.is_valid()
        saved = keep(desk, form, everything="still_all" in request.POST)
        if saved is not None:
            clashes = told(desk, saved)
            if form.errors or clashes:
                # What was kept now, and what somebody else gave, is what whoever sends the page again has seen.
                form.seen_again(selectors.answers_of(desk.sheet, [*saved.kept, *saved.clashes]))
            else:
                return onwards(request, desk, section, items)
    return draw(request, desk, section, form, clashes)


def items_asked(desk: Desk, section: Section | None, answers: Mapping[str, Answer]) -> list[Item]:
    """The items of a section that are asked, of whoever was given it."""
    if section is None or (desk.only and section.key not in desk.only):
        return []
    wanted = asked(desk.questions, selectors.given_of(dict(answers)), desk.about)
    return [item for item in section.items if item.key in wanted]


def keep(desk: Desk, form: PageForm, *, everything: bool) -> Saved | None:
    """Save what can be kept; none, with the sentence on the form, where the module refuses.

    Args:
        everything: whether all that is carried forward on the page, and asked as it was, is said to be still true.
    """
    sent = form.sent
    if everything:
        as_it_was = {key for key, answer in form.answers.items() if answer.carried and not answer.changed}
        sent = {key: Sent(each.given, each.seen, each.still or key in as_it_was) for key, each in sent.items()}
    try:
        return desk.save(sent)
    except MoveRefused as refused:
        form.add_error(None, str(refused))
        return None


def told(desk: Desk, saved: Saved) -> dict[str, Clash]:
    """Each clash in words."""
    names = people.names(answer.by for answer in saved.clashes.values())
    return {
        key: Clash(names[answer.by], answer, text_of(desk.questions.items[key], answer.given) or "nothing")
        for key, answer in saved.clashes.items()
    }


def onwards(request: Visit, desk: Desk, section: Section, items: list[Item]) -> HttpResponse:
    """On to the next section that asks anything; the same again where an answer has made it ask more; or home."""
    answers = selectors.answers_of(desk.sheet)
    if "leave" in request.POST:
        messages.success(request, "Saved. You can come back to it at any time.")
        return redirect(desk.home)
    beside = next((item for item in items if item.key == request.POST.get("beside")), None)
    if beside and (aside := desk.aside(beside)):
        return redirect(aside.address)
    if len(items_asked(desk, section, answers)) > len(items):
        messages.info(request, "Saved. Your answers lead to more questions on this page.")
        return redirect(desk.address(section.key))
    if elsewhere := desk.then(section.key):
        return redirect(elsewhere)
    later = desk.questions.sections[desk.questions.sections.index(section) + 1 :]
    following = next((each for each in later if items_asked(desk, each, answers)), None)
    return redirect(desk.address(following.key) if following else desk.home)


def draw(request: Visit, desk: Desk, section: Section, form: PageForm, clashes: Mapping[str, Clash]) -> HttpResponse:
    others = others_on(request.actor, desk.sheet.ref, section.key)
    where = place_of(desk, section)
    about = {
        "form": form, "section": section, "clashes": clashes, "others": others, "place": where,
        "carried": {key: text_of(desk.questions.items[key], each.given) for key, each in form.answers.items()
                    if each.carried and each.given.answered and key in desk.questions.items},
        "origins": {item.key: desk.origin(item) for item in form.items},
        "told": {item.key: desk.told(item) for item in form.items},
        "asides": {item.key: desk.aside(item) for item in form.items},
        "answers": form.answers, "caption": desk.caption, "home": desk.home,
        "crumbs": list(desk.crumbs),
    }  # fmt: skip
    return render(request, "questions/page.html", about)


def place_of(desk: Desk, section: Section) -> str:
    """Where somebody is, such as "Section 3 of 9"."""
    shown = [each for each in desk.questions.sections if not desk.only or each.key in desk.only]
    return f"Section {shown.index(section) + 1} of {len(shown)}"


@dataclass(frozen=True)
class Line:
    """One item as it is read through before it is handed in, or afterwards."""

    item: Item
    text: str
    note: str
    carried: bool
    address: str = ""


@dataclass(frozen=True)
class Part:
    """A section as it is read through."""

    section: Section
    lines: tuple[Line, ...]


def read_through(
    questions: QuestionSet, progress: Progress, answers: Mapping[str, Any], address: Callable[[str], str] | None = None
) -> list[Part]:
    """Everything that is asked with what was answered, for checking before it is handed in and for reading after."""
    return [
        Part(each.section, tuple(line_of(item, answers.get(item.key), address) for item in each.items))
        for each in progress.sections
    ]


def line_of(item: Item, answer: Any, address: Callable[[str], str] | None) -> Line:
    where = f"{address(item.section)}#id_{item.key.replace('.', '-')}" if address else ""
    if answer is None:
        return Line(item, "", "", False, where)
    return Line(
        item,
        text_of(item, answer.given),
        answer.note,
        getattr(answer, "carried", False) and answer.given.answered,
        where,
    )
