from pathlib import Path

from lineofsight.core.access.manifests import Manifest, NavPage
from lineofsight.core.people.roles import INSIDE
from lineofsight.lead.annual_report.lifecycle import BUILD, DELIVERY, REPORT, SECTION
from lineofsight.lead.annual_report.models import Report, Section
from lineofsight.lead.annual_report.selectors import permissions, using
from lineofsight.lead.annual_report.services import (
    building,
    builds,
    comments,
    deliveries,
    explanations,
    glossary,
    reminders,
    reports,
    sections,
    signing,
    tracing,
)

HERE = Path(__file__).parent

manifest = Manifest(
    name="annual_report",
    label="Yearly report",
    wing="lead",
    nav=(
        NavPage(
            "Yearly reports", "annual_report:reports", "annual_report.see_reports",
            "Sections commissioned, figures placed, sign-off by the partners.",
        ),
    ),
    public_pages=(
        NavPage("Yearly reports", "annual_report:published_reports", "", "What was done, and what difference it made."),
    ),
    lifecycles=(REPORT, SECTION, DELIVERY, BUILD),
    kinds={Report.KIND: "Yearly report", Section.KIND: "Section of a yearly report"},
    seen_by={Report.KIND: "annual_report.see_report", Section.KIND: "annual_report.see_section"},
    definitions={name: HERE / "definitions" / name for name in ("glossary", "report_templates")},
    roles=frozenset(INSIDE),
    uses=using.sections_using,
)  # fmt: skip

__all__ = [
    "building", "builds", "comments", "deliveries", "explanations", "glossary", "manifest", "permissions", "reminders",
    "reports", "sections", "signing", "tracing",
]  # fmt: skip
