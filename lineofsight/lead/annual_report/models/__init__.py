"""Reports, their sections with versions, comments and explanations, the questions they answer, what was made of them,
what was frozen and signed, and what became of them."""

from lineofsight.lead.annual_report.models.build import Build
from lineofsight.lead.annual_report.models.comment import Comment, Resolution
from lineofsight.lead.annual_report.models.delivery import DeliveryNote, Recipient
from lineofsight.lead.annual_report.models.explanation import Explanation
from lineofsight.lead.annual_report.models.frozen import Frozen, SignOff
from lineofsight.lead.annual_report.models.report import Report
from lineofsight.lead.annual_report.models.section import Section, SectionVersion
from lineofsight.lead.annual_report.models.short_form import ShortForm
from lineofsight.lead.annual_report.models.tracing import Confirmation, Traced

__all__ = [
    "Build", "Comment", "Confirmation", "DeliveryNote", "Explanation", "Frozen", "Recipient", "Report", "Resolution",
    "Section", "SectionVersion", "ShortForm", "SignOff", "Traced",
]  # fmt: skip
