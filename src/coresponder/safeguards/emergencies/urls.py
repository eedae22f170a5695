"""The addresses of this app."""

from django.urls import path

from coresponder.safeguards.emergencies import views

app_name = "emergencies"
urlpatterns = [
    path("people/<uuid:person_id>/emergencies/open/", views.open_record, name="open"),
    path("emergencies/", views.queue, name="queue"),
    path("emergencies/own/", views.own, name="own"),
    path("emergencies/counts/", views.counts, name="counts"),
    path("emergencies/<uuid:opening_id>/", views.opening, name="opening"),
    path("emergencies/<uuid:opening_id>/close/", views.close, name="close"),
    path("emergencies/<uuid:opening_id>/review/", views.review, name="review"),
]
