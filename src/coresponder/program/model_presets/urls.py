"""The addresses of this app."""

from django.urls import path

from coresponder.program.model_presets import views

app_name = "model_presets"
urlpatterns = [
    path("", views.models, name="models"),
    path("<slug:preset_key>/", views.model, name="model"),
    path("<slug:preset_key>/begin/", views.begin, name="begin"),
]
