"""The addresses of this app."""

from django.urls import path

from coresponder.program.news import views

app_name = "news"
urlpatterns = [path("stream/", views.stream, name="stream")]
