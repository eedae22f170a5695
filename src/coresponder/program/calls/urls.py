"""The addresses of this app."""

from django.urls import path

from coresponder.program.calls.views import exports, mapping, profiles

app_name = "calls"
urlpatterns = [
    path("", exports.exports, name="exports"),
    path("upload/", exports.upload, name="upload"),
    path("profiles/<int:profile_id>.toml", profiles.profile_toml, name="profile_toml"),
    path("<uuid:export_id>/", exports.export, name="export"),
    path("<uuid:export_id>/columns/", mapping.columns, name="columns"),
    path("<uuid:export_id>/profile-file/", mapping.profile_file, name="profile_file"),
    path("<uuid:export_id>/remove/", exports.remove, name="remove_export"),
]
