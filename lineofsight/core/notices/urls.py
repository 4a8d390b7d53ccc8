from django.urls import path

from lineofsight.core.notices import views

app_name = "notices"

urlpatterns = [
    path("outbox/", views.outbox, name="outbox"),
    path("outbox/<str:ref>/", views.message, name="message"),
    path("outbox/<str:ref>/resend/", views.resend_message, name="resend_message"),
    path("outbox/<str:ref>/hand-over/", views.hand_over_message, name="hand_over_message"),
    path("feed/renew/", views.renew_feed, name="renew_feed"),
    path("feed/end/", views.end_feed, name="end_feed"),
    path("feed/<str:secret>.ics", views.feed, name="feed"),
    path("digests/", views.preview_digests, name="preview_digests"),
    path("reminding/", views.parameters, name="parameters"),
    path("reminding/<slug:key>/", views.set_parameter, name="set_parameter"),
    path("people/<str:ref>/invite/", views.invite_person, name="invite_person"),
]
