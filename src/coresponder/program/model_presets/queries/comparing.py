"""One's own model beside another: the kinds of teams that are in use, along the same axes."""

from dataclasses import dataclass

from coresponder.program.deployment.models import ModelVariant
from coresponder.program.deployment.queries.versions import variants
from coresponder.program.deployment.vocabulary import Need, Partner, Presence, Trigger
from coresponder.program.model_presets.reading import AXES, Field, Preset
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.permissions import Permission, check


@dataclass(frozen=True, kw_only=True)
class Row:
    """One axis: what the other model says of it, and what one's own does."""

    title: str
    theirs: Field | None
    own: str


def own_model(user: User) -> list[ModelVariant]:
    """The kinds of teams in use."""
    check(user, Permission.VIEW_READINESS)
    return [each for each in variants(user) if each.is_active]


def compared(preset: Preset, user: User) -> list[Row]:
    """Axis by axis, theirs and one's own."""
    own = own_model(user)
    return [Row(title=title, theirs=preset.field(axis), own=_own(axis, own)) for axis, title in AXES.items()]


def _own(axis: str, kinds: list[ModelVariant]) -> str:
    said = {
        "partner": [Partner(code).label for kind in kinds for code in kind.partners],
        "presence": [Presence(kind.presence).label for kind in kinds],
        "trigger": [Trigger(code).label for kind in kinds for code in kind.triggers],
        "need": [Need(code).label for kind in kinds for code in kind.needs],
        "employer": _agencies(),
    }
    return "; ".join(dict.fromkeys(said.get(axis, [])))


def _agencies() -> list[str]:
    return [each.name for each in Agency.objects.filter(is_active=True) if each.is_health_care]
