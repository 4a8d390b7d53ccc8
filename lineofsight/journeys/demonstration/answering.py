"""The ways an agency of Ashmere answers: by its link, by a sheet, or on a dashboard that the analyst reads for it."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import replace

from django.core.files.base import ContentFile

from lineofsight.core.access import services as access
from lineofsight.core.access.actors import Actor, GrantHolder
from lineofsight.core.access.models import Grant
from lineofsight.core.documents import tree
from lineofsight.core.documents.pdf import pdf
from lineofsight.core.insight import selectors as insight
from lineofsight.core.notices import services as notices
from lineofsight.core.people.selectors import holder_of
from lineofsight.journeys.demonstration import cast
from lineofsight.kernel import clock
from lineofsight.know.performance import selectors as performance
from lineofsight.know.performance.rules.answers import Answer, confirmation_wanted
from lineofsight.know.performance.rules.sheet import COLUMNS, AskedFor, read_sheet, template
from lineofsight.know.performance.services import returns

CODE = re.compile(r"\b\d{6}\b")


def grant_of(agency_return) -> Grant:
    """What the link serves that the agency's lead was sent last."""
    return Grant.objects.filter(record_ref=agency_return.ref, ended_at=None).latest("id")


def lead_of(agency_return) -> Actor:
    """The agency's lead, signed in."""
    return cast.actor(agency_return.asked.email)


def answer_by_link(agency_return, answers: Mapping[str, Answer]) -> None:
    """What the person who was sent the link does: answer one figure after another, and confirm what moved far."""
    holder = link_holder(agency_return)
    for item in performance.items_for(holder, agency_return):
        if answers[item.indicator].given:
            said = replace(answers[item.indicator], confirmed=True)
            returns.save_answer(holder, agency_return=agency_return, indicator=item.indicator, answer=said)


def link_holder(agency_return) -> GrantHolder:
    """Whoever opened the link."""
    holder = holder_of(grant_of(agency_return).ref)
    if holder is None:
        raise LookupError(f"The link to “{agency_return.title}” has ended.")
    return holder


def sign_off_by_link(agency_return) -> None:
    """Sign off with the code that comes to the registered address."""
    holder, grant = link_holder(agency_return), grant_of(agency_return)
    letter = notices.send_code(holder, grant=grant)
    code = access.confirm_code(holder, digits=CODE.findall(notices.text_of(letter))[0])
    returns.sign_off_return(holder, agency_return=agency_return, code=code)


def answer_by_sheet(agency_return, answers: Mapping[str, Answer]) -> None:
    """Fill in the template, send it, confirm by hand what moved far without a word in the sheet, and sign off."""
    lead = lead_of(agency_return)
    asked = {
        item.indicator: AskedFor(item.definition, item.period, answers[item.indicator])
        for item in performance.items_for(lead, agency_return)
    }
    partnership = agency_return.partnership
    rows = [[str(cell) for cell in row] for row in (COLUMNS, *template(asked.values(), partnership.area_name))]
    sheet = read_sheet(rows, asked, insight.areas(partnership))
    if sheet.faults:
        raise ValueError(f"{agency_return.title}: {sheet.faults[0]}")
    upload = ContentFile(csv_of(rows), name=f"figures {agency_return.request.period.slug}.csv")
    returns.save_answers(lead, agency_return=agency_return, answers=sheet.answers, upload=upload)
    confirm_what_moved(lead, agency_return)
    returns.sign_off_return(lead, agency_return=agency_return)


def csv_of(rows: list[list[str]]) -> bytes:
    """Rows as the file a spreadsheet saves them in."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def confirm_what_moved(lead: Actor, agency_return) -> None:
    """Look again at each value that is asked about, and confirm it."""
    items = performance.items_for(lead, agency_return)
    last = performance.last_values(agency_return, items)
    for item in items:
        before = performance.last_value(last.get(item.indicator))
        if not item.confirmed and confirmation_wanted(item.definition, item.answer, before):
            said = replace(item.answer, confirmed=True)
            returns.save_answer(lead, agency_return=agency_return, indicator=item.indicator, answer=said)


def enter_from_dashboard(analyst: Actor, agency_return, answers: Mapping[str, Answer], where_from: str) -> None:
    """The analyst enters what an agency sent as a PDF, which is kept beside the first figure."""
    upload = ContentFile(dashboard(agency_return, answers), name=f"dashboard {agency_return.request.period.slug}.pdf")
    for key, answer in answers.items():
        returns.enter_on_behalf(
            analyst, agency_return=agency_return, indicator=key, answer=answer, where_from=where_from, upload=upload
        )
        upload = None


def dashboard(agency_return, answers: Mapping[str, Answer]) -> bytes:
    """A small dashboard such as an agency draws for its own board, and says that it is made up."""
    names = {item.indicator: item.definition.name for item in agency_return.items.all()}
    rows = [(names[key], str(said.numerator), str(said.denominator or "")) for key, said in answers.items()]
    columns = (tree.Column("Measure"), tree.Column("Number", numeric=True), tree.Column("Out of", numeric=True))
    period = agency_return.request.period.label
    document = tree.Document(
        title=f"{agency_return.organisation.name}: dashboard",
        subtitle=f"{period}. Made up for a demonstration",
        blocks=(tree.Table("Table 1: children we helped", columns, tuple(rows)),),
    )
    return pdf(document, clock.now())
