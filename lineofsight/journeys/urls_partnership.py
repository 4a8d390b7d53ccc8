from django.urls import path

from lineofsight.journeys import views

app_name = "journeys"

urlpatterns = [
    path("", views.home, name="home"),
    path("inbox/", views.inbox, name="inbox"),
    path("search/", views.search, name="search"),
    path("diary/", views.diary, name="diary"),
    path("diary.csv", views.diary_csv, name="diary_csv"),
    path("words/", views.words, name="words"),
    path("words/<slug:key>/", views.rename_term, name="rename_term"),
    path("access/", views.grants, name="grants"),
    path("access/<str:ref>/stop/", views.stop_grant, name="stop_grant"),
    path("child-deaths/<str:ref>/refer/", views.refer_death, name="refer_death"),
    path("wing/<slug:wing>/", views.wing, name="wing"),
]
