"""The models, one of them beside one's own, and beginning from it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from coresponder.kernel.errors import CoresponderError
from coresponder.kernel.spoken_english import some
from coresponder.program.model_presets.actions.beginning import begin_from
from coresponder.program.model_presets.queries.comparing import (
    compared,
    compared_measures,
    drafted,
    own_goals,
    own_model,
)
from coresponder.program.model_presets.reading import Preset, presets, variations
from coresponder.safeguards.accounts.requests import SignedInRequest
from coresponder.safeguards.permissions import Permission, may, requires


@requires(Permission.VIEW_READINESS)
@require_GET
def models(request: SignedInRequest) -> HttpResponse:
    """Which co-responder model: the variations with what each needs, and programs that went before."""
    content = {"presets": presets().values(), "variations": variations(), "own": own_model(request.user)}
    return render(request, "model_presets/models.html", content)


@requires(Permission.VIEW_READINESS)
@require_GET
def model(request: SignedInRequest, preset_key: str) -> HttpResponse:
    """One model beside one's own."""
    preset = _preset(preset_key)
    content = {
        "preset": preset,
        "rows": compared(preset, request.user),
        "measures": compared_measures(preset, request.user),
        "own_goals": own_goals(request.user),
        "drafted": drafted(preset, request.user),
        "may_begin": may(request.user, Permission.WRITE_CRITERIA),
    }
    return render(request, "model_presets/model.html", content)


@requires(Permission.WRITE_CRITERIA)
@require_POST
def begin(request: SignedInRequest, preset_key: str) -> HttpResponse:
    """Draft what a model says. Nothing comes into force."""
    preset = _preset(preset_key)
    try:
        made = begin_from(preset=preset, by=request.user)
    except CoresponderError as problem:
        messages.error(request, str(problem))
        return redirect("model_presets:model", preset.key)
    messages.success(request, _said(made))
    return redirect("model_presets:model", preset.key)


def _preset(key: str) -> Preset:
    found = presets().get(key)
    if found is None:
        raise Http404
    return found


def _said(made: dict[str, int | bool]) -> str:
    drafted = [
        *([some(int(made["kinds"]), "kind of team", "kinds of teams") + ", not in use"] if made["kinds"] else []),
        *(["a draft of criteria"] if made["criteria"] else []),
        *(["a draft of who does what"] if made["roles"] else []),
        *(["a draft of the chapter on measures"] if made["measures"] else []),
        *([some(int(made["goals"]), "goal") + " to confirm"] if made["goals"] else []),
    ]
    return f"Drafted: {'; '.join(drafted)}. Nothing of it is in force."
