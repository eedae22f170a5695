"""The addresses of this app."""

from django.urls import path

from coresponder.program.outcomes.views import (
    assessments,
    baselines,
    building,
    call_types,
    dashboard,
    fairness,
    freezing,
    measure,
    measures,
    reviews,
)

app_name = "outcomes"
urlpatterns = [
    path("baselines/", baselines.baselines, name="baselines"),
    path("baselines/build/", building.build, name="build"),
    path("baselines/<uuid:baseline_id>/", baselines.baseline, name="baseline"),
    path("baselines/<uuid:baseline_id>/files/<str:name>", baselines.file, name="file"),
    path("baselines/<uuid:baseline_id>/rebuild/", building.rebuild, name="rebuild"),
    path("baselines/<uuid:baseline_id>/discard/", building.discard, name="discard"),
    path("baselines/<uuid:baseline_id>/freeze/", freezing.freeze, name="freeze"),
    path("baselines/<uuid:baseline_id>/verify/", freezing.verify, name="verify"),
    path("outcomes/assessments/", assessments.assessments, name="assessments"),
    path("outcomes/assessments/compute/", assessments.assess, name="assess"),
    path("outcomes/assessments/<uuid:assessment_id>/", assessments.assessment, name="assessment"),
    path("outcomes/assessments/<uuid:assessment_id>/recompute/", assessments.recompute, name="recompute"),
    path("outcomes/", dashboard.dashboard, name="dashboard"),
    path("outcomes/fairness/", fairness.fairness, name="fairness"),
    path("outcomes/reviews/", reviews.reviews, name="reviews"),
    path("outcomes/reviews/begin/", reviews.begin, name="begin_review"),
    path("outcomes/reviews/<uuid:review_id>/", reviews.review, name="review"),
    path("outcomes/reviews/<uuid:review_id>/edit/", reviews.edit, name="edit_review"),
    path("outcomes/reviews/<uuid:review_id>/decide/", reviews.decide, name="decide_in_review"),
    path("outcomes/reviews/<uuid:review_id>/close/", reviews.close, name="close_review"),
    path("outcomes/reviews/decisions/<uuid:decision_id>/", reviews.reword, name="reword_decision"),
    path("outcomes/reviews/decisions/<uuid:decision_id>/remove/", reviews.remove, name="remove_decision"),
    path("outcomes/<slug:measure_key>/", measure.measure, name="measure"),
    path("outcomes/<slug:measure_key>/records/", measure.records, name="records"),
    path("call-types/", call_types.call_types, name="call_types"),
    path("call-types/decide/", call_types.decide, name="decide"),
    path("call-types/take-back/", call_types.take_back, name="take_back"),
    path("measures/", measures.measures, name="measures"),
]
