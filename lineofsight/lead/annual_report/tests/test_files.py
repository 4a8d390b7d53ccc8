"""A report as a file: the three forms say the same, whoever may have each has it, and nobody else."""

import io
from collections import Counter

import pytest
from docx import Document as opened_docx
from pypdf import PdfReader

from lineofsight.core.documents.html import html
from lineofsight.core.documents.services import read_file
from lineofsight.lead.annual_report.selectors.outputs import DRAFT, output_of
from lineofsight.lead.annual_report.tests.factories import (
    CONTACTS,
    YEAR,
    contacts_known,
    finished,
    frozen_of,
    known,
    published,
    section_of,
    sent,
    signed,
    small_count,
    started,
    written,
)
from lineofsight.lead.annual_report.views.files import FORMS
from lineofsight.lead.annual_report.views.frame import draw
from tests.documents.outputs import docx_own_words, docx_text, html_text, missing, pdf_text, texts

PUBLIC = "/ashmere/reports/2018-19/report.docx"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SERIES = "{front_door.contacts as=table}\n\n{front_door.contacts as=chart}"
RICH = f"{CONTACTS}\n\n{SERIES}\n\n> It helped the LADO.\n\n- One\n- Two"


def inside(report):
    return f"/ashmere/yearly-reports/{report.ref}/report.docx"


def opened(response):
    return opened_docx(io.BytesIO(response.content))


def test_the_three_forms_of_a_report_say_the_same(world):
    contacts_known(world)
    report = started(world)
    for section in report.sections.all():
        written(world, section_of(report, section.key), RICH)
    output = output_of(report)
    document = output.document
    made = {name: form(output) for name, form in FORMS.items()}
    assert missing(texts(document, charts_last=False), html_text(html(document, draw))) is None
    assert missing(list(texts(document, charts_last=False))[1:], html_text(made["html"].decode())) is None
    assert missing(texts(document), pdf_text(made["pdf"], document.title)) is None
    assert missing(texts(document), docx_text(made["docx"])) is None
    assert "LADO: local authority designated officer." in " ".join(docx_text(made["docx"]).split())
    own, page = (
        Counter(docx_own_words(made["docx"]).split()),
        Counter(html_text(html(document, lambda chart: "")).split()),
    )
    units = Counter(["contacts", "contacts"])  # which a page writes into the picture of each chart
    labels = Counter(label.split()[-1] for label, _ in document.meta)
    assert own - units - Counter({f"{word}:": n for word, n in labels.items()}) == page - labels


def test_anybody_has_a_published_report_as_a_word_document(world):
    assert world.client().get(PUBLIC).status_code == 404
    published(world)
    response = world.client().get(PUBLIC)
    assert (response.status_code, response["Content-Type"]) == (200, KIND)
    assert response["Content-Disposition"] == 'attachment; filename="2018-19.docx"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert opened(response).core_properties.author == "Ashmere Safeguarding Children Partnership"
    assert "24,629" in docx_text(response.content)
    again = world.client().get(PUBLIC, headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert world.client().get(PUBLIC.replace("ashmere", "netherby")).status_code == 404


def test_figures_in_it_lead_to_their_sources_on_the_public_page(world):
    published(world)
    package = opened(world.client().get(PUBLIC))
    led = {one.target_ref for one in package.part.rels.values() if one.is_external}
    assert led
    assert all("/ashmere/reports/2018-19/#source-" in one for one in led)


def test_nobody_has_it_before_it_is_published(world):
    signed(world)
    assert world.client().get(PUBLIC).status_code == 404


def test_a_draft_says_that_it_is_one(world):
    contacts_known(world)
    report = finished(world, started(world))
    response = world.client("analyst").get(inside(report))
    assert response["Content-Disposition"] == 'attachment; filename="2018-19-draft.docx"'
    assert ": ".join(DRAFT) in docx_text(response.content)
    assert "24,629" in docx_text(response.content)


def test_what_was_frozen_is_handed_out_however_its_figures_change_afterwards(world):
    report = sent(world)
    first = world.client("manager").get(inside(report)).content
    known(world, "front_door.re_referrals", YEAR, counts=(640, 2512))
    assert world.client("manager").get(inside(report)).content == first
    assert DRAFT[1] not in docx_text(first)
    assert FORMS["pdf"](output_of(report)) == read_file(frozen_of(report).pdf)


@pytest.mark.parametrize("name", [None, "neighbour", "practitioner", "police"])
def test_nobody_outside_has_a_report_in_the_making(world, name):
    assert world.client(name).get(inside(sent(world))).status_code in (302, 403)


def test_a_page_by_itself_needs_nothing_else(world):
    contacts_known(world)
    report = started(world)
    written(world, section_of(report), RICH)
    text = FORMS["html"](output_of(report)).decode()
    assert text.lstrip().startswith("<!DOCTYPE html>")
    assert "<link" not in text
    assert "<script" not in text
    assert text.count("<h1") == 1
    assert "<svg" in text
    assert 'id="source-1"' in text


def test_a_small_count_leaves_in_no_form(world):
    report = started(world)
    known(world, "front_door.contacts", YEAR, value=24629)
    small_count(world)
    written(world, section_of(report), "Contacts: {front_door.contacts}. Plans: {protection.plans}.")
    output = output_of(report)
    for name, form in FORMS.items():
        content = form(output)
        text = {"html": lambda c: html_text(c.decode()), "pdf": words_of, "docx": docx_text}[name](content)
        assert "suppressed" in text, name
        assert "Plans: 3" not in text, name


def words_of(content):
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
