"""The addresses of this app."""

from django.urls import path

from coresponder.program.dispatch.views import entries, handovers, phone, safety, sending, shifts, teams

app_name = "dispatch"
CALL = "dispatch/calls/<uuid:call_id>/"
ASSIGNMENT = "dispatch/assignments/<uuid:assignment_id>/"
REQUEST = "dispatch/requests/<uuid:team_request_id>/"
ALERT = "dispatch/alerts/<uuid:alert_id>/"
SHIFT = "shifts/<uuid:shift_id>/"
HANDOVER = "handovers/<uuid:handover_id>/"
urlpatterns = [
    path("teams/", teams.on_duty, name="on_duty"),
    path("teams/all/", teams.teams, name="teams"),
    path("teams/form/", teams.form, name="form_team"),
    path("teams/<uuid:team_id>/", teams.team, name="team"),
    path("teams/<uuid:team_id>/members/", teams.add_place, name="add_place"),
    path("teams/members/<int:place_id>/end/", teams.end_place_on_team, name="end_place"),
    path("shifts/", shifts.week, name="week"),
    path("shifts/plan/", shifts.plan, name="plan_shift"),
    path(SHIFT, shifts.shift, name="shift"),
    path(f"{SHIFT}members/", shifts.members, name="shift_members"),
    path(f"{SHIFT}start/", shifts.start, name="shift_start"),
    path(f"{SHIFT}end/", shifts.end, name="shift_end"),
    path(f"{SHIFT}call-off/", shifts.call_off, name="shift_call_off"),
    path(f"{SHIFT}unavailable/", shifts.unavailable, name="shift_unavailable"),
    path(f"{SHIFT}available/", shifts.available, name="shift_available"),
    path(f"{CALL}send/", sending.send, name="send"),
    path(f"{CALL}after-event/", sending.after_event, name="after_event"),
    path(f"{CALL}override/", sending.override, name="override"),
    path(f"{CALL}ask/", sending.ask, name="ask"),
    path(f"{CALL}send-self/", sending.send_self, name="send_self"),
    path(ASSIGNMENT, sending.assignment, name="assignment"),
    path(f"{ASSIGNMENT}cancel/", sending.cancel, name="cancel"),
    path(f"{ASSIGNMENT}part/", sending.part, name="part"),
    path(f"{ASSIGNMENT}status/", sending.status, name="status"),
    path(f"{ASSIGNMENT}undo/", sending.undo, name="undo"),
    path(f"{REQUEST}not-sent/", sending.not_sent, name="not_sent"),
    path(f"{REQUEST}withdraw/", sending.withdraw, name="withdraw"),
    path(f"{ALERT}acknowledge/", safety.acknowledge, name="acknowledge"),
    path(f"{ALERT}close/", safety.close, name="close_alert"),
    path(
        "dispatch/members/<uuid:member_id>/acknowledge/", safety.acknowledge_missed_check_in, name="acknowledge_missed"
    ),
    path("phone/", phone.phone, name="phone"),
    path("phone/state/", entries.state, name="phone_state"),
    path("phone/shell/", phone.shell, name="shell"),
    path("phone/worker/", phone.worker, name="phone_worker"),
    path("phone/entries/<uuid:entry_id>/", entries.entry, name="entry"),
    path("phone/help/", phone.call_for_help, name="phone_help"),
    path("phone/help/<uuid:entry_id>/", entries.help_entry, name="help_entry"),
    path("phone/check-in/", phone.change_check_in, name="phone_check_in"),
    path("phone/assignments/<uuid:assignment_id>/tap/", phone.tap, name="phone_tap"),
    path("phone/assignments/<uuid:assignment_id>/undo/", phone.undo, name="phone_undo"),
    path("handovers/", handovers.handovers, name="handovers"),
    path("handovers/draft/", handovers.draft, name="draft_handover"),
    path(HANDOVER, handovers.handover, name="handover"),
    path(f"{HANDOVER}add/", handovers.add, name="add_line"),
    path(f"{HANDOVER}give/", handovers.give, name="give_handover"),
    path(f"{HANDOVER}take/", handovers.take, name="take_handover"),
    path(f"{HANDOVER}lines/<uuid:line_id>/read/", handovers.read, name="read_line"),
]
