"""The addresses of the directory."""

from django.urls import path

from coresponder.program.services.views import directory, editing, imports, upkeep

app_name = "services"
SERVICE = "<uuid:service_id>/"
PLACE = f"{SERVICE}places/<uuid:at_location_id>/"
ORGANIZATION = "organizations/<uuid:organization_id>/"
IMPORT = "imports/<uuid:import_id>/"
urlpatterns = [
    path("", directory.directory, name="directory"),
    path("organizations/", directory.organizations, name="organizations"),
    path("organizations/add/", editing.add_organization, name="add_organization"),
    path(ORGANIZATION, directory.organization, name="organization"),
    path(f"{ORGANIZATION}edit/", editing.edit_organization, name="edit_organization"),
    path(f"{ORGANIZATION}add-service/", editing.add_service, name="add_service"),
    path("call-list/", upkeep.calls_to_make, name="calls_to_make"),
    path("call-list/days/", upkeep.freshness, name="freshness"),
    path("disagreements/", upkeep.disagreements, name="disagreements"),
    path("disagreements/<int:disagreement_id>/", upkeep.decide, name="decide"),
    path("terms/", upkeep.terms, name="terms"),
    path("terms/<uuid:term_id>/", upkeep.mapping, name="mapping"),
    path("imports/", imports.imports, name="imports"),
    path("imports/upload/", imports.upload, name="upload"),
    path(IMPORT, imports.one, name="import"),
    path(f"{IMPORT}findings/<slug:finding_code>/", imports.findings, name="findings"),
    path(f"{IMPORT}take-over/", imports.take_over, name="take_over"),
    path(f"{IMPORT}discard/", imports.discard, name="discard"),
    path("export/<slug:export_form>/", imports.export, name="export"),
    path(SERVICE, directory.service, name="service"),
    path(f"{SERVICE}edit/", editing.edit_service, name="edit_service"),
    path(f"{SERVICE}facts/", editing.facts, name="facts"),
    path(f"{SERVICE}hours/", editing.hours, name="hours"),
    path(f"{SERVICE}verify/", upkeep.verify, name="verify"),
    path(f"{SERVICE}remove/", editing.remove, name="remove"),
    path(f"{SERVICE}restore/", editing.restore, name="restore"),
    path(f"{SERVICE}places/add/", editing.add_place, name="add_place"),
    path(f"{PLACE}edit/", editing.edit_place, name="edit_place"),
    path(f"{PLACE}hours/", editing.place_hours, name="place_hours"),
    path(f"{PLACE}remove/", editing.remove_place, name="remove_place"),
]
