from django.urls import path

from lineofsight.core.people import views

app_name = "people"

urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/load/", views.load_people, name="load_people"),
    path("people/template.xlsx", views.people_template, name="people_template"),
    path("people/appoint/", views.appoint, name="appoint"),
    path("people/appointments/<str:ref>/end/", views.end_appointment, name="end_appointment"),
]
