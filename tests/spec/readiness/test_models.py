"""Programs that went before: each field published or assumed, beside one's own, and drafts to begin from."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from coresponder.analysis.measures.registry import measure_named
from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.deployment.language import read_rule_set
from coresponder.program.deployment.models import CriteriaDraft, ModelVariant, PutInForce
from coresponder.program.dispatch.models.teams import TeamMember
from coresponder.program.dispatch.vocabulary import TeamRole
from coresponder.program.model_presets.actions.beginning import begin_from, criteria_of
from coresponder.program.model_presets.reading import AXES, presets, variations
from coresponder.program.partnerships.actions.goals import Target, set_goal, set_objective
from coresponder.program.partnerships.models import Goal
from coresponder.program.partnerships.queries.goals import live_goals
from coresponder.program.policies.actions.laying_out import lay_out_manual
from coresponder.program.policies.actions.writing import begin_version, write_version
from coresponder.program.policies.models import Chapter, ChapterVersion
from coresponder.program.policies.vocabulary import VersionState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied
from tests.support import dispatching
from tests.support.page import PageClient

ARRESTS = Target(
    words="Half as many arrests",
    measure_key="outcome_mix",
    baseline_value=Decimal("0.2"),
    baseline_source="Baseline",
    target_value=Decimal("0.1"),
    by_on=date(2030, 1, 1),
)
EACH = pytest.mark.parametrize("preset", presets().values(), ids=lambda preset: preset.key)


@EACH
def test_each_field_says_who_published_it_or_that_it_is_assumed(preset) -> None:
    assert {field.axis for field in preset.fields} <= set(AXES)
    assert all(field.source and field.basis in ("published", "assumed") for field in preset.fields)
    reported = preset.field("reported")
    assert reported is not None
    assert reported.is_published


@EACH
def test_each_model_can_be_begun_from(preset) -> None:
    assert read_rule_set(criteria_of(preset))
    assert all(measure_named(each.key) and each.source for each in preset.measures)
    assert preset.goals
    assert all(measure_named(key) and goal.source for goal in preset.goals for key in goal.measures)


def test_each_variation_says_what_it_needs() -> None:
    assert {each.axis for each in variations()} == {"partner", "presence", "trigger", "need"}
    assert all(each.needs for each in variations())


def test_a_model_stands_beside_ones_own(page: PageClient, eve: User) -> None:
    dispatching.variant("peer")
    shown = page.as_(eve).get("/models/houston/").text
    assert "Clinicians of The Harris Center, the local mental-health authority Published" in shown
    assert "peer specialist" in shown
    assert "How many" not in shown  # neither says
    page.as_(eve).get("/models/nowhere/", status=404)


def test_ones_own_teams_say_who_employs_how_many_and_when(page: PageClient, clara: User, eve: User) -> None:
    assert clara.agency is not None
    assert "nobody on a team yet; partners: " in page.as_(eve).get("/models/boston/").text
    today = timezone.localdate()
    found = dispatching.team("C-1")
    TeamMember.objects.create(team=found, user=clara, role=TeamRole.CLINICIAN, since_on=today)
    shown = page.as_(eve).get("/models/boston/").text
    assert "nobody on a team yet" not in shown
    assert clara.agency.name in shown
    assert "one person beside the officers" in shown


@EACH
def test_beginning_makes_drafts_and_puts_nothing_in_force(preset, page: PageClient, cora: User) -> None:
    lay_out_manual(by=cora)
    said = page.as_(cora).post(f"/models/{preset.key}/begin/").text
    assert "Nothing of it is in force." in said
    assert ModelVariant.objects.exists()
    assert not ModelVariant.objects.filter(is_active=True).exists()
    assert CriteriaDraft.objects.get().owner == cora
    assert not PutInForce.objects.exists()
    assert not ChapterVersion.objects.filter(state=VersionState.IN_FORCE).exists()
    measures = Chapter.objects.get(key="data").versions.get()
    assert "Measures to begin with" in measures.text
    assert measures.is_template
    with pytest.raises(UsageError, match="begun from this model already"):
        begin_from(preset=preset, by=cora)


def test_goals_come_as_drafts_that_a_person_confirms_before_anybody_pursues_them(
    page: PageClient, cora: User, eve: User
) -> None:
    as_cora = page.as_(cora)
    assert "two goals to confirm" in as_cora.post("/models/boston/begin/").text
    shown = as_cora.get("/goals/")
    assert "Calls are resolved on the scene, without arrest Draft Published" in shown.text
    assert "The brief, note 8. No comparison." in shown.text
    assert "Officers are free sooner for other calls Draft Assumption" in shown.text
    assert not live_goals().exists()
    drafted = Goal.objects.get(title__startswith="Calls are resolved")
    with pytest.raises(StateError, match="is a draft"):
        set_objective(goal=drafted, target=ARRESTS, by=cora)
    assert "Confirm" not in page.as_(eve).get("/goals/").text.replace("Drafts to confirm", "")
    confirmed = as_cora.post(f"/goals/{drafted.pk}/confirm/")
    assert [goal.title for goal in live_goals()] == [drafted.title]
    assert "?measure=outcome_mix" in "".join(confirmed.links.values())
    assert "2 to confirm" not in as_cora.get("/models/boston/").text


def test_ones_own_objectives_stand_beside_the_measures_of_a_model(page: PageClient, cora: User) -> None:
    goal = set_goal(title="Fewer arrests", why="", activities=[], by=cora)
    set_objective(goal=goal, target=ARRESTS, by=cora)
    shown = page.as_(cora).get("/models/boston/").text
    assert "9 arrests, about 400 calls resolved on the scene. Half as many arrests" in shown
    assert "Your goals: Fewer arrests." in shown


def test_what_could_not_be_drafted_without_a_manual_is_drafted_once_it_is_laid_out(
    page: PageClient, cora: User
) -> None:
    shown = page.as_(cora).post("/models/boston/begin/").text
    assert "not drafted: lay out the manual first, then begin again" in shown
    lay_out_manual(by=cora)
    said = page.as_(cora).post("/models/boston/begin/").text
    assert "Drafted: a draft of who does what; a draft of the chapter on measures." in said
    assert Goal.objects.count() == 2


def test_what_somebody_has_written_is_left_as_it_is(cora: User, clara: User) -> None:
    lay_out_manual(by=cora)
    chapter = Chapter.objects.get(key="data")
    draft = begin_version(chapter=chapter, by=clara)
    write_version(version=draft, text="Ours.", seen_edited_at=draft.edited_at, by=clara)
    made = begin_from(preset=presets()["boston"], by=cora)
    assert made["measures"] is False
    assert chapter.versions.get().text == "Ours."


def test_only_who_writes_criteria_begins(eve: User) -> None:
    with pytest.raises(Denied):
        begin_from(preset=presets()["boston"], by=eve)
