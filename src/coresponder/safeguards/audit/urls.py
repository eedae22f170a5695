"""The addresses of this app."""

from django.urls import path

from coresponder.safeguards.audit.views import reviews, seals, trail, viewing

app_name = "audit"
urlpatterns = [
    path("", trail.trail, name="trail"),
    path("export/", trail.export, name="export"),
    path("events/<int:position>/", trail.event, name="event"),
    path("events/<int:position>/proof/", trail.proof, name="proof"),
    path("seals/", seals.seals, name="seals"),
    path("seals/make/", seals.seal_trail, name="seal_trail"),
    path("seals/<int:number>/", seals.seal, name="seal"),
    path("weeks/", reviews.weeks, name="weeks"),
    path("weeks/<slug:starts_on>/", reviews.week, name="week"),
    path("weeks/<slug:starts_on>/sign-off/", reviews.sign_off, name="sign_off"),
    path("look-as/", viewing.look_as, name="look_as"),
    path("look-as/stop/", viewing.stop_looking, name="stop_looking"),
]
