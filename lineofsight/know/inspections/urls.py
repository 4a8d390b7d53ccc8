from django.urls import path

from lineofsight.know.inspections import views

app_name = "inspections"

urlpatterns = [
    path("recommendations/", views.recommendations, name="recommendations"),
    path("recommendations.csv", views.recommendations_csv, name="recommendations_csv"),
    path("recommendations/new/", views.note_recommendations, name="note_recommendations"),
    path("recommendations/<str:ref>/", views.recommendation, name="recommendation"),
    path("recommendations/<str:ref>/edit/", views.edit_recommendation, name="edit_recommendation"),
    path("recommendations/<str:ref>/answered/", views.answer_recommendation, name="answer_recommendation"),
    path("recommendations/<str:ref>/leave/", views.leave_recommendation, name="leave_recommendation"),
    path("recommendations/<str:ref>/reopen/", views.reopen_recommendation, name="reopen_recommendation"),
]
