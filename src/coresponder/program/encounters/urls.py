"""The addresses of this app."""

from django.urls import path

from coresponder.program.encounters.views import desk, field, filing, for_records, notices, reviewing

app_name = "encounters"
ENCOUNTER = "encounters/<uuid:encounter_id>/"
FILING = "encounters/filings/<uuid:filing_id>/"
urlpatterns = [
    path("field/", field.field, name="field"),
    path("field/shell/", field.shell, name="field_shell"),
    path("field/worker/", field.worker, name="field_worker"),
    path("field/state/", field.state, name="field_state"),
    path("field/kit/", field.kit, name="field_kit"),
    path("encounters/", desk.encounters, name="encounters"),
    path("encounters/begin/", desk.begin, name="begin"),
    path("people/<uuid:person_id>/encounters/begin/", desk.begin, name="begin_with_person"),
    path("encounters/assignments/<uuid:assignment_id>/start/", desk.start, name="start"),
    path("encounters/review/", reviewing.queue, name="queue"),
    path(f"{FILING}review/", reviewing.review, name="review"),
    path(f"{FILING}return/", reviewing.give_back, name="return"),
    path(f"{FILING}add/", reviewing.add, name="add"),
    path(f"{FILING}choose/", reviewing.choose, name="choose"),
    path("encounters/for-records/", for_records.several, name="for_records"),
    path(f"{ENCOUNTER}for-records/", for_records.one, name="one_for_records"),
    path(f"{ENCOUNTER}tell-a-facility/", notices.notice, name="notice"),
    path(ENCOUNTER, desk.encounter, name="encounter"),
    path(f"{ENCOUNTER}person/", desk.name_person, name="person"),
    path(f"{ENCOUNTER}<slug:part>/write/", desk.write, name="write"),
    path(f"{ENCOUNTER}<slug:part>/copies/", reviewing.copies, name="copies"),
    path("field/encounters/<uuid:encounter_id>/<slug:part>/<uuid:record_id>/", filing.filing, name="file"),
]
