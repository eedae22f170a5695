"""The addresses of this app. No word of a person's ever stands in one."""

from django.urls import path

from coresponder.program.people.views import adding, finding, matching, merging, parts, person

app_name = "people"
urlpatterns = [
    path("people/", finding.find, name="find"),
    path("people/suggest/", finding.suggest, name="suggest"),
    path("people/add/", adding.add, name="add"),
    path("people/add/unknown/", adding.add_unknown, name="add_unknown"),
    path("people/matches/", matching.matches, name="matches"),
    path("people/matches/look/", matching.look, name="look"),
    path("people/matches/<uuid:proposal_id>/", matching.match, name="match"),
    path("people/<uuid:person_id>/", person.person, name="person"),
    path("people/<uuid:person_id>/who-can-see/", person.who_can_see_it, name="who_can_see"),
    path("people/<uuid:person_id>/add/<slug:kind>/", parts.add, name="add_part"),
    path("people/<uuid:person_id>/<slug:kind>/<uuid:part_id>/correct/", parts.correct, name="correct"),
    path("people/<uuid:person_id>/<slug:kind>/<uuid:part_id>/end/", parts.retire, name="retire"),
    path("people/<uuid:person_id>/join/", merging.choose_other, name="choose_other"),
    path("people/<uuid:person_id>/join/<uuid:other_id>/", merging.merge, name="merge"),
    path("people/<uuid:person_id>/take-apart/<uuid:merge_id>/", merging.split, name="split"),
]
