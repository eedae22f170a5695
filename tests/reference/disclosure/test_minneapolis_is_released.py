"""A real baseline is released: nothing small is left in it, and what planning needs is."""

from functools import cache
from pathlib import Path

import ibis
import pytest

from coresponder.analysis.baseline.assembling import assemble_calls
from coresponder.analysis.disclosure import SMALLEST_PUBLISHED, exposed_counts, release, withhold
from coresponder.analysis.disclosure.publication.linking import link
from coresponder.analysis.measures import MeasureContext, MeasureResult, compute_all
from coresponder.analysis.nexus import load_rules
from coresponder.formats.cad.profile import load_profile
from coresponder.formats.cad.reading import read_exports
from coresponder.formats.workspace import Workspace

pytestmark = pytest.mark.shared_data

EXPORT = "cad-minneapolis-2020/minneapolis_mpd_cad_2020.csv.zst"

NEEDED_MOST = (
    "crisis_calls", "crisis_call_share", "crisis_calls_per_day", "crisis_calls_by_month", "crisis_unit_hours",
    "dispatch_time", "travel_time", "response_time", "on_scene_time",
)  # fmt: skip


@cache
def results_of(path: Path) -> tuple[MeasureResult, ...]:
    """Every measure of the export, before anything is withheld."""
    profile = load_profile("minneapolis")
    with Workspace() as workspace:
        read_exports([path], profile, workspace)
        assemble_calls(workspace, profile, load_rules().for_dialect(profile.code_dialect))
        calls = ibis.duckdb.from_connection(workspace.connection).table("calls")
        return compute_all(MeasureContext(calls=calls, zone=profile.zone, area="sector"))


@cache
def released(path: Path) -> dict[str, MeasureResult]:
    return {result.key: result for result in release(results_of(path))}


def test_nothing_small_can_be_worked_out(shared_data: Path) -> None:
    counts = link(results_of(shared_data / EXPORT))
    assert counts.small(SMALLEST_PUBLISHED)
    assert exposed_counts(counts, withhold(counts), threshold=SMALLEST_PUBLISHED) == ()


@pytest.mark.parametrize("key", NEEDED_MOST)
def test_what_planning_needs_most_stands(key: str, shared_data: Path) -> None:
    assert not any(figure.suppressed for figure in released(shared_data / EXPORT)[key].figures)


def test_hours_of_the_week_of_a_city_with_few_coded_calls_are_mostly_withheld(shared_data: Path) -> None:
    """434 coded calls over 168 hours of the week: a heat map needs a longer export."""
    coded = [
        figure
        for figure in released(shared_data / EXPORT)["crisis_calls_by_weekday_hour"].figures
        if figure.by["definition"] == "coded" and figure.value != 0
    ]
    assert all(figure.suppressed for figure in coded)
