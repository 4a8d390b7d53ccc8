"""A person who uses the keyboard and nothing else: what Tab cannot reach is not there for them.

Every stop is checked on the way: the thing that is wanted takes the focus, and one can see that it has it.
"""

from dataclasses import dataclass, field
from pathlib import Path
from re import Pattern

from playwright.sync_api import Locator, Page

MOST_TABS = 160
MOST_ARROWS = 60
LONG_PAGE = 400

# How a thing and its label are drawn: what must change when it takes the focus, or nobody sees where they are.
DRAWN = """
thing => {
  const parts = [[thing, null]];
  const label = thing.labels && thing.labels[0];
  if (label) parts.push([label, '::before']);
  return parts.map(([each, part]) => {
    const s = getComputedStyle(each, part);
    const outline = s.outlineStyle === 'none' || parseFloat(s.outlineWidth) === 0 ? 'none'
      : `${s.outlineStyle} ${s.outlineWidth} ${s.outlineColor}`;
    return [outline, s.boxShadow, s.backgroundColor, s.borderColor, s.borderWidth].join(' ');
  }).join(' | ');
}
"""
# Whether the focus is on one of the things that are wanted; and if not, what it is on instead.
FOCUS = """
found => {
  const e = document.activeElement;
  if (found.includes(e)) return true;
  if (!e || e === document.body) return 'the page itself';
  const words = e.getAttribute('aria-label') || e.innerText || e.id || '';
  return `${e.tagName.toLowerCase()} “${words.trim().slice(0, 60)}”`;
}
"""


class NotReached(AssertionError):
    """Tab did not lead there; the sentence says where it led instead."""


@dataclass
class Keyboard:
    """A keyboard at a page. Whoever does not know the skip link (`skips`) goes through every stop above the text."""

    page: Page
    skips: bool = True
    seen_focus: int = 0
    pages: list[str] = field(default_factory=list)

    # Getting about

    def open(self, address: str) -> None:
        """Type an address: only for links from letters and for addresses that anybody may have."""
        self.page.goto(address)
        self.arrive()

    def arrive(self) -> None:
        """What every page must have, whoever comes to it."""
        headings = self.page.locator("h1")
        assert headings.count() == 1, f"{headings.count()} h1 on {self.page.url}"
        self.pages.append(headings.inner_text())

    @property
    def heading(self) -> str:
        """The heading of the page that is open."""
        return " ".join(self.page.locator("h1").inner_text().split())

    def holds(self, found: Locator) -> bool:
        """Whether the focus is on one of these."""
        return self.focus(found) is True

    def focus(self, found: Locator) -> bool | str:
        """True where the focus is on one of these, else the words for what it is on."""
        return found.evaluate_all(FOCUS)

    def reach(self, wanted: Locator, *, most: int = MOST_TABS) -> Locator:
        """Press Tab until the focus is there; from the top of a page, by its skip link where that is shorter.

        Raises:
            NotReached: it was not, within `most` presses.
        """
        if self.holds(wanted):
            return wanted
        assert wanted.count() == 1, f"{wanted.count()} of {wanted} on {self.page.url}: {self.heading}"
        before = wanted.evaluate(DRAWN)
        if self.skips and self.at_the_top() and wanted.evaluate("thing => !!thing.closest('main')"):
            self.skip()
        stops = []
        for _ in range(most):
            self.page.keyboard.press("Tab")
            focus = self.focus(wanted)
            if focus is True:
                self.see(wanted, before)
                return wanted
            stops.append(focus)
        raise NotReached(f"{wanted} was not reached on {self.page.url} in {most} presses of Tab, but: {stops[-40:]}")

    def at_the_top(self) -> bool:
        """Whether nothing on the page was reached yet. A form sent after the skip link was used comes back below it."""
        return "#" not in self.page.url and self.page.evaluate("document.activeElement === document.body")

    def see(self, wanted: Locator, before: str) -> None:
        """Fail where the focus cannot be seen: nothing about the thing that holds it is drawn otherwise than before."""
        assert wanted.evaluate(DRAWN) != before, f"One cannot see that {wanted} has the focus on {self.page.url}"
        self.seen_focus += 1

    def skip(self) -> None:
        """Press the skip link, which is the first stop of every page, and be in its main part."""
        self.page.keyboard.press("Tab")
        link = self.page.get_by_role("link", name="Skip to main content")
        focus = self.focus(link)
        assert focus is True, f"The first stop of {self.page.url} is {focus}"
        self.page.keyboard.press("Enter")
        assert self.page.evaluate("document.activeElement.id") == "main-content", "the skip link leads nowhere"

    def part(self, role: str, name: str, *, exact: bool = True, within: Locator | None = None) -> Locator:
        """Something by its role and the name it is called by to whoever cannot see it."""
        return (within or self.page).get_by_role(role, name=name, exact=exact)

    def field(self, label: str, within: Locator | None = None) -> Locator:
        """A field by its whole label, whether or not that adds that it may be left empty."""
        place = within or self.page
        return place.get_by_label(label, exact=True).or_(place.get_by_label(f"{label} (optional)", exact=True))

    # Doing things

    def enter(self, wanted: Locator) -> None:
        """Reach something that leads on, press Enter, and come to the next page."""
        self.reach(wanted, most=LONG_PAGE)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.arrive()

    def follow(self, name: str, *, exact: bool = True, within: Locator | None = None) -> None:
        """Follow a link."""
        self.enter(self.part("link", name, exact=exact, within=within))

    def press(self, name: str, *, within: Locator | None = None) -> None:
        """Press a button, or a link that looks like one."""
        self.enter(self.part("button", name, within=within))

    def say(self, label: str, text: str, *, within: Locator | None = None) -> None:
        """Type into a field, over whatever stood there."""
        self.type_into(self.field(label, within), text)

    def type_into(self, wanted: Locator, text: str) -> None:
        """Type into a field, over whatever stood there."""
        self.reach(wanted)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text)
        assert wanted.input_value() == text

    def date(self, legend: str, day: int, month: int, year: int) -> None:
        """Type a date into its three boxes."""
        boxes = self.part("group", legend).or_(self.part("group", f"{legend} (optional)"))
        for box, number in (("Day", day), ("Month", month), ("Year", year)):
            self.say(box, str(number), within=boxes)

    def choose(self, label: str, option: str) -> None:
        """Go through a drop-down list with the arrow keys until it shows an option."""
        wanted = self.field(label)
        self.reach(wanted)
        self.page.keyboard.press("Home")
        for _ in range(MOST_ARROWS):
            if self.shown(wanted) == option:
                return
            self.page.keyboard.press("ArrowDown")
        raise NotReached(f"“{option}” is not in “{label}”: {wanted.locator('option').all_inner_texts()}")

    def shown(self, select: Locator) -> str:
        """The option a drop-down list shows."""
        return select.evaluate("list => list.selectedOptions[0].label")

    def tick(self, label: str, *, on: bool = True) -> None:
        """Tick a box with the space bar, or take its tick away."""
        box = self.part("checkbox", label)
        if box.is_checked() != on:
            self.reach(box)
            self.page.keyboard.press("Space")
        assert box.is_checked() == on

    def pick(self, label: str) -> None:
        """Choose one of some radio buttons: Tab reaches the group, the arrow keys go through it."""
        wanted = self.part("radio", label)
        group = self.page.locator(f'input[type=radio][name="{wanted.get_attribute("name")}"]')
        chosen = [place for place in range(group.count()) if group.nth(place).is_checked()]
        self.reach(group.nth(chosen[0] if chosen else 0))
        if not chosen:
            self.page.keyboard.press("Space")
        for _ in range(group.count()):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise NotReached(f"“{label}” could not be chosen")

    def unfold(self, summary: Pattern[str]) -> None:
        """Open what is folded away under some words, where it is not open yet."""
        wanted = self.page.locator("summary").filter(has_text=summary)
        if wanted.evaluate("summary => summary.parentElement.open"):
            return
        self.reach(wanted, most=LONG_PAGE)
        self.page.keyboard.press("Enter")

    def attach(self, label: str, file: Path) -> None:
        """Open a file field's chooser by keyboard, and choose a file in it."""
        self.reach(self.field(label))
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Enter")
        chooser.value.set_files(file)
