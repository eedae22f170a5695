"""The addresses of this app."""

from django.urls import path

from coresponder.program.deployment.views import criteria, drafting, rules, trying, variants

app_name = "deployment"
urlpatterns = [
    path("", criteria.in_force, name="in_force"),
    path("try/", trying.try_a_call, name="try"),
    path("versions/", criteria.list_of_versions, name="versions"),
    path("versions/<int:version_number>/", criteria.version, name="version"),
    path("versions/<int:version_number>/in-force/", criteria.bring_into_force, name="put_in_force"),
    path("draft/", drafting.draft, name="draft"),
    path("draft/start/", drafting.start, name="start_draft"),
    path("draft/discard/", drafting.discard, name="discard_draft"),
    path("draft/text/", drafting.as_text, name="draft_text"),
    path("draft/check/", drafting.check, name="check_draft"),
    path("draft/rules/add/", rules.add, name="add_rule"),
    path("draft/rules/<slug:rule_key>/", rules.edit, name="edit_rule"),
    path("draft/rules/<slug:rule_key>/move/", drafting.move, name="move_rule"),
    path("draft/rules/<slug:rule_key>/remove/", drafting.remove, name="remove_rule"),
    path("teams/", variants.kinds_of_teams, name="kinds_of_teams"),
    path("teams/add/", variants.add_kind, name="add_kind_of_team"),
    path("teams/<slug:variant_key>/", variants.kind_of_team, name="kind_of_team"),
]
