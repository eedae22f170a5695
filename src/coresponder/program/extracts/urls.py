"""The addresses of this app."""

from django.urls import path

from coresponder.program.extracts.views import changes, releases

app_name = "extracts"
RELEASE = "releases/<uuid:release_id>/"
urlpatterns = [
    path("releases/", releases.releases, name="releases"),
    path("releases/ask/", releases.ask, name="ask"),
    path(RELEASE, releases.release, name="release"),
    path(f"{RELEASE}take/", releases.take, name="take"),
    path(f"{RELEASE}compare/", releases.compare, name="compare"),
    path(f"{RELEASE}remove/", releases.remove, name="remove"),
    path("recording-changes/", changes.changes, name="changes"),
    path("recording-changes/note/", changes.note, name="note"),
    path("recording-changes/<uuid:change_id>/withdraw/", changes.withdraw, name="withdraw"),
]
