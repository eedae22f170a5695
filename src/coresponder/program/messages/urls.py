"""The addresses of this app."""

from django.urls import path

from coresponder.program.messages.views import messages

app_name = "messages"
urlpatterns = [
    path("", messages.messages_out, name="messages_out"),
    path("<uuid:message_id>/stop/", messages.stop, name="stop"),
    path("<uuid:message_id>/try-now/", messages.hurry, name="hurry"),
]
