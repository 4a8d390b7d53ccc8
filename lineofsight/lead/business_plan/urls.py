from django.urls import path

from lineofsight.lead.business_plan.views import challenges, judging, writing

app_name = "business_plan"

urlpatterns = [
    path("challenges/", challenges.challenges, name="challenges"),
    path("challenges.csv", challenges.challenges_csv, name="challenges_csv"),
    path("challenges/new/", writing.draft_challenge, name="draft_challenge"),
    path("challenges/past/", writing.record_challenge, name="record_challenge"),
    path("challenges/<str:ref>/", challenges.challenge, name="challenge"),
    path("challenges/<str:ref>/edit/", writing.edit_challenge, name="edit_challenge"),
    path("challenges/<str:ref>/evidence/", writing.add_challenge_evidence, name="add_challenge_evidence"),
    path("challenges/<str:ref>/send/", writing.issue_challenge, name="issue_challenge"),
    path("challenges/<str:ref>/acknowledge/", judging.acknowledge_challenge, name="acknowledge_challenge"),
    path("challenges/<str:ref>/reply/", judging.reply_to_challenge, name="reply_to_challenge"),
    path("challenges/<str:ref>/accept/", judging.accept_reply, name="accept_reply"),
    path("challenges/<str:ref>/escalate/", judging.escalate_challenge, name="escalate_challenge"),
    path("challenges/<str:ref>/close/", judging.close_challenge, name="close_challenge"),
    path("challenges/<str:ref>/reopen/", judging.reopen_challenge, name="reopen_challenge"),
    path("challenges/<str:ref>/withdraw/", judging.withdraw_challenge, name="withdraw_challenge"),
]
