"""The second half of the journey: a yearly report, from its first section to its signed PDF, by keyboard alone."""

import io
from dataclasses import dataclass
from datetime import date
from urllib.request import urlopen

from pypdf import PdfReader

from lineofsight.core.insight import library
from lineofsight.lead.annual_report.rules import template
from tests.journeys import ashmere
from tests.journeys.ashmere import ANALYST, CORRECTED, MANAGER, PRINTED, SIGNERS
from tests.journeys.desk import Desk, picture, picture_of_paper
from tests.journeys.keyboard import Keyboard

YEAR_END = date(2019, 3, 31)
TITLE = "Yearly report 2018/19"
WRITTEN = {"what_was_done": "Nora Finch (invented)", "how_effective": "Omar Reed (invented)"}
OPENING = "People bring their worries about children to the Front Door. Contacts in the year: "
PLAIN = "The partners met in every quarter, and each meeting began with what children had said."


@dataclass
class Report:
    """The report that is made, and the people who make it."""

    desk: Desk
    address: str = ""

    @property
    def titles(self) -> dict[str, str]:
        """The sections' titles by key."""
        return {section.key: section.title for section in template.for_period(YEAR_END).sections}

    def is_made(self, manager: Keyboard) -> None:
        """The business manager starts it, with two sections, and says who writes them."""
        manager.open(f"{self.desk.live.address}/ashmere/")
        manager.follow("Sign in")
        self.desk.sign_in(manager, MANAGER)
        manager.follow("Lead, listen and advise", within=manager.page.get_by_role("navigation", name="Main"))
        manager.follow("Yearly reports")
        manager.press("Start a report")
        manager.say("Title", TITLE)
        manager.date("First day of the period", 1, 4, 2018)
        manager.date("Last day of the period", 31, 3, 2019)
        manager.press("See its sections")
        for key, title in self.titles.items():
            manager.tick(title, on=key in WRITTEN)
        manager.press("Start the report")
        self.address = manager.page.url.split("#")[0]
        for key, owner in WRITTEN.items():
            self.commission(manager, key, owner)

    def commission(self, manager: Keyboard, key: str, owner: str) -> None:
        """Say who writes a section, and send the letter that is shown."""
        manager.follow(f"Commission {self.titles[key]}")
        manager.choose("Owner", owner)
        manager.date("Due", 1, 7, 2030)
        manager.press("See the letter they will get")
        assert self.titles[key] in manager.page.locator("pre").inner_text()
        manager.press("Commission and send this letter")
        assert owner in manager.part("table", "Sections").inner_text()

    def is_written_with_the_figure_placed(self) -> None:
        """The analyst comes by the letter, and places the figure by its key; the page shows its value."""
        link = self.desk.live.mailbox.wait_for(ANALYST, "Please write").link("/ashmere/")
        with self.desk.window() as analyst:
            analyst.open(link)
            self.desk.sign_in(analyst, ANALYST)
            analyst.press("Write")
            analyst.say("Text", OPENING)
            offered = analyst.field("Which figure?").locator("option")
            name = library.indicator(ashmere.CONTACTS).name
            analyst.choose("Which figure?", offered.filter(has_text=name).first.inner_text())
            analyst.press("Place it")
            assert f"{{{ashmere.CONTACTS} as=number}}" in analyst.field("Text").input_value()
            assert PRINTED in analyst.page.locator(".los-document").inner_text()
            analyst.press("Save")
            picture(analyst.page, "report-section")
            finish(analyst)

    def is_sent_for_sign_off(self, manager: Keyboard) -> None:
        """The manager writes the other section, and sends the whole to the partners."""
        manager.open(self.address)
        manager.follow(f"1 {self.titles['what_was_done']}")
        manager.press("Write")
        manager.say("Text", PLAIN)
        manager.press("Save")
        finish(manager)
        manager.follow(TITLE)
        manager.press("Send for sign-off")
        manager.press("Freeze the report and send these letters")
        assert "With the partners for sign-off" in manager.page.locator("main").inner_text()

    def is_signed_by_every_partner(self) -> None:
        """Each partner joins by their invitation, follows the letter, reads and signs."""
        for email in SIGNERS:
            with self.desk.window() as partner:
                invitation = self.desk.letter(email, "Make your account")
                self.desk.join(partner, invitation, email)
                partner.open(self.desk.live.mailbox.wait_for(email, "please read and sign").link("/ashmere/"))
                assert PRINTED in partner.page.locator("article").inner_text()
                partner.tick("I have read this report and sign it for my organisation")
                partner.press("Sign")
                assert "You signed" in partner.page.locator("main").inner_text()

    def is_published(self, manager: Keyboard) -> None:
        manager.open(self.address)
        manager.press("Publish")
        manager.press("Publish")
        assert "Published" in manager.page.locator("main").inner_text()

    def holds_the_value(self) -> bytes:
        """Anybody reads it, on the page and on paper; returns the PDF's bytes."""
        with self.desk.window() as reader:
            self.open_as_anybody(reader)
            assert PRINTED in reader.page.locator("article").inner_text()
            assert "Nothing: every figure in it still stands." in reader.page.locator("main").inner_text()
            made = self.download(reader)
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(made)).pages]
        holding = [number for number, text in enumerate(pages, start=1) if PRINTED in text]
        assert holding
        picture_of_paper(made, "signed-report-on-paper", holding[0])
        return made

    def open_as_anybody(self, reader: Keyboard) -> None:
        """Find the report from the partnership's public page."""
        reader.open(f"{self.desk.live.address}/ashmere/")
        reader.follow("Yearly reports")
        reader.follow(TITLE)

    def download(self, reader: Keyboard) -> bytes:
        """Follow the link to the PDF and keep what comes."""
        link = reader.reach(reader.part("link", "The report as a PDF"), most=400)
        with urlopen(self.desk.live.address + link.get_attribute("href"), timeout=20) as answer:  # noqa: S310
            return answer.read()

    def still_says_what_was_signed(self, before: bytes) -> None:
        """After the correction the report is as it was, on the page and on paper, and the correction is listed."""
        with self.desk.window() as reader:
            self.open_as_anybody(reader)
            assert PRINTED in reader.page.locator("article").inner_text()
            assert CORRECTED not in reader.page.locator("article").inner_text()
            changed = reader.part("table", "Figures corrected since").inner_text()
            assert PRINTED in changed
            assert "not public yet" in changed, "nobody has made the new value public"
            assert CORRECTED not in changed
            picture(reader.page, "signed-report")
            assert self.download(reader) == before


def finish(keyboard: Keyboard) -> None:
    """Finish a section from its page."""
    keyboard.press("Finish")
    keyboard.press("Finish")
    assert "Finished" in keyboard.page.locator("main").inner_text()
