"""The addresses of this app."""

from django.urls import path

from coresponder.program.referrals.views import by_link

LINK = "answer/<slug:secret>/"
app_name = "referrals"
urlpatterns = [
    path(LINK, by_link.by_link, name="by_link"),
    path(f"{LINK}code/", by_link.send_code, name="send_code"),
    path(f"{LINK}confirm/", by_link.confirm, name="confirm"),
    path(f"{LINK}say/", by_link.say, name="say"),
    path(f"{LINK}how-we-answer/", by_link.own_performance, name="own_performance"),
]
