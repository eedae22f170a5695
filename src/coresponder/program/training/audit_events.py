"""The events of training and staffing. Of a hard call nothing stands in them but that something was noted."""

from coresponder.safeguards.audit import register

CURRICULA_LAID_OUT = register("training.laid_out", "{by} laid out the curricula: {courses} courses.")
COURSE_SAVED = register("training.course_saved", "{by} saved {about}.")
SESSION_PLANNED = register("training.session_planned", "{by} planned {about} of course {course}.")
ENROLLED = register("training.enrolled", "{by} enrolled {people} people in {about}.")
ATTENDANCE_RECORDED = register("training.attendance", "{by} recorded who came to {about}: {came} of {enrolled}.")
COMPLETION_RECORDED = register("training.completed", "{by} recorded that {about} completed course {course}.")
POSITION_SAVED = register("staffing.position_saved", "{by} saved {about} (held: {is_held}).")
POSITION_ENDED = register("staffing.position_ended", "{by} ended {about}.")
SUPERVISION_RECORDED = register("staffing.supervised", "{by} recorded {minutes} minutes of supervision of {about}.")
SUPPORT_NOTED = register("support.noted", "{by} noted something in the confidential pages of support.")
SUPPORT_GIVEN = register("support.given", "{by} said in the confidential pages of support that a talk took place.")
