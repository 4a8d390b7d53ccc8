from django.urls import path

from lineofsight.core.people import views

app_name = "people"

urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/load/", views.load_people, name="load_people"),
    path("people/template.xlsx", views.people_template, name="people_template"),
    path("people/appoint/", views.appoint, name="appoint"),
    path("people/organisations/", views.organisations, name="organisations"),
    path("people/organisations/<str:ref>/", views.organisation_page, name="organisation"),
    path("people/organisations/<str:ref>/rename/", views.rename_organisation, name="rename_organisation"),
    path("people/organisations/<str:ref>/merge/", views.merge_organisations, name="merge_organisations"),
    path("people/organisations/<str:ref>/governance/", views.change_governance, name="change_governance"),
    path("people/organisations/<str:ref>/parent/", views.set_parent, name="set_parent"),
    path("people/register/", views.register, name="register"),
    path("people/register/load/", views.load_register, name="load_register"),
    path("people/register/schools.csv", views.register_csv, name="register_csv"),
    path("people/appointments/<str:ref>/end/", views.end_appointment, name="end_appointment"),
]
