from django.urls import path

from lineofsight.know.performance.views import library, queries, requests, returns, scorecard, small_counts, suppliers

app_name = "performance"

urlpatterns = [
    path("performance/", scorecard.scorecard, name="scorecard"),
    path("performance/scorecard.csv", scorecard.scorecard_csv, name="scorecard_csv"),
    path("performance/indicators/", library.indicators, name="indicators"),
    path("performance/indicators.csv", library.indicators_csv, name="indicators_csv"),
    path("performance/library/", library.library, name="library"),
    path("performance/library/new/", library.issue_library, name="issue_library"),
    path("performance/library/start.toml", library.library_template, name="library_template"),
    path("performance/library/<str:edition>.toml", library.library_text, name="library_text"),
    path("performance/suppliers/", suppliers.suppliers, name="suppliers"),
    path("performance/suppliers/<str:key>/", suppliers.choose_supplier, name="choose_supplier"),
    path("performance/areas/", suppliers.declare_area, name="declare_area"),
    path("performance/questions/", suppliers.set_questions, name="set_questions"),
    path("performance/small-counts/", small_counts.small_counts, name="small_counts"),
    path("performance/indicators/<str:key>/", scorecard.indicator, name="indicator"),
    path("performance/indicators/<str:key>/series.csv", scorecard.series_csv, name="series_csv"),
    path("performance/indicators/<str:key>/break/", scorecard.mark_break, name="mark_break"),
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
