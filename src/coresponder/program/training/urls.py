"""The addresses of this app."""

from django.urls import path

from coresponder.program.training.views import staffing, training

app_name = "training"
SESSION = "sessions/<uuid:training_session_id>/"
urlpatterns = [
    path("", training.own, name="own"),
    path("courses/", training.courses, name="courses"),
    path("courses/lay-out/", training.lay_out, name="lay_out"),
    path("courses/add/", training.add_course, name="add_course"),
    path("courses/<slug:course_key>/", training.course, name="course"),
    path("sessions/plan/", training.plan, name="plan"),
    path(SESSION, training.session, name="session"),
    path(f"{SESSION}enroll/", training.enroll_people, name="enroll"),
    path(f"{SESSION}attendance/", training.attendance, name="attendance"),
    path("completions/add/", training.add_completion, name="add_completion"),
    path("certificates/<uuid:completion_id>/", training.certificate, name="certificate"),
    path("people/", training.people, name="people"),
    path("staffing/", staffing.staffing, name="staffing"),
    path("positions/add/", staffing.add_position, name="add_position"),
    path("positions/<uuid:position_id>/", staffing.position, name="position"),
    path("positions/<uuid:position_id>/end/", staffing.end, name="end_position"),
    path("support/", staffing.support, name="support"),
    path("support/<uuid:hard_call_id>/talked/", staffing.talked, name="talked"),
]
