"""The addresses of this app."""

from django.urls import path

from coresponder.program.readiness import views

app_name = "readiness"
YEAR = "self-assessment/<int:assessment_year>/"
urlpatterns = [
    path("", views.readiness, name="readiness"),
    path("the-brief/", views.the_brief, name="the_brief"),
    path("self-assessment/", views.assessments, name="assessments"),
    path("self-assessment/answer/", views.assess, name="assess"),
    path(YEAR, views.assessment, name="assessment"),
    path(f"{YEAR}actions/", views.agree, name="agree"),
    path(f"{YEAR}close/", views.close, name="close"),
]
