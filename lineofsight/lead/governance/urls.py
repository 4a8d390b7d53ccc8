from django.urls import path

from lineofsight.lead.governance.views import (
    agendas,
    arrangements,
    bodies,
    calling,
    duties,
    keeping,
    meetings,
    minuted,
    packs,
    papers,
    risks,
    sector_issues,
)

app_name = "governance"

of_bodies = [
    path("governance/", bodies.bodies, name="bodies"),
    path("governance/authority/", bodies.authority, name="authority"),
    path("governance/authority.csv", bodies.authority_csv, name="authority_csv"),
    path("governance/bodies/new/", keeping.add_body, name="add_body"),
    path("governance/bodies/<str:ref>/", bodies.body, name="body"),
    path("governance/bodies/<str:ref>/edit/", keeping.edit_body, name="edit_body"),
    path("governance/bodies/<str:ref>/reports-to/", keeping.report_to, name="report_to"),
    path("governance/bodies/<str:ref>/terms/new/", keeping.agree_terms, name="agree_terms"),
    path("governance/bodies/<str:ref>/terms/<int:number>/", bodies.terms, name="terms"),
    path("governance/bodies/<str:ref>/terms/<int:number>/download/", bodies.terms_file, name="terms_file"),
    path("governance/bodies/<str:ref>/end/", keeping.end_body, name="end_body"),
    path("governance/bodies/<str:ref>/hand-over/", keeping.hand_over_body, name="hand_over_body"),
    path("governance/bodies/<str:ref>/seats/new/", keeping.add_seat, name="add_seat"),
    path("governance/seats/<str:ref>/appoint/", keeping.appoint_to_seat, name="appoint_to_seat"),
    path("governance/seats/<str:ref>/end/", keeping.end_seat, name="end_seat"),
    path("governance/holdings/<str:ref>/end/", keeping.end_holding, name="end_holding"),
    path("governance/delegations/new/", keeping.give_delegation, name="give_delegation"),
    path("governance/delegations/<str:ref>/end/", keeping.end_delegation, name="end_delegation"),
]

of_meetings = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/<str:ref>/", meetings.meeting, name="meeting"),
    path("governance/bodies/<str:ref>/meetings/new/", calling.plan_meeting, name="plan_meeting"),
    path("meetings/<str:ref>/agenda/begin/", calling.open_agenda, name="open_agenda"),
    path("meetings/<str:ref>/agenda/close/", calling.close_agenda, name="close_agenda"),
    path("meetings/<str:ref>/agenda/new/", agendas.add_item, name="add_item"),
    path("meetings/<str:ref>/agenda/offered/", agendas.put_on_agenda, name="put_on_agenda"),
    path("meetings/<str:ref>/send/", calling.send_papers, name="send_papers"),
    path("meetings/<str:ref>/held/", calling.hold_meeting, name="hold_meeting"),
    path("meetings/<str:ref>/minutes/drafted/", calling.draft_minutes, name="draft_minutes"),
    path("meetings/<str:ref>/minutes/checked/", calling.check_minutes, name="check_minutes"),
    path("meetings/<str:ref>/minutes/back/", calling.send_minutes_back, name="send_minutes_back"),
    path("meetings/<str:ref>/minutes/agreed/", calling.agree_minutes, name="agree_minutes"),
    path("meetings/<str:ref>/postpone/", calling.postpone_meeting, name="postpone_meeting"),
    path("meetings/<str:ref>/cancel/", calling.cancel_meeting, name="cancel_meeting"),
    path("meetings/<str:ref>/attendance/", minuted.record_attendance, name="record_attendance"),
    path("meetings/<str:ref>/interests/new/", minuted.declare_interest, name="declare_interest"),
    path("meetings/<str:ref>/pack.pdf", packs.pack, name="pack"),
    path("meetings/<str:ref>/public-pack.pdf", packs.public_pack, name="public_pack"),
    path("meetings/<str:ref>/minutes.pdf", packs.minutes_pdf, name="minutes_pdf"),
    path("meetings/<str:ref>/minutes.docx", packs.minutes_word, name="minutes_word"),
]

of_items = [
    path("meetings/items/<str:ref>/edit/", agendas.edit_item, name="edit_item"),
    path("meetings/items/<str:ref>/drop/", agendas.drop_item, name="drop_item"),
    path("meetings/items/<str:ref>/minutes/", agendas.write_minutes, name="write_minutes"),
    path("meetings/items/<str:ref>/papers/new/", papers.ask_for_paper, name="ask_for_paper"),
    path("meetings/items/<str:ref>/decisions/new/", minuted.record_decision, name="record_decision"),
    path("meetings/papers/<str:ref>/", papers.paper, name="paper"),
    path("meetings/papers/<str:ref>/download/", papers.paper_file, name="paper_file"),
    path("meetings/papers/<str:ref>/versions/<int:number>/", papers.paper_version, name="paper_version"),
    path(
        "meetings/papers/<str:ref>/versions/<int:number>/download/",
        papers.paper_version_file,
        name="paper_version_file",
    ),
    path("meetings/papers/<str:ref>/give/", papers.give_paper, name="give_paper"),
    path("meetings/papers/<str:ref>/replace/", papers.replace_paper, name="replace_paper"),
    path("meetings/papers/<str:ref>/classify/", papers.classify_paper, name="classify_paper"),
    path("meetings/papers/<str:ref>/withdraw/", papers.withdraw_paper, name="withdraw_paper"),
    path("decisions/", minuted.decisions, name="decisions"),
    path("decisions.csv", minuted.decisions_csv, name="decisions_csv"),
    path("decisions/<str:ref>/", minuted.decision, name="decision"),
    path("decisions/<str:ref>/set-aside/", minuted.set_decision_aside, name="set_decision_aside"),
    path("attendance/", minuted.attendance, name="attendance"),
    path("attendance.csv", minuted.attendance_csv, name="attendance_csv"),
]

of_risks = [
    path("risks/", risks.risks, name="risks"),
    path("risks.csv", risks.risks_csv, name="risks_csv"),
    path("risks/new/", risks.add_risk, name="add_risk"),
    path("risks/<str:ref>/", risks.risk, name="risk"),
    path("risks/<str:ref>/edit/", risks.edit_risk, name="edit_risk"),
    path("risks/<str:ref>/review/", risks.review_risk, name="review_risk"),
    path("risks/<str:ref>/treat/", risks.treat_risk, name="treat_risk"),
    path("risks/<str:ref>/tolerate/", risks.tolerate_risk, name="tolerate_risk"),
    path("risks/<str:ref>/close/", risks.close_risk, name="close_risk"),
    path("risks/<str:ref>/reopen/", risks.reopen_risk, name="reopen_risk"),
]

of_issues = [
    path("governance/issues/", sector_issues.issues, name="issues"),
    path("governance/issues.csv", sector_issues.issues_csv, name="issues_csv"),
    path("governance/seats/<str:ref>/issues/new/", sector_issues.raise_issue, name="raise_issue"),
    path("governance/issues/<str:ref>/", sector_issues.issue, name="issue"),
    path("governance/issues/<str:ref>/put/", sector_issues.put_issue, name="put_issue"),
    path("governance/issues/<str:ref>/day/", sector_issues.move_answer, name="move_answer"),
    path("governance/issues/<str:ref>/answer/", sector_issues.answer_issue, name="answer_issue"),
    path("governance/issues/<str:ref>/told/", sector_issues.tell_issue_back, name="tell_issue_back"),
    path("governance/issues/<str:ref>/withdraw/", sector_issues.withdraw_issue, name="withdraw_issue"),
]

of_arrangements = [
    path("arrangements/", arrangements.list_arrangements, name="list_arrangements"),
    path("arrangements/new/", arrangements.draft_arrangements, name="draft_arrangements"),
    path("arrangements/agreements/new/", arrangements.add_agreement, name="add_agreement"),
    path("arrangements/agreements/<str:ref>/", arrangements.agreement, name="agreement"),
    path("arrangements/agreements/<str:ref>/download/", arrangements.agreement_file, name="agreement_file"),
    path("arrangements/agreements/<str:ref>/review/", arrangements.review_agreement, name="review_agreement"),
    path("arrangements/agreements/<str:ref>/end/", arrangements.end_agreement, name="end_agreement"),
    path("arrangements/<str:ref>/", arrangements.arrangements, name="arrangements"),
    path("arrangements/<str:ref>/download/", arrangements.arrangements_file, name="arrangements_file"),
    path("arrangements/<str:ref>/edit/", arrangements.edit_arrangements, name="edit_arrangements"),
    path("arrangements/<str:ref>/contains/", arrangements.say_contained, name="say_contained"),
    path("arrangements/<str:ref>/publish/", arrangements.publish_arrangements, name="publish_arrangements"),
    path("arrangements/<str:ref>/review/", arrangements.review_arrangements, name="review_arrangements"),
    path("duties/", duties.list_duties, name="list_duties"),
    path("duties/<str:ref>/", duties.duty, name="duty"),
    path("duties/<str:ref>/met/", duties.meet_duty, name="meet_duty"),
    path("duties/<str:ref>/day/", duties.move_duty, name="move_duty"),
    path("duties/<str:ref>/set-aside/", duties.set_duty_aside, name="set_duty_aside"),
    path("duties/<str:ref>/reopen/", duties.reopen_duty, name="reopen_duty"),
]

urlpatterns = [*of_bodies, *of_meetings, *of_items, *of_risks, *of_issues, *of_arrangements]
