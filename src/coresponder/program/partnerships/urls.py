"""The addresses of this app."""

from django.urls import path

from coresponder.program.partnerships.views import advisory, commitments, issues, meetings, team

app_name = "partnerships"
urlpatterns = [
    path("planning-team/", team.planning_team, name="team"),
    path("planning-team/seats/open/", team.open_some_seats, name="open_seats"),
    path("planning-team/seats/<uuid:seat_id>/fill/", team.fill, name="fill_seat"),
    path("planning-team/seats/<uuid:seat_id>/close/", team.close, name="close_seat"),
    path("planning-team/holdings/<int:holding_id>/end/", team.leave, name="leave_seat"),
    path("planning-team/charter/", team.charter, name="charter"),
    path("planning-team/charter/write/", team.write, name="write_charter"),
    path("planning-team/charter/versions/<int:charter_number>/", team.version, name="charter_version"),
    path("planning-team/charter/versions/<int:charter_number>/adopt/", team.adopt, name="adopt_charter"),
    path("planning-team/meetings/", meetings.meetings, name="meetings"),
    path("planning-team/meetings/plan/", meetings.plan, name="plan_meeting"),
    path("planning-team/meetings/<uuid:meeting_id>/", meetings.meeting, name="meeting"),
    path("planning-team/meetings/<uuid:meeting_id>/minutes/", meetings.minutes, name="minutes"),
    path("planning-team/meetings/<uuid:meeting_id>/decisions/add/", meetings.decide, name="add_decision"),
    path("planning-team/meetings/<uuid:meeting_id>/actions/add/", meetings.add_to_meeting, name="add_to_meeting"),
    path("planning-team/meetings/<uuid:meeting_id>/approve/", meetings.approve, name="approve_minutes"),
    path("planning-team/meetings/<uuid:meeting_id>/cancel/", meetings.cancel, name="cancel_meeting"),
    path("planning-team/actions/", meetings.actions, name="actions"),
    path("planning-team/actions/add/", meetings.add, name="add_action"),
    path("planning-team/actions/<uuid:action_item_id>/settle/", meetings.settle, name="settle_action"),
    path("commitments/", commitments.commitments, name="commitments"),
    path("commitments/record/", commitments.promise, name="promise"),
    path("commitments/<uuid:commitment_id>/", commitments.commitment, name="commitment"),
    path("commitments/<uuid:commitment_id>/deliver/", commitments.deliver, name="deliver"),
    path("commitments/<uuid:commitment_id>/end/", commitments.end, name="end_commitment"),
    path("issues/", issues.issues, name="issues"),
    path("issues/report/", issues.report, name="report_issue"),
    path("issues/<uuid:issue_id>/", issues.issue, name="issue"),
    path("issues/<uuid:issue_id>/take/", issues.take, name="take_issue"),
    path("issues/<uuid:issue_id>/close/", issues.close, name="close_issue"),
    path("issues/<uuid:issue_id>/reopen/", issues.reopen, name="reopen_issue"),
    path("published-counts/", advisory.advisory, name="advisory"),
    path("published-counts/publish/", advisory.publish, name="publish_quarter"),
    path("published-counts/<int:quarter_id>/", advisory.quarter, name="quarter"),
]
