"""The addresses of live calls and of the feeds from which they come."""

from django.urls import path

from coresponder.program.calls.views import feeds, live, persons

app_name = "live_calls"
urlpatterns = [
    path("new/", live.enter, name="enter"),
    path("suggest/", live.suggest, name="suggest"),
    path("feeds/", feeds.feeds, name="feeds"),
    path("feeds/new/", feeds.new_feed, name="new_feed"),
    path("feeds/<uuid:feed_id>/", feeds.feed, name="feed"),
    path("feeds/<uuid:feed_id>/secret/", feeds.new_secret, name="new_secret"),
    path("<uuid:call_id>/", live.call, name="call"),
    path("<uuid:call_id>/people/", persons.persons, name="persons"),
    path("<uuid:call_id>/people/note/", persons.note, name="note_person"),
    path("<uuid:call_id>/people/take-off/", persons.take_off, name="take_off_person"),
    path("<uuid:call_id>/amend/", live.amend, name="amend"),
    path("<uuid:call_id>/close/", live.close, name="close"),
    path("<uuid:call_id>/reopen/", live.reopen, name="reopen"),
    path("<uuid:call_id>/merge/", live.merge, name="merge"),
    path("<uuid:call_id>/split/", live.split, name="split"),
]
