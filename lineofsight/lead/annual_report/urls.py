from django.urls import path

from lineofsight.lead.annual_report.views import (
    building,
    comments,
    files,
    glossary,
    published,
    reports,
    sections,
    signing,
    tracing,
    writing,
)

app_name = "annual_report"

urlpatterns = [
    path("yearly-reports/", reports.reports, name="reports"),
    path("yearly-reports/new/", reports.create_report, name="create_report"),
    path("yearly-reports/sections/<str:ref>/", sections.section, name="section"),
    path("yearly-reports/sections/<str:ref>/commission/", sections.commission_section, name="commission_section"),
    path("yearly-reports/sections/<str:ref>/write/", writing.save_section, name="save_section"),
    path("yearly-reports/sections/<str:ref>/finish/", sections.finish_section, name="finish_section"),
    path("yearly-reports/sections/<str:ref>/reopen/", sections.reopen_section, name="reopen_section"),
    path("yearly-reports/sections/<str:ref>/comment/", comments.comment_on_section, name="comment_on_section"),
    path("yearly-reports/comments/<str:ref>/resolve/", comments.resolve_comment, name="resolve_comment"),
    path("yearly-reports/builds/<str:ref>/", building.build, name="build"),
    path("yearly-reports/builds/<str:ref>/download/", building.build_file, name="build_file"),
    path("yearly-reports/<str:ref>/", reports.report, name="report"),
    path("yearly-reports/<str:ref>/preview/", reports.preview_report, name="preview_report"),
    path("yearly-reports/<str:ref>/report.pdf", files.report_file, name="report_file"),
    path("yearly-reports/<str:ref>/report.docx", files.report_word, name="report_word"),
    path("yearly-reports/<str:ref>/make/<slug:what>/", building.start_build, name="start_build"),
    path("yearly-reports/<str:ref>/glossary/", glossary.glossary, name="glossary"),
    path("yearly-reports/<str:ref>/glossary/explain/", glossary.explain_short_form, name="explain_short_form"),
    path("yearly-reports/<str:ref>/requirements/", tracing.requirements, name="requirements"),
    path("yearly-reports/<str:ref>/requirements.csv", tracing.requirements_file, name="requirements_file"),
    path("yearly-reports/<str:ref>/requirements/<slug:key>/", tracing.trace_requirement, name="trace_requirement"),
    path(
        "yearly-reports/<str:ref>/requirements/<slug:key>/confirm/",
        tracing.confirm_requirement,
        name="confirm_requirement",
    ),
    path("yearly-reports/<str:ref>/add-section/", sections.add_section, name="add_section"),
    path("yearly-reports/<str:ref>/send/", signing.send_for_sign_off, name="send_for_sign_off"),
    path("yearly-reports/<str:ref>/recall/", signing.recall_report, name="recall_report"),
    path("yearly-reports/<str:ref>/sign/", signing.sign_report, name="sign_report"),
    path("yearly-reports/<str:ref>/publish/", signing.publish_report, name="publish_report"),
    path("reports/", published.published_reports, name="published_reports"),
    path("reports/<slug:slug>/", published.published_report, name="published_report"),
    path("reports/<slug:slug>/report.pdf", published.published_file, name="published_file"),
    path("reports/<slug:slug>/report.docx", files.published_word, name="published_word"),
]
