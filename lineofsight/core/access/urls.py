from django.urls import path

from lineofsight.core.access import views

app_name = "access"

urlpatterns = [path("kept/", views.kept, name="kept"), path("kept/forget/", views.forget_kept, name="forget_kept")]
