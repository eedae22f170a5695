"""The addresses of live capacity."""

from django.urls import path

from coresponder.program.services.views import capacity, desks, facility

app_name = "capacity"
SERVICE = "<uuid:service_id>/"
urlpatterns = [
    path("", capacity.facilities_page, name="facilities"),
    path(SERVICE, capacity.post, name="post"),
    path(f"{SERVICE}announce/", capacity.announce, name="announce"),
    path(f"{SERVICE}refused/", capacity.refuse, name="refuse"),
    path(f"{SERVICE}refused/<uuid:refusal_id>/take-back/", capacity.take_back, name="take_back"),
    path(f"{SERVICE}desk/", desks.desk, name="desk"),
    path(f"{SERVICE}desk/link/", desks.new_link, name="new_link"),
    path(f"{SERVICE}desk/link/end/", desks.stop_link, name="stop_link"),
    path("post/<slug:secret>/", facility.facility, name="facility"),
]
