"""The events of follow-up. What was said, and about whom beyond the id, stands in the parts, never here."""

from coresponder.safeguards.audit import register

RULES_SET = register("follow_up.rules_set", "{by} put version {version} of the follow-up rules in force ({rules}).")
PLANNED = register("follow_up.planned", "Rules planned {planned} follow-ups for {about} and withdrew {withdrawn}.")
PLANNED_BY_HAND = register("follow_up.planned_by_hand", "{by} planned a follow-up of {about}.")
ATTEMPTED = register("follow_up.attempted", "{by} tried to reach {about} ({channel}, {result}).")
ATTEMPT_TAKEN_BACK = register("follow_up.attempt_taken_back", "{by} took back an attempt to reach {about}.")
COMPLETED = register("follow_up.completed", "{by} completed a follow-up of {about} ({need}).")
HANDED_OVER = register("follow_up.handed_over", "{by} handed {about} over warmly.")
STOPPED = register("follow_up.stopped", "{by} stopped {follow_ups} follow-ups of {about} ({reason}).")
STOP_TAKEN_BACK = register("follow_up.stop_taken_back", "{by} took back that a follow-up of {about} was stopped.")
WISH_WRITTEN = register("follow_up.wish_written", "{by} wrote down how {about} wants to be contacted.")
LIST_READ = register("follow_up.list_read", "{by} read a list of {shown} rows ({list}).")

EPISODE_OPENED = register("episode.opened", "{by} opened an episode of care for {about}.")
EPISODE_TAKEN = register("episode.taken", "{by} took an episode of care of {about} from nobody’s list.")
EPISODE_OFFERED = register("episode.offered", "{by} offered an episode of care of {about} ({to}).")
EPISODE_ACCEPTED = register("episode.accepted", "{by} accepted an episode of care of {about}.")
EPISODE_SENT_BACK = register("episode.sent_back", "{by} sent an episode of care of {about} back.")
OFFER_TAKEN_BACK = register("episode.offer_taken_back", "{by} took back the offer of an episode of care of {about}.")
EPISODE_CLOSED = register("episode.closed", "{by} closed an episode of care of {about} ({reason}, {stopped} stopped).")
EPISODE_REOPENED = register("episode.reopened", "{by} opened an episode of care of {about} again.")
GOAL_WRITTEN = register("episode.goal_written", "{by} wrote a goal for {about}.")
GOAL_ANSWERED = register("episode.goal_answered", "{by} said what became of a goal of {about} ({state}).")
TASK_GIVEN = register("episode.task_given", "{by} gave a task for {about}.")
TASK_DONE = register("episode.task_done", "{by} did a task for {about}.")
HOURS_NOTED = register("episode.hours_noted", "{by} noted {minutes} minutes for {about}.")
AWAY_SET = register("staff.away", "{by} set {about} as away ({days} days).")
AWAY_ENDED = register("staff.back", "{by} ended an absence of {about}.")

CONFERENCE_PLANNED = register("conference.planned", "{by} planned {about} ({seats} seats).")
CONFERENCE_BEGUN = register("conference.begun", "{by} began {about} ({present} seats present).")
CONFERENCE_CLOSED = register("conference.closed", "{by} closed {about} ({discussed} persons discussed).")
CONFERENCE_CALLED_OFF = register("conference.called_off", "{by} called {about} off.")
AGENDA_DRAWN = register("conference.agenda_drawn", "{by} put {added} persons on the agenda of {about}.")
AGENDA_CHANGED = register("conference.agenda_changed", "{by} took {about} off an agenda.")
PERSON_SHOWN = register(
    "conference.person_shown",
    "{by} showed {about} at the table of a case conference ({agencies} agencies, {parts} parts).",
)
PERSON_DISCUSSED = register("conference.person_discussed", "{by} wrote what was decided about {about} ({decision}).")
NOTES_COPIED = register("conference.copied", "{by} took a copy without names of {about} ({persons} persons).")

CARDS_MADE = register("feedback.cards_made", "{by} made feedback cards ({respondent}, {handed_out} handed out).")
CARDS_COUNTED = register("feedback.cards_counted", "{by} counted handed-out feedback cards ({handed_out}).")
CARDS_ENDED = register("feedback.cards_ended", "{by} ended the link of feedback cards.")
FEEDBACK_WORDS_READ = register("feedback.words_read", "{by} read what was written in feedback ({answers} answers).")
HISTORY_INVENTED = register(
    "follow_up.invented", "{by} loaded the invented follow-ups ({follow_ups} follow-ups, {attempts} attempts)."
)
