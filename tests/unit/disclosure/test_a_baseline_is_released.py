"""The figures of a whole baseline are released together: nothing small is in them, or follows from them."""

from functools import cache

import ibis
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from coresponder.analysis.disclosure.auditing import exposed_counts
from coresponder.analysis.disclosure.linked_counts import SMALLEST_PUBLISHED
from coresponder.analysis.disclosure.publication.linking import link
from coresponder.analysis.disclosure.publication.releasing import release
from coresponder.analysis.disclosure.publication.ties import TIES
from coresponder.analysis.disclosure.withholding import withhold
from coresponder.analysis.measures import REGISTRY, Figure, MeasureContext, MeasureResult, compute_all
from coresponder.kernel.errors import UsageError
from tests.unit.disclosure.tables import closest_range
from tests.unit.measures.random_calls import ZONE, random_calls

SIZES = (30, 300, 2_000)


@cache
def results_of(size: int) -> tuple[MeasureResult, ...]:
    """Every measure over that many calls without rhyme or reason."""
    calls = _types_of_one_nexus(random_calls(size))
    database = ibis.duckdb.connect()
    return compute_all(MeasureContext(calls=database.create_table("calls", calls), zone=ZONE, population=50_000))


@cache
def released(size: int) -> tuple[MeasureResult, ...]:
    return release(results_of(size))


def figure_of(key: str, results: tuple[MeasureResult, ...], **cell: str | int) -> Figure:
    figures = next(result for result in results if result.key == key).figures
    return next(figure for figure in figures if figure.by == cell)


def _types_of_one_nexus(calls: pa.Table) -> pa.Table:
    """In the data set each spelling has one nexus; the random calls are made to."""
    nexus = pc.fill_null(calls["nexus"], "unknown")
    spelling = pc.binary_join_element_wise(pc.fill_null(calls["call_type"], "?"), nexus, "/")
    at = calls.column_names.index
    return calls.set_column(at("nexus"), "nexus", nexus).set_column(at("call_type"), "call_type", spelling)


def test_every_measure_of_the_registry_has_said_which_counts_it_shows() -> None:
    assert set(TIES) == {measure.key for measure in REGISTRY}


def printed_counts(result: MeasureResult) -> list[float]:
    """Every number of crisis calls that the result prints, found without asking the code under test."""
    crisis = [figure for figure in result.figures if figure.by.get("group") != "all" and figure.by.get("nexus") != "no"]
    counts = [number for figure in crisis for number in (figure.missing, figure.excluded)]
    if result.key not in ("crisis_calls_per_day", "crisis_calls_by_weekday"):  # there n is a number of days
        counts += [figure.n for figure in crisis]
    if result.key != "crisis_unit_hours_by_weekday_hour":  # there the numerator is hours
        counts += [figure.numerator for figure in crisis]
    return [count for count in counts if count is not None]


@pytest.mark.parametrize("size", SIZES)
def test_nothing_small_is_printed(size: int) -> None:
    for result in released(size):
        if result.key not in ("calls", "field_coverage"):
            assert not [count for count in printed_counts(result) if 0 < count < SMALLEST_PUBLISHED], result.key


@pytest.mark.parametrize("size", SIZES)
def test_nothing_small_can_be_worked_out(size: int) -> None:
    counts = link(results_of(size))
    withheld = withhold(counts)
    assert exposed_counts(counts, withheld, threshold=SMALLEST_PUBLISHED) == ()
    for key in sorted(counts.small(SMALLEST_PUBLISHED))[::150]:
        low, high = closest_range(counts, withheld, key)
        assert high - low >= SMALLEST_PUBLISHED - 1e-6, key


@pytest.mark.parametrize("size", SIZES)
def test_the_parts_of_every_table_make_up_its_total(size: int) -> None:
    """No partition that we declare leaves a rest, so that nothing is left out that a reader could subtract.

    But for the coded calls of rare types, which are pooled without names.
    """
    counts = link(results_of(size))
    tables = [tie for tie in counts.sums if not any("nexus=yes" in part for part in tie.parts)]
    rests = {tie.whole for tie in tables if len(tie.parts) > 2 and "less" in tie.parts[-1]}
    assert rests == set()


@pytest.mark.parametrize("size", SIZES)
def test_releasing_what_was_released_withholds_nothing_more(size: int) -> None:
    assert [result.figures for result in release(released(size))] == [result.figures for result in released(size)]


@pytest.mark.parametrize("size", SIZES)
def test_a_withheld_figure_holds_no_number(size: int) -> None:
    withheld = [figure for result in released(size) for figure in result.figures if figure.suppressed]
    assert withheld
    for figure in withheld:
        assert figure == Figure(by=figure.by, value=None, missing=None, excluded=None, suppressed=True)


def test_a_result_that_lost_a_number_loses_its_sentence() -> None:
    for before, after in zip(results_of(300), released(300), strict=True):
        assert after.sentence == (before.sentence if after.figures == before.figures else "")


def test_all_calls_are_counted_in_public() -> None:
    assert released(30)[0] == results_of(30)[0]


def test_a_zero_stays() -> None:
    before, after = (
        [figure for result in results if result.key == "crisis_calls_by_weekday_hour" for figure in result.figures]
        for results in (results_of(300), released(300))
    )
    assert all(shown.value == 0 for shown, was in zip(after, before, strict=True) if was.value == 0)


def test_the_hours_of_a_single_withheld_cell_are_not_what_the_others_leave_over() -> None:
    for size in SIZES:
        result = next(result for result in released(size) if result.key == "crisis_unit_hours_by_weekday_hour")
        for definition in ("coded", "detected", "possible"):
            cells = [figure for figure in result.figures if figure.by["definition"] == definition]
            assert sum(cell.suppressed for cell in cells) != 1 or not any(
                cell.n for cell in cells if not cell.suppressed
            )


def times(n: int, missing: int, excluded: int) -> MeasureResult:
    """A dispatch time of crisis calls, before and after what is impossible was left out."""
    figures = [
        Figure(
            by={"group": "crisis", "stage": stage, "statistic": "median"},
            value=120.0,
            n=n + excluded if stage == "as_recorded" else n,
            missing=missing,
            excluded=0 if stage == "as_recorded" else excluded,
        )
        for stage in ("as_recorded", "after_exclusions")
    ]
    return MeasureResult(key="dispatch_time", version="1", figures=tuple(figures))


def total(count: int) -> MeasureResult:
    figure = Figure(by={"definition": "coded"}, value=count, n=count, numerator=count)
    return MeasureResult(key="crisis_calls", version="1", figures=(figure,))


def test_a_few_excluded_calls_are_not_told_but_the_median_is() -> None:
    _, dispatch = release([total(435), times(n=400, missing=30, excluded=5)])
    recorded, kept = dispatch.figures
    assert (recorded.n, recorded.missing) == (405, 30)
    assert (kept.value, kept.n, kept.missing, kept.excluded) == (120.0, None, 30, None)


def test_a_few_missing_calls_do_not_follow_from_the_total() -> None:
    _, dispatch = release([total(435), times(n=400, missing=5, excluded=30)])
    recorded, kept = dispatch.figures
    assert recorded.missing is None
    assert recorded.n is None
    assert kept.value == 120.0
    assert kept.n is None or kept.excluded is None


def test_a_median_of_ten_calls_is_withheld() -> None:
    _, dispatch = release([total(435), times(n=10, missing=425, excluded=0)])
    assert all(figure.suppressed for figure in dispatch.figures)


def concentration(places: int) -> MeasureResult:
    figures = [
        Figure(
            by={"definition": "coded", "top_share": top}, value=0.1, n=places, numerator=100 * top, denominator=4_000
        )
        for top in (1, 5, 10)
    ]
    return MeasureResult(key="repeat_location_concentration", version="1", figures=tuple(figures))


def test_the_share_of_a_handful_of_places_is_withheld() -> None:
    _, busiest = release([total(4_000), concentration(places=400)])
    assert [figure.suppressed for figure in busiest.figures] == [True, False, False]


def test_the_threshold_can_be_raised_for_a_whole_baseline() -> None:
    assert release([total(15)])[0].figures[0].value == 15
    assert release([total(15)], threshold=20)[0].figures[0].suppressed


def test_the_threshold_cannot_be_lowered() -> None:
    with pytest.raises(UsageError, match="never published"):
        release([total(435)], threshold=5)


def test_two_figures_that_contradict_each_other_are_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="different counts of coded"):
        link([total(435), total(436)])
