"""The addresses of this app."""

from django.urls import path

from coresponder.program.encounters.views import filing

app_name = "encounters"
urlpatterns = [
    path("field/encounters/<uuid:encounter_id>/<slug:part>/<uuid:record_id>/", filing.filing, name="file"),
]
