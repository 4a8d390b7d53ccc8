"""The middle of the journey: agencies asked for figures, answers by link, a correction; by keyboard alone."""

import re
from urllib.request import urlopen

from lineofsight.core.insight import library
from tests.journeys import ashmere
from tests.journeys.ashmere import CORRECTED, SUPPLIER
from tests.journeys.desk import PHONE, Desk, picture
from tests.journeys.keyboard import Keyboard


def ask_for(desk: Desk, analyst: Keyboard, year: str) -> None:
    """Ask the council for three figures of a year, after seeing exactly what it will read."""
    analyst.open(f"{desk.live.address}/ashmere/")
    analyst.follow("Requests for figures")
    analyst.press("Ask for figures")
    analyst.choose("Which period?", year)
    analyst.pick("I will choose")
    analyst.press("Continue")
    for key in ashmere.ASKED:
        indicator = library.indicator(key)
        domain = next(each for each in library.current().domains if each.key == indicator.domain)
        analyst.unfold(re.compile(rf"^{re.escape(domain.label)} \("))
        analyst.tick(indicator.name)
    analyst.press("Continue")
    analyst.press("See the letters and send")
    shown = analyst.page.locator("details").first
    analyst.reach(shown.locator("summary"))
    analyst.page.keyboard.press("Enter")
    assert "[their personal link]" in shown.inner_text()
    analyst.press("Send to 1 agency")
    assert "Waiting for returns" in analyst.page.locator("main").inner_text()


def close_request(desk: Desk, analyst: Keyboard, year: str) -> None:
    analyst.open(f"{desk.live.address}/ashmere/")
    analyst.follow("Requests for figures")
    analyst.follow(f"Figures for {year}")
    analyst.press("Close the request")
    analyst.press("Close the request")
    assert "The request is closed" in analyst.page.locator("main").inner_text()


def answer(supplier: Keyboard, key: str, counts: tuple[int, ...]) -> None:
    """Fill one question in and send it."""
    indicator = library.indicator(key)
    assert supplier.heading.endswith(indicator.name)
    for label, count in zip((indicator.numerator, indicator.denominator), counts, strict=False):
        supplier.say(label, str(count))
    supplier.press("Save and continue")


def the_supplier_answers(desk: Desk, values: dict[str, tuple[int, ...]]) -> None:
    """Answer a whole return by its link, and sign it off with the code that comes by mail."""
    with desk.window() as supplier:
        supplier.open(desk.letter(SUPPLIER, "please answer by"))
        supplier.press("Continue")
        supplier.follow(library.indicator(ashmere.CONTACTS).name)
        for key, counts in values.items():
            answer(supplier, key, counts)
        sign_off(desk, supplier)


def sign_off(desk: Desk, supplier: Keyboard) -> None:
    supplier.press("Check and sign off")
    supplier.press("Send me a code")
    code = re.search(r"\b\d{6}\b", desk.live.mailbox.wait_for(SUPPLIER, "Your code to sign off").text)[0]
    supplier.say("Six-figure code", code)
    supplier.press("Sign off")
    assert "Signed off. Thank you" in supplier.page.locator("main").inner_text()


def the_supplier_answers_and_is_asked_to_confirm(desk: Desk) -> str:
    """A scanner opens the link first; the answering stops half-way, goes on, and one value must be confirmed."""
    link = desk.letter(SUPPLIER, "please answer by")
    for _ in range(2):
        with urlopen(link, timeout=10) as scanned:  # noqa: S310 - our own address
            assert scanned.status == 200
    with desk.window(viewport=PHONE) as supplier:
        supplier.open(link)
        supplier.press("Continue")
        supplier.follow(library.indicator(ashmere.CONTACTS).name)
        answer(supplier, ashmere.CONTACTS, ashmere.NOW[ashmere.CONTACTS])
    with desk.window(viewport=PHONE) as supplier:
        supplier.open(link)
        supplier.press("Continue")
        assert "1 of 3 answered" in supplier.page.locator("main").inner_text()
        picture(supplier.page, "return-on-a-phone")
        supplier.follow(library.indicator(ashmere.RETURNING).name)
        answer(supplier, ashmere.RETURNING, ashmere.NOW[ashmere.RETURNING])
        answer(supplier, ashmere.PLANS, ashmere.NOW[ashmere.PLANS])
        confirm(supplier)
        sign_off(desk, supplier)
    return link


def confirm(supplier: Keyboard) -> None:
    """The value moved a long way: it counts once it is confirmed and explained."""
    main = supplier.page.locator("main")
    assert "Saved, and not yet counted." in main.inner_text()
    assert "Last time it was 214" in main.inner_text()
    supplier.say("What should readers know about it?", ashmere.WHY_IT_MOVED)
    supplier.tick("I have checked it, and it is right")
    supplier.press("Save and continue")
    assert "3 of 3 answered" in main.inner_text()


def the_supplier_corrects_it(desk: Desk, link: str) -> None:
    """The same link still opens the return: the value is put right, with its reason."""
    with desk.window() as supplier:
        supplier.open(link)
        supplier.press("Continue")
        indicator = library.indicator(ashmere.CONTACTS)
        supplier.enter(supplier.page.get_by_role("link", name=re.compile(rf"^Correct this ?: {indicator.name}$")))
        supplier.say(indicator.numerator, CORRECTED.replace(",", ""))
        supplier.say("Why is it corrected?", ashmere.REASON)
        supplier.press("Correct it")
        assert CORRECTED in supplier.page.locator("main").inner_text()
