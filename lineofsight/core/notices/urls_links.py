from django.urls import path

from lineofsight.core.notices import views

app_name = "links"

urlpatterns = [path("link/<str:secret>/", views.open_link, name="open_link")]
