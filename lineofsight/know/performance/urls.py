from django.urls import path

from lineofsight.know.performance.views import files, indicator, queries, requests, returns, scorecard

app_name = "performance"

urlpatterns = [
    path("performance/", scorecard.scorecard, name="scorecard"),
    path("performance/scorecard.csv", files.scorecard_csv, name="scorecard_csv"),
    path("performance/indicators/<str:key>/", indicator.indicator, name="indicator"),
    path("performance/indicators/<str:key>/series.csv", files.series_csv, name="series_csv"),
    path("performance/indicators/<str:key>/chart.svg", files.chart_svg, name="chart_svg"),
    path("performance/indicators/<str:key>/break/", indicator.mark_break, name="mark_break"),
    path("performance/requests/", requests.requests, name="requests"),
    path("performance/requests/new/", requests.create_request, name="create_request"),
    path("performance/requests/<str:ref>/", requests.request_page, name="request"),
    path("performance/requests/<str:ref>/issue/", requests.issue_request, name="issue_request"),
    path("performance/requests/<str:ref>/close/", requests.close_request, name="close_request"),
    path("performance/returns/<str:ref>/", returns.return_page, name="return"),
    path("performance/returns/<str:ref>/link/", requests.send_link, name="send_link"),
    path("performance/returns/<str:ref>/sign-off/", returns.sign_off_return, name="sign_off_return"),
    path("performance/returns/<str:ref>/code/", returns.send_code, name="send_code"),
    path("performance/returns/<str:ref>/pass-on/", returns.pass_on_part, name="pass_on_part"),
    path("performance/returns/<str:ref>/<str:key>/", returns.save_answer, name="save_answer"),
    path("performance/returns/<str:ref>/<str:key>/correct/", returns.correct_value, name="correct_value"),
    path("performance/values/<str:ref>/ask/", queries.ask_query, name="ask_query"),
    path("performance/queries/<str:ref>/", queries.query, name="query"),
    path("performance/queries/<str:ref>/answer/", queries.answer_query, name="answer_query"),
]
