"""What the home page says about outcomes, and about the county's calls: one sentence, first figures, months."""

from typing import Any

from django.urls import reverse

from coresponder.analysis.report import Exhibit, KeyFigure, key_figures, render_key_figures, sections
from coresponder.program.calls.models.exports import KEPT_STATES
from coresponder.program.calls.queries.exports import exports_seen_by, exports_to_build_from
from coresponder.program.calls.vocabulary import ExportState
from coresponder.program.outcomes.dashboard.lines import domains_of, notable
from coresponder.program.outcomes.dashboard.seen import seen_by
from coresponder.program.outcomes.dashboard.stretches import STRETCHES
from coresponder.program.outcomes.dashboard.targets import targets
from coresponder.program.outcomes.models import Baseline
from coresponder.program.outcomes.presenting import built_content, headline, safe
from coresponder.program.outcomes.queries.assessments import newest_assessment
from coresponder.program.outcomes.queries.baselines import baseline_to_show_first, newest_draft
from coresponder.safeguards.accounts.models import User

LINES_AT_HOME = 5
CARDS = ("crisis_calls", "when", "on_scene_time", "repeat_places")
CHART = "by_month"


def baseline_panel(user: User) -> dict[str, Any]:
    """The baseline that everybody should know, or nothing where there is none yet."""
    found = baseline_to_show_first(user)
    return {} if found is None else _panel(found)


def outcomes_panel(user: User) -> dict[str, Any]:
    """What changed against the time before launch, and where targets stand; nothing before the first assessment."""
    assessment = newest_assessment()
    if assessment is None:
        return {}
    seen = seen_by(user, assessment)
    lines = list(notable(domains_of(seen, STRETCHES[0], targets())))
    return {"assessment": assessment, "lines": lines[:LINES_AT_HOME], "more": max(len(lines) - LINES_AT_HOME, 0)}


def _panel(baseline: Baseline) -> dict[str, Any]:
    content = built_content(baseline)
    chart = _chart(content)
    page = reverse("outcomes:baseline", args=[baseline.pk])
    return {
        "baseline": baseline,
        "period": content["period"],
        "headline": headline(content),
        "key_figures": safe(render_key_figures(_cards(content), page=page)),
        "chart": chart,
        "wide": safe(chart.picture.wide) if chart.picture else "",
        "narrow": safe(chart.picture.narrow) if chart.picture else "",
    }


def _cards(content: Any) -> tuple[KeyFigure, ...]:
    return tuple(figure for figure in key_figures(content) if figure.key in CARDS)


def _chart(content: Any) -> Exhibit:
    shown = (exhibit for section in sections(content) for exhibit in section.exhibits)
    return next(exhibit for exhibit in shown if exhibit.key == CHART)


def waits_for_an_export(user: User) -> bool:
    """No export has come in yet."""
    return not exports_seen_by(user).filter(state__in=KEPT_STATES).exists()


def waits_for_a_mapping(user: User) -> bool:
    """An export is stored, and nobody has said how it is read."""
    return exports_seen_by(user).filter(state=ExportState.STORED, saved_profile__isnull=True).exists()


def waits_for_a_baseline(user: User) -> bool:
    """An export can be built from, and there is no baseline yet."""
    return exports_to_build_from(user).exists() and baseline_to_show_first(user) is None


def has_a_baseline(user: User) -> bool:
    """There is something to read."""
    return baseline_to_show_first(user) is not None


def waits_for_freezing(user: User) -> bool:
    """A draft is there that could be read and frozen."""
    return newest_draft(user) is not None
