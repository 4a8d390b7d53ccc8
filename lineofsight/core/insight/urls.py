from django.urls import path

from lineofsight.core.insight import views
from lineofsight.core.insight.benchmarks import browsing_views as browsing
from lineofsight.core.insight.benchmarks.views import declare_comparators

app_name = "insight"

urlpatterns = [
    path("figures/<str:ref>/", views.figure, name="figure"),
    path("comparators/", declare_comparators, name="declare_comparators"),
    path("benchmarks/", browsing.benchmarks, name="benchmarks"),
    path("benchmarks.csv", browsing.benchmarks_csv, name="benchmarks_csv"),
    path("benchmarks/<str:key>/", browsing.series, name="series"),
    path("benchmarks/<str:key>/series.csv", browsing.series_csv, name="series_csv"),
    path("benchmarks/<str:key>/choose/", browsing.choose_series, name="choose_series"),
    path("benchmarks/<str:key>/drop/", browsing.drop_series, name="drop_series"),
]
