from django.urls import path

from lineofsight.lead.governance.views import bodies, keeping

app_name = "governance"

urlpatterns = [
    path("governance/", bodies.bodies, name="bodies"),
    path("governance/authority/", bodies.authority, name="authority"),
    path("governance/authority.csv", bodies.authority_csv, name="authority_csv"),
    path("governance/bodies/new/", keeping.add_body, name="add_body"),
    path("governance/bodies/<str:ref>/", bodies.body, name="body"),
    path("governance/bodies/<str:ref>/edit/", keeping.edit_body, name="edit_body"),
    path("governance/bodies/<str:ref>/reports-to/", keeping.report_to, name="report_to"),
    path("governance/bodies/<str:ref>/terms/new/", keeping.agree_terms, name="agree_terms"),
    path("governance/bodies/<str:ref>/terms/<int:number>/", bodies.terms, name="terms"),
    path("governance/bodies/<str:ref>/terms/<int:number>/download/", bodies.terms_file, name="terms_file"),
    path("governance/bodies/<str:ref>/end/", keeping.end_body, name="end_body"),
    path("governance/bodies/<str:ref>/seats/new/", keeping.add_seat, name="add_seat"),
    path("governance/seats/<str:ref>/appoint/", keeping.appoint_to_seat, name="appoint_to_seat"),
    path("governance/seats/<str:ref>/end/", keeping.end_seat, name="end_seat"),
    path("governance/holdings/<str:ref>/end/", keeping.end_holding, name="end_holding"),
    path("governance/delegations/new/", keeping.give_delegation, name="give_delegation"),
    path("governance/delegations/<str:ref>/end/", keeping.end_delegation, name="end_delegation"),
]
