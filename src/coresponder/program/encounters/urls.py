"""The addresses of this app."""

from django.urls import path

from coresponder.program.encounters.views import field, filing

app_name = "encounters"
urlpatterns = [
    path("field/", field.field, name="field"),
    path("field/shell/", field.shell, name="field_shell"),
    path("field/worker/", field.worker, name="field_worker"),
    path("field/state/", field.state, name="field_state"),
    path("field/kit/", field.kit, name="field_kit"),
    path("field/encounters/<uuid:encounter_id>/<slug:part>/<uuid:record_id>/", filing.filing, name="file"),
]
