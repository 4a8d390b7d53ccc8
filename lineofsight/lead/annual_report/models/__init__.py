"""Reports, their sections with every version, and what was frozen and signed."""

from lineofsight.lead.annual_report.models.frozen import Frozen, SignOff
from lineofsight.lead.annual_report.models.report import Report
from lineofsight.lead.annual_report.models.section import Section, SectionVersion

__all__ = ["Frozen", "Report", "Section", "SectionVersion", "SignOff"]
