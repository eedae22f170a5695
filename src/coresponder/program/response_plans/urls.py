"""The addresses of this app."""

from django.urls import path

from coresponder.program.response_plans.views import approving, plan, suggestions, work

app_name = "response_plans"
PERSON = "people/<uuid:person_id>/plan/"
urlpatterns = [
    path("plans/", work.plans, name="plans"),
    path("plans/threshold/", work.change_threshold, name="threshold"),
    path(PERSON, plan.plan, name="plan"),
    path(f"{PERSON}start/", plan.start, name="start"),
    path(f"{PERSON}write/", plan.write, name="write"),
    path(f"{PERSON}submit/", plan.submit, name="submit"),
    path(f"{PERSON}approve/", approving.approve, name="approve"),
    path(f"{PERSON}return/", approving.give_back, name="return"),
    path(f"{PERSON}confirm/", approving.confirm, name="confirm"),
    path(f"{PERSON}retire/", approving.retire, name="retire"),
    path(f"{PERSON}decide/", work.decide, name="decide"),
    path(f"{PERSON}versions/<uuid:version_id>/", plan.version, name="version"),
    path(f"{PERSON}versions/<uuid:version_id>/suggest/", suggestions.make, name="suggest"),
    path(f"{PERSON}suggestions/<uuid:suggestion_id>/", suggestions.answer, name="answer"),
]
