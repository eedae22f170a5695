"""The addresses of this app."""

from django.urls import path

from coresponder.program.coverage import views

app_name = "coverage"
urlpatterns = [
    path("", views.coverage_page, name="coverage"),
    path("missed/<uuid:missed_id>/", views.say_why, name="say_why"),
]
