"""The addresses of this app."""

from django.urls import path

from coresponder.program.follow_up.views import episodes, person, today

app_name = "follow_up"
PERSON = "people/<uuid:person_id>/follow-up/"
ONE = f"{PERSON}<uuid:follow_up_id>/"
EPISODE = f"{PERSON}episodes/<uuid:episode_id>/"
urlpatterns = [
    path("follow-up/", today.today, name="today"),
    path("follow-up/<uuid:follow_up_id>/quick/", today.quick, name="quick"),
    path("follow-up/attempts/<uuid:attempt_id>/take-back/", today.take_back, name="take_back"),
    path("follow-up/tasks/<uuid:task_id>/done/", today.task_done, name="task_done"),
    path("follow-up/caseload/", episodes.caseload, name="caseload"),
    path("follow-up/offers/<uuid:episode_id>/accept/", episodes.accept, name="accept"),
    path("follow-up/offers/<uuid:episode_id>/send-back/", episodes.send_back, name="send_back"),
    path("follow-up/away/", episodes.away, name="away"),
    path("follow-up/away/<int:away_id>/back/", episodes.back, name="back"),
    path(PERSON, person.of_person, name="of_person"),
    path(f"{PERSON}plan/", person.plan, name="plan"),
    path(f"{PERSON}wish/", person.wish, name="wish"),
    path(f"{PERSON}open/", person.begin_episode, name="begin_episode"),
    path(f"{PERSON}goals/<uuid:goal_id>/", episodes.answer_goal, name="answer_goal"),
    path(ONE, person.follow_up, name="follow_up"),
    path(f"{ONE}attempt/", person.attempt, name="attempt"),
    path(f"{ONE}complete/", person.completed, name="complete"),
    path(f"{ONE}hand-over/", person.handed_over, name="hand_over"),
    path(f"{ONE}stop/", person.stopped, name="stop"),
    path(f"{ONE}restart/", person.restarted, name="restart"),
    path(f"{EPISODE}take/", episodes.take, name="take"),
    path(f"{EPISODE}offer/", episodes.offer, name="offer"),
    path(f"{EPISODE}keep/", episodes.keep, name="keep"),
    path(f"{EPISODE}close/", episodes.close, name="close"),
    path(f"{EPISODE}reopen/", episodes.reopen, name="reopen"),
    path(f"{EPISODE}goal/", episodes.goal, name="goal"),
    path(f"{EPISODE}task/", episodes.task, name="task"),
    path(f"{EPISODE}hours/", episodes.hours, name="hours"),
]
