from django.urls import path

from lineofsight.core.people import views

app_name = "joining"

urlpatterns = [path("join/<str:ref>/", views.join, name="join")]
