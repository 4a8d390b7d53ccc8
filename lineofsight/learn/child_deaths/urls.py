from django.urls import path

from lineofsight.learn.child_deaths.views import deaths, moves, panels

app_name = "child_deaths"

urlpatterns = [
    path("child-deaths/", deaths.deaths, name="deaths"),
    path("child-deaths/new/", deaths.notify_death, name="notify_death"),
    path("child-deaths/panels/", panels.panels, name="panels"),
    path("child-deaths/panels/new/", panels.plan_panel, name="plan_panel"),
    path("child-deaths/panels/members/new/", panels.seat_member, name="seat_member"),
    path("child-deaths/panels/members/<str:ref>/end/", panels.end_membership, name="end_membership"),
    path("child-deaths/panels/<str:ref>/", panels.panel, name="panel"),
    path("child-deaths/panels/<str:ref>/pack.pdf", panels.pack, name="pack"),
    path("child-deaths/panels/<str:ref>/pack/", panels.send_pack, name="send_pack"),
    path("child-deaths/panels/<str:ref>/held/", panels.hold_panel, name="hold_panel"),
    path("child-deaths/panels/<str:ref>/cancel/", panels.cancel_panel, name="cancel_panel"),
    path("child-deaths/on-panel/<str:ref>/lead/", panels.name_lead, name="name_lead"),
    path("child-deaths/on-panel/<str:ref>/conflict/", panels.declare_conflict, name="declare_conflict"),
    path("child-deaths/requests/<str:ref>/", moves.note_returned, name="note_returned"),
    path("child-deaths/waits/<str:ref>/", moves.end_wait, name="end_wait"),
    path("child-deaths/learning/<str:ref>/", moves.release_learning, name="release_learning"),
    path("child-deaths/<str:ref>/", deaths.death, name="death"),
    path("child-deaths/<str:ref>/screen/", moves.screen_death, name="screen_death"),
    path("child-deaths/<str:ref>/transfer/", moves.transfer_death, name="transfer_death"),
    path("child-deaths/<str:ref>/response/", moves.start_response, name="start_response"),
    path("child-deaths/<str:ref>/no-response/", moves.decline_response, name="decline_response"),
    path("child-deaths/<str:ref>/ask/", moves.ask_for_information, name="ask_for_information"),
    path("child-deaths/<str:ref>/meeting/", moves.hold_review_meeting, name="hold_review_meeting"),
    path("child-deaths/<str:ref>/wait/", moves.begin_wait, name="begin_wait"),
    path("child-deaths/<str:ref>/ready/", moves.make_ready, name="make_ready"),
    path("child-deaths/<str:ref>/facts/", moves.answer_facts, name="answer_facts"),
    path("child-deaths/<str:ref>/panel/", moves.put_on_panel, name="put_on_panel"),
    path("child-deaths/<str:ref>/off-panel/", moves.take_off_panel, name="take_off_panel"),
    path("child-deaths/<str:ref>/analysis/", moves.agree_analysis, name="agree_analysis"),
    path("child-deaths/<str:ref>/learning/", moves.propose_learning, name="propose_learning"),
    path("child-deaths/<str:ref>/close/", moves.close_death, name="close_death"),
    path("child-deaths/<str:ref>/family/", moves.keep_family, name="keep_family"),
    path("child-deaths/<str:ref>/sent/", moves.note_sent, name="note_sent"),
]
