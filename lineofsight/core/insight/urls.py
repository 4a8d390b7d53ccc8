from django.urls import path

from lineofsight.core.insight import views
from lineofsight.core.insight.benchmarks.views import declare_comparators

app_name = "insight"

urlpatterns = [
    path("figures/<str:ref>/", views.figure, name="figure"),
    path("comparators/", declare_comparators, name="declare_comparators"),
]
