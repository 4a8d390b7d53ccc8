from django.urls import path

from lineofsight.know.self_assessments.views import answering, challenges, chasing, copies, handing_in, rounds

app_name = "self_assessments"

urlpatterns = [
    path("self-assessments/", rounds.rounds, name="rounds"),
    path("self-assessments/new/", rounds.create_round, name="create_round"),
    path("self-assessments/rounds/<str:ref>/", rounds.round_page, name="round"),
    path("self-assessments/rounds/<str:ref>/open/", rounds.open_round, name="open_round"),
    path("self-assessments/rounds/<str:ref>/close/", rounds.close_round, name="close_round"),
    path("self-assessments/rounds/<str:ref>/organisations.csv", rounds.copies_csv, name="copies_csv"),
    path("self-assessments/rounds/<str:ref>/analysis/", rounds.analysis, name="analysis"),
    path("self-assessments/rounds/<str:ref>/analysis.csv", rounds.analysis_csv, name="analysis_csv"),
    path("self-assessments/rounds/<str:ref>/chasing/", chasing.chasing_page, name="chasing"),
    path("self-assessments/rounds/<str:ref>/chasing/start/", chasing.start_chasing, name="start_chasing"),
    path("self-assessments/rounds/<str:ref>/chasing/stop/", chasing.stop_chasing, name="stop_chasing"),
    path("self-assessments/rounds/<str:ref>/chasing/letters/new/", chasing.add_rung, name="add_rung"),
    path("self-assessments/rounds/<str:ref>/chasing/letters/<str:key>/", chasing.letter, name="chase_letter"),
    path("self-assessments/rounds/<str:ref>/chasing/letters/<str:key>/word/", chasing.set_rung, name="set_rung"),
    path("self-assessments/rounds/<str:ref>/chasing/letters/<str:key>/drop/", chasing.drop_rung, name="drop_rung"),
    path("self-assessments/copies/<str:ref>/", copies.copy_page, name="copy"),
    path("self-assessments/copies/<str:ref>/send-link/", copies.send_link, name="send_link"),
    path("self-assessments/copies/<str:ref>/accept/", copies.accept_copy, name="accept_copy"),
    path("self-assessments/copies/<str:ref>/challenge/<str:key>/", challenges.challenge_copy, name="challenge_copy"),
    path("self-assessments/copies/<str:ref>/moderate/<str:key>/", copies.moderate_answer, name="moderate_answer"),
    path("self-assessments/challenges/<str:ref>/", challenges.challenge_page, name="challenge"),
    path("self-assessments/challenges/<str:ref>/answer/", challenges.answer_challenge, name="answer_challenge"),
    path("self-assessments/challenges/<str:ref>/ask-again/", challenges.ask_again, name="ask_again"),
    path("self-assessments/challenges/<str:ref>/settle/", challenges.settle_challenge, name="settle_challenge"),
    path("self-assessments/own/", answering.own_assessments, name="own_assessments"),
    path("self-assessments/own/<str:ref>/", answering.assessment_page, name="assessment"),
    path("self-assessments/own/<str:ref>/sections/<str:key>/", answering.save_answers, name="save_answers"),
    path("self-assessments/own/<str:ref>/plan/<str:key>/", answering.plan_improvement, name="plan_improvement"),
    path("self-assessments/own/<str:ref>/readers/", answering.choose_readers, name="choose_readers"),
    path("self-assessments/own/<str:ref>/pass-on/", answering.pass_on_sections, name="pass_on_sections"),
    path("self-assessments/own/<str:ref>/hand-in/", handing_in.ask_to_sign, name="ask_to_sign"),
    path("self-assessments/own/<str:ref>/take-back/", handing_in.take_back, name="take_back"),
    path("self-assessments/own/<str:ref>/sign/", handing_in.sign_assessment, name="sign_assessment"),
    path("self-assessments/own/<str:ref>/sign/code/", handing_in.send_code, name="send_code"),
    path("self-assessments/own/<str:ref>/send-back/", handing_in.send_back, name="send_back"),
    path("self-assessments/own/<str:ref>/reopen/", handing_in.reopen_assessment, name="reopen_assessment"),
]
