"""Programs that went before: each field published or assumed, beside one's own, and drafts to begin from."""

import pytest

from coresponder.analysis.measures.registry import measure_named
from coresponder.kernel.errors import UsageError
from coresponder.program.deployment.language import read_rule_set
from coresponder.program.deployment.models import CriteriaDraft, ModelVariant, PutInForce
from coresponder.program.model_presets.actions.beginning import begin_from, criteria_of
from coresponder.program.model_presets.reading import AXES, presets, variations
from coresponder.program.policies.actions.laying_out import lay_out_manual
from coresponder.program.policies.actions.writing import begin_version, write_version
from coresponder.program.policies.models import Chapter, ChapterVersion
from coresponder.program.policies.vocabulary import VersionState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied
from tests.support import dispatching
from tests.support.page import PageClient

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
    assert all(measure_named(key) for key in preset.measures)


def test_each_variation_says_what_it_needs() -> None:
    assert {each.axis for each in variations()} == {"partner", "presence", "trigger", "need"}
    assert all(each.needs for each in variations())


def test_a_model_stands_beside_ones_own(page: PageClient, eve: User) -> None:
    dispatching.variant("peer")
    shown = page.as_(eve).get("/models/houston/").text
    assert "Clinicians of The Harris Center, the local mental-health authority Published" in shown
    assert "peer specialist" in shown
    page.as_(eve).get("/models/nowhere/", status=404)


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
