from django.urls import path

from lineofsight.core.insight import views

app_name = "insight"

urlpatterns = [path("figures/<str:ref>/", views.figure, name="figure")]
