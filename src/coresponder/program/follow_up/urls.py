"""The addresses of this app."""

from django.urls import path

from coresponder.program.follow_up.views import conferences, episodes, feedback, person, rule_sets, today

app_name = "follow_up"
PERSON = "people/<uuid:person_id>/follow-up/"
ONE = f"{PERSON}<uuid:follow_up_id>/"
CONFERENCE = "conferences/<uuid:conference_id>/"
ITEM = f"{CONFERENCE}agenda/<uuid:item_id>/"
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
    path("follow-up/counts/", rule_sets.counts, name="counts"),
    path("follow-up/rules/", rule_sets.in_force, name="rules"),
    path("follow-up/rules/begin/", rule_sets.begin, name="begin_rules"),
    path("follow-up/rules/change/", rule_sets.change, name="change_rules"),
    path(PERSON, person.of_person, name="of_person"),
    path(f"{PERSON}plan/", person.plan, name="plan"),
    path(f"{PERSON}wish/", person.wish, name="wish"),
    path(f"{PERSON}open/", person.begin_episode, name="begin_episode"),
    path(f"{PERSON}goals/<uuid:care_goal_id>/", episodes.answer_goal, name="answer_goal"),
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
    path("conferences/", conferences.conferences, name="conferences"),
    path("conferences/plan/", conferences.plan, name="plan_conference"),
    path(CONFERENCE, conferences.conference, name="conference"),
    path(f"{CONFERENCE}draw/", conferences.draw, name="draw"),
    path(f"{CONFERENCE}add/", conferences.add, name="add"),
    path(f"{CONFERENCE}begin/", conferences.begin, name="begin"),
    path(f"{CONFERENCE}close/", conferences.close, name="close_conference"),
    path(f"{CONFERENCE}call-off/", conferences.call_off, name="call_off"),
    path(f"{CONFERENCE}copy/", conferences.copy, name="copy"),
    path(ITEM, conferences.at_table, name="at_table"),
    path(f"{ITEM}take-off/", conferences.take_off, name="take_off"),
    path(f"{ITEM}decide/", conferences.decide, name="decide"),
    path(f"{ITEM}task/", conferences.task, name="table_task"),
    path("feedback/", feedback.results, name="feedback"),
    path("feedback/words/", feedback.words, name="feedback_words"),
    path("feedback/cards/", feedback.cards, name="cards"),
    path("feedback/cards/<uuid:card_id>/count/", feedback.count, name="count_cards"),
    path("feedback/cards/<uuid:card_id>/end/", feedback.end, name="end_cards"),
    path("say/<slug:secret>/", feedback.give, name="give_feedback"),
]
