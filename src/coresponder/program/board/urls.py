"""The addresses of this app."""

from django.urls import path

from coresponder.program.board.views import calls, commands, day, pages, teams

app_name = "board"
urlpatterns = [
    path("", pages.board, name="board"),
    path("now/", pages.now, name="now"),
    path("stream/", pages.stream, name="stream"),
    path("wall/", pages.wall, name="wall"),
    path("wall/now/", pages.wall_now, name="wall_now"),
    path("command/", commands.command, name="command"),
    path("day/", day.day, name="day"),
    path("calls/<uuid:call_id>/", calls.call, name="call"),
    path("calls/<uuid:call_id>/send/", calls.send, name="send"),
    path("calls/<uuid:call_id>/without-team/", calls.without_team, name="without_team"),
    path("calls/<uuid:call_id>/close/", calls.close, name="close"),
    path("calls/<uuid:call_id>/end/", calls.end, name="end"),
    path("calls/<uuid:call_id>/open-again/", calls.open_again, name="open_again"),
    path("requests/<uuid:team_request_id>/refuse/", calls.refuse, name="refuse"),
    path("assignments/<uuid:assignment_id>/status/", teams.status, name="status"),
    path("assignments/<uuid:assignment_id>/call-back/", teams.call_back, name="call_back"),
    path("assignments/<uuid:assignment_id>/undo/", teams.undo, name="undo"),
    path("shifts/<uuid:shift_id>/availability/", teams.availability, name="availability"),
]
