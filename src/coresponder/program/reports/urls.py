"""The addresses of this app."""

from django.urls import path

from coresponder.program.reports.views import public, published, reports, words

app_name = "reports"
REPORT = "reports/<uuid:report_id>/"
urlpatterns = [
    path("reports/", reports.reports, name="reports"),
    path("reports/begin/", reports.begin, name="begin"),
    path("reports/others/", published.published, name="published"),
    path(REPORT, reports.report, name="report"),
    path(f"{REPORT}again/", reports.again, name="again"),
    path(f"{REPORT}recompute/", reports.recompute, name="recompute"),
    path(f"{REPORT}approve/", reports.approve, name="approve"),
    path(f"{REPORT}publish/", reports.publish, name="publish"),
    path(f"{REPORT}set-aside/", reports.give_up, name="set_aside"),
    path(f"{REPORT}correct/", reports.correct, name="correct"),
    path(f"{REPORT}words/<slug:passage_key>/", words.write, name="write"),
    path(f"{REPORT}files/<slug:form>/", words.take, name="take"),
    path("questionnaires/", words.questionnaires, name="questionnaires"),
    path("questionnaires/<uuid:questionnaire_id>/", words.questionnaire, name="questionnaire"),
    path("questionnaires/<uuid:questionnaire_id>/file/", words.questionnaire_file, name="questionnaire_file"),
    path("results/", public.results, name="results"),
    path("results/published/", published.published_for_all, name="published_for_all"),
    path("results/<uuid:report_id>/", public.result, name="result"),
    path("results/<uuid:report_id>/files/<slug:form>/", public.result_file, name="result_file"),
]
