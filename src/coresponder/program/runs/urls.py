"""The addresses of this app."""

from django.urls import path

from coresponder.program.runs import views

app_name = "runs"
urlpatterns = [
    path("<uuid:run_id>/progress/", views.progress, name="progress"),
    path("<uuid:run_id>/cancel/", views.cancel, name="cancel"),
    path("<uuid:run_id>/again/", views.again, name="again"),
]
