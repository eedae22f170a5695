"""One's own model beside another: the kinds of teams that are in use, along the same axes."""

from dataclasses import dataclass

from django.urls import reverse

from coresponder.program.deployment.models import CriteriaDraft, ModelVariant
from coresponder.program.deployment.queries.in_force import version_in_force
from coresponder.program.deployment.queries.versions import variants
from coresponder.program.deployment.vocabulary import Need, Partner, Presence, Trigger
from coresponder.program.model_presets.queries import team
from coresponder.program.model_presets.reading import AXES, Field, Preset, PresetMeasure
from coresponder.program.partnerships.models import Goal
from coresponder.program.partnerships.queries.goals import live_goals, live_objectives
from coresponder.program.policies.models import Chapter
from coresponder.safeguards.accounts.models import User
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
    """Axis by axis, theirs and one's own. Of what neither says anything there is no row."""
    own = own_model(user)
    rows = [Row(title=title, theirs=preset.field(axis), own=_own(axis, own)) for axis, title in AXES.items()]
    return [each for each in rows if each.theirs or each.own]


@dataclass(frozen=True, kw_only=True)
class MeasureRow:
    """A measure of the other model, and what of one's own rests on it."""

    theirs: PresetMeasure
    own: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Drafted:
    """Something that beginning drafts, how far it is here, and the page where it is read and confirmed."""

    words: str
    state: str
    url_name: str
    args: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        return reverse(self.url_name, args=self.args)


def compared_measures(preset: Preset, user: User) -> list[MeasureRow]:
    """The measures of a model, each with one's own objectives that rest on it."""
    check(user, Permission.VIEW_READINESS)
    own = list(live_objectives())
    return [
        MeasureRow(theirs=each, own=tuple(mine.words for mine in own if mine.measure_key == each.key))
        for each in preset.measures
    ]


def own_goals(user: User) -> list[str]:
    """The goals that the program pursues."""
    check(user, Permission.VIEW_READINESS)
    return [goal.title for goal in live_goals()]


def drafted(preset: Preset, user: User) -> list[Drafted]:
    """What beginning from this model has drafted so far; nothing before somebody has begun."""
    check(user, Permission.VIEW_READINESS)
    kinds = {kind["key"] for kind in preset.kinds}
    there = ModelVariant.objects.filter(key__in=kinds)
    if not there.exists():
        return []
    in_use = there.filter(is_active=True).count()
    waiting = Goal.objects.filter(drafted_after=preset.title, dropped_on=None).count()
    return [
        Drafted(words="Kinds of teams", state=f"{in_use} of {len(kinds)} in use", url_name="deployment:kinds_of_teams"),
        Drafted(words="Deployment criteria", state=_criteria_state(user), url_name="deployment:in_force"),
        _chapter("Who does what", "who-does-what"),
        _chapter("Measures", "data"),
        Drafted(words="Goals", state=f"{waiting} to confirm", url_name="partnerships:goals"),
    ]


def _criteria_state(user: User) -> str:
    if version_in_force() is not None:
        return "a version is in force"
    return "your draft waits" if CriteriaDraft.objects.filter(owner=user).exists() else "nothing is in force"


def _chapter(words: str, key: str) -> Drafted:
    chapter = Chapter.objects.filter(key=key).first()
    if chapter is None:
        state = "not drafted: lay out the manual first, then begin again"
        return Drafted(words=words, state=state, url_name="policies:manual")
    version = chapter.versions.order_by("-number").first()
    state = version.get_state_display() if version is not None else "nothing is written"
    return Drafted(words=f"{words}: chapter {chapter.number}", state=state, url_name="policies:chapter", args=(key,))


def _own(axis: str, kinds: list[ModelVariant]) -> str:
    said = {
        "partner": [Partner(code).label for kind in kinds for code in kind.partners],
        "presence": [Presence(kind.presence).label for kind in kinds],
        "trigger": [Trigger(code).label for kind in kinds for code in kind.triggers],
        "need": [Need(code).label for kind in kinds for code in kind.needs],
        "employer": team.employers(),
        "staff": team.staff(),
        "hours": team.hours(),
    }
    return "; ".join(dict.fromkeys(said.get(axis, [])))
