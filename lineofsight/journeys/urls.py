from django.urls import path

from lineofsight.journeys import views

app_name = "site"

urlpatterns = [
    path("", views.front, name="front"),
    path("me/", views.account, name="account"),
    path("me/digest/", views.choose_digest, name="choose_digest"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("healthy/", views.healthy, name="healthy"),
    path("installation/", views.installation, name="installation"),
    path("installation/new/", views.create_partnership, name="create_partnership"),
    path("installation/invite/<str:ref>/", views.invite_manager, name="invite_manager"),
]
