"""Beginning from a model: drafts of kinds of teams, criteria, roles, goals and measures. Nothing is in force by it."""

from typing import Any

from django.db import transaction

from coresponder.kernel.errors import UsageError
from coresponder.program.deployment.actions.drafting import save_text, start_draft
from coresponder.program.deployment.actions.variants import save_variant
from coresponder.program.deployment.language.rule_sets import FORMAT
from coresponder.program.deployment.models import CriteriaDraft, ModelVariant
from coresponder.program.deployment.variant_details import VariantDetails
from coresponder.program.model_presets.audit_events import MODEL_DRAFTED
from coresponder.program.model_presets.reading import Preset
from coresponder.program.partnerships.actions.goals import draft_goal
from coresponder.program.partnerships.models import Goal
from coresponder.program.partnerships.vocabulary.goals import Basis
from coresponder.program.policies import who_does_what
from coresponder.program.policies.actions.writing import begin_version, write_version
from coresponder.program.policies.models import Chapter
from coresponder.program.policies.vocabulary import EncounterStep, VersionState, WorkRole
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check, may

ROLES, MEASURES = "who-does-what", "data"


@transaction.atomic
def begin_from(*, preset: Preset, by: User) -> dict[str, int | bool]:
    """Draft what a model says, as far as nobody has begun it. What is in force is left as it is.

    Called again, it drafts what could not be drafted before, such as chapters of a manual that was not laid out yet.
    """
    check(by, Permission.WRITE_CRITERIA)
    made: dict[str, int | bool] = {
        "kinds": _kinds(preset, by),
        "criteria": _criteria(preset, by),
        "roles": _chapter(ROLES, _roles(preset), preset, by),
        "measures": _chapter(MEASURES, _measures(preset), preset, by),
        "goals": _goals(preset, by),
    }
    if not any(made.values()):
        raise UsageError("model_begun", "You have begun from this model already.", "Look at what was drafted.")
    record(MODEL_DRAFTED, by=by, about=f"model:{preset.key}", details=made)
    return made


def _kinds(preset: Preset, by: User) -> int:
    known = set(ModelVariant.objects.values_list("key", flat=True))
    new = [kind for kind in preset.kinds if kind["key"] not in known]
    for kind in new:
        save_variant(key=kind["key"], details=_details(kind, preset), by=by)
    return len(new)


def _goals(preset: Preset, by: User) -> int:
    """Goals that are not among those of the program, and were not drafted after this model before."""
    if not may(by, Permission.MANAGE_PARTNERSHIPS):
        return 0
    known = set(Goal.objects.values_list("title", flat=True))
    new = [each for each in preset.goals if each.title not in known]
    for each in new:
        draft_goal(proposal=each, after=preset.title, by=by)
    return len(new)


def _details(kind: dict[str, Any], preset: Preset) -> VariantDetails:
    told: dict[str, Any] = {name: tuple(each) if isinstance(each, list) else each for name, each in kind.items()}
    del told["key"]
    return VariantDetails(**told, description=_how_known(preset), is_active=False)


def _how_known(preset: Preset) -> str:
    """That it is a draft, and of each of its fields whether that is published or assumed."""
    told = [field for axis in ("partner", "presence", "trigger", "need") if (field := preset.field(axis))]
    known = [f"{each.title}: {Basis(each.basis).label} ({each.source})" for each in told]
    return " ".join([f"A draft after {preset.title}, to be confirmed.", *known])


def _criteria(preset: Preset, by: User) -> bool:
    if CriteriaDraft.objects.filter(owner=by).exists():
        return False
    start_draft(based_on=None, by=by)
    save_text(content=criteria_of(preset), by=by)
    return True


def criteria_of(preset: Preset) -> dict[str, Any]:
    """Criteria to begin from: danger first, then a crisis by whichever way the model answers."""
    crisis = {"fact": "nexus", "in": ["yes"]}
    danger = {"any": [{"fact": "weapon", "in": ["yes"]}, {"fact": "violence", "in": ["yes"]}]}
    first, source = preset.kinds[0], f"A draft after {preset.title}; an assumption to be reviewed."
    rules = [
        _rule("danger", "A weapon or violence", danger, "police_first", first, "Police first, then the team.", source),
        _rule("crisis", "A crisis call", crisis, _answer(first), first, "A crisis call: this team suits.", source),
    ]
    return {"format": FORMAT, "title": f"Draft after {preset.title}"[:80], "rules": rules}


def _answer(kind: dict[str, Any]) -> str:
    return "send" if "direct" in kind["triggers"] else "consider"


def _rule(key: str, title: str, when: Any, answer: str, kind: Any, sentence: str, source: str) -> dict[str, Any]:
    told = {"key": key, "title": title, "when": when, "answer": answer, "variant": kind["key"]}
    return {**told, "sentence": sentence, "source": source}


def _roles(preset: Preset) -> str:
    read = who_does_what.read(who_does_what.usual())
    cells = {(each.step, role): letters for each in read for role, letters in each.duties.items()}
    if all(kind["presence"] == "remote" for kind in preset.kinds):
        cells[EncounterStep.TRANSPORT, WorkRole.CLINICIAN] = "I"
    return who_does_what.written(cells)


def _measures(preset: Preset) -> str:
    lines = [f"- {each.title} ({each.basis.label}: {each.source})" for each in preset.measures]
    return "\n".join([f"Measures to begin with, after {preset.title}, to be reviewed.", "", *lines])


def _chapter(key: str, text: str, preset: Preset, by: User) -> bool:
    """Write a draft of a chapter, unless somebody has begun to write it."""
    chapter = Chapter.objects.filter(key=key).first()
    if chapter is None:
        return False
    begun = chapter.versions.filter(state__in=(VersionState.DRAFT, VersionState.PROPOSED)).first()
    reason = f"After {preset.title}; an assumption to be reviewed"[:300]
    if begun is not None and (not begun.is_template or begun.reason == reason):
        return False
    draft = begin_version(chapter=chapter, by=by)
    write_version(version=draft, text=text, seen_edited_at=draft.edited_at, reason=reason, is_reviewed=False, by=by)
    return True
