"""The addresses of this app."""

from django.urls import path

from coresponder.safeguards.keeping import views

app_name = "keeping"
urlpatterns = [
    path("", views.export, name="export"),
    path("take/", views.take, name="take_export"),
]
