"""The addresses of this app."""

from django.urls import path

from coresponder.program.screenings.views import handing_out, instruments, recording, safety_plans, screenings, steps

app_name = "screenings"
PERSON = "people/<uuid:person_id>/screenings/"
PLAN = "people/<uuid:person_id>/safety-plan/"
INSTRUMENT = "instruments/<slug:instrument_key>/"
urlpatterns = [
    path("instruments/", instruments.register, name="instruments"),
    path(INSTRUMENT, instruments.instrument, name="instrument"),
    path(f"{INSTRUMENT}use/", instruments.use, name="use"),
    path(f"{INSTRUMENT}stop/", instruments.stop, name="stop"),
    path(f"{INSTRUMENT}permission/", instruments.permission, name="permission"),
    path(f"{INSTRUMENT}permission/end/", instruments.end_permission, name="end_permission"),
    path(f"{INSTRUMENT}text/", instruments.own_text, name="own_text"),
    path("encounters/<uuid:encounter_id>/fhir/", handing_out.encounter_fhir, name="encounter_fhir"),
    path("screenings/steps/", steps.open_steps, name="open_steps"),
    path(PERSON, screenings.of_person, name="of_person"),
    path(f"{PERSON}new/<slug:instrument_key>/", recording.new, name="new"),
    path(f"{PERSON}not-done/<slug:instrument_key>/", recording.not_done, name="not_done"),
    path(f"{PERSON}<uuid:screening_id>/", screenings.screening, name="screening"),
    path(f"{PERSON}<uuid:screening_id>/mistake/", screenings.mistake, name="mistake"),
    path(f"{PERSON}<uuid:screening_id>/fhir/", handing_out.fhir, name="fhir"),
    path(f"{PERSON}steps/<uuid:step_id>/", steps.answer, name="answer"),
    path(PLAN, safety_plans.plan, name="plan"),
    path(f"{PLAN}write/", safety_plans.write, name="write_plan"),
    path(f"{PLAN}end/", safety_plans.end, name="end_plan"),
    path(f"{PLAN}paper/", safety_plans.paper, name="paper"),
]
