"""A report written out on paper and for Word: of a draft it says that it is one."""

from lineofsight.core.documents.docx import docx
from lineofsight.core.documents.pdf import pdf
from lineofsight.core.documents.services import read_file
from lineofsight.core.notices.letters import full_address
from lineofsight.lead.annual_report.models import Report
from lineofsight.lead.annual_report.selectors.outputs import Output


def paper(output: Output) -> bytes:
    """A PDF: of a frozen report the very bytes that were kept."""
    if output.frozen:
        return read_file(output.frozen.pdf)
    return pdf(output.document, output.as_at, site=site_of(output.report))


def word(output: Output) -> bytes:
    """A Word document, in the partnership's name."""
    report = output.report
    return docx(output.document, output.as_at, site=site_of(report), author=report.partnership.name)


def site_of(report: Report) -> str:
    """Where a figure in a file leads: the report's own public page, on which its sources stand."""
    return full_address("annual_report:published_report", slug=report.slug)
