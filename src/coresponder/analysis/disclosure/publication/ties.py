"""Which counts each figure shows, by the measure that it belongs to.

A count is named by its definition (coded, detected, possible, or all calls) and its coordinates: ("coded",) is the
total, ("coded", "month=2031-03-01") one month of it, ("coded", "undated") the calls without a date.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil

from coresponder.analysis.disclosure.linked_counts import Key
from coresponder.analysis.measures.figures import Figure

ALL_CALLS = "all"
NARROWEST = "coded"  # the definition of measures that speak of crisis calls without naming one
NOT_COORDINATES = frozenset({"definition", "group", "stage", "statistic"})

Counts = Mapping[Key, float | None]


@dataclass(frozen=True, kw_only=True)
class Ties:
    """The counts that one figure shows.

    Where a count that the figure `rests_on` is withheld, so is the figure. Where `n`, `missing` or `excluded` is
    withheld, only that number is. `fewest` is how many units the value describes; below the threshold it goes too.
    """

    rests_on: Counts
    n: Key | None = None
    missing: Key | None = None
    excluded: Key | None = None
    fewest: int | None = None

    def describes_too_few(self, threshold: int) -> bool:
        """Whether the value itself, and not only a count, would speak of too few."""
        return self.fewest is not None and 0 < self.fewest < threshold


NOTHING = Ties(rests_on={})

TiesOf = Callable[[Figure], Ties]


def shown_counts(figure: Figure, ties: Ties) -> dict[Key, int]:
    """Every count that the figure shows, as far as it is there, by its key."""
    beside = ((ties.n, figure.n), (ties.missing, figure.missing), (ties.excluded, figure.excluded))
    everything = (*ties.rests_on.items(), *beside)
    return {key: round(value) for key, value in everything if key is not None and value is not None}


def ties_of(measure: str, figure: Figure) -> Ties:
    """The ties of a figure of that measure. KeyError for a measure that this room has not been told about."""
    return NOTHING if figure.suppressed else TIES[measure](figure)


def _definition(figure: Figure) -> str:
    return str(figure.by.get("definition", NARROWEST))


def _coordinates(figure: Figure) -> tuple[str, ...]:
    return tuple(f"{name}={value}" for name, value in figure.by.items() if name not in NOT_COORDINATES)


def _all_calls(figure: Figure) -> Ties:
    return Ties(rests_on={(ALL_CALLS,): figure.numerator})


def _total(figure: Figure) -> Ties:
    return Ties(rests_on={(_definition(figure),): figure.numerator})


def _dated(figure: Figure) -> Ties:
    definition = _definition(figure)
    key = (definition, *(_coordinates(figure) or ("dated",)))
    missing = "without hour" if "hour" in figure.by else "undated"
    return Ties(rests_on={key: figure.numerator}, missing=(definition, missing))


def _area(figure: Figure) -> Ties:
    definition = _definition(figure)
    return Ties(rests_on={(definition, *_coordinates(figure)): figure.numerator}, missing=(definition, "without beat"))


def _outcome(figure: Figure) -> Ties:
    definition = _definition(figure)
    return Ties(
        rests_on={
            (definition, *_coordinates(figure)): figure.numerator,
            (definition,): figure.denominator,
        }
    )


def _mix(figure: Figure) -> Ties:
    definition = ALL_CALLS if figure.by["group"] == "all" else NARROWEST
    return Ties(
        rests_on={
            (definition, *_coordinates(figure)): figure.numerator,
            (definition,): figure.denominator,
        }
    )


def _type(figure: Figure) -> Ties:
    return Ties(rests_on={(ALL_CALLS, *_coordinates(figure)): figure.numerator})


def _time(stage: str) -> TiesOf:
    def ties(figure: Figure) -> Ties:
        if figure.by["group"] == "all":
            return NOTHING
        kept = figure.by["stage"] == "after_exclusions"
        return Ties(
            rests_on={},
            n=(NARROWEST, f"{stage} kept" if kept else f"{stage} recorded"),
            missing=(NARROWEST, f"{stage} missing"),
            excluded=(NARROWEST, f"{stage} impossible") if kept else None,
            fewest=figure.n,
        )

    return ties


def _spans(figure: Figure) -> Ties:
    """Hours do not tell how many calls they are the sum of, so they stand though n may have to go."""
    definition = _definition(figure)
    return Ties(
        rests_on={(definition, "hours"): figure.n},
        n=(definition, "spans timed"),
        missing=(definition, "spans missing"),
        excluded=(definition, "spans impossible"),
    )


def _touching(figure: Figure) -> Ties:
    return Ties(rests_on={(_definition(figure), "spans touching", *_coordinates(figure)): figure.n})


def _busiest(figure: Figure) -> Ties:
    definition = _definition(figure)
    shown: Counts = {(definition, "located"): figure.denominator, (definition, "places"): figure.n}
    top = figure.by.get("top_share")
    if top is not None:
        shown = {**shown, (definition, f"busiest {top}"): figure.numerator}
    share = 1.0 if top is None else int(top) / 100
    return Ties(rests_on=shown, missing=(definition, "without place"), fewest=ceil(round((figure.n or 0) * share, 9)))


def _followed(figure: Figure) -> Ties:
    definition, days = _definition(figure), figure.by["window_days"]
    return Ties(
        rests_on={
            (definition, f"followed {days}"): figure.numerator,
            (definition, f"complete {days}"): figure.denominator,
        },
        missing=(definition, "without place"),
    )


def _coverage(figure: Figure) -> Ties:
    """How often a field is recorded harms nobody, but for the field that marks behavioral health itself."""
    if figure.by["field"] != "flag":
        return NOTHING
    return Ties(rests_on={("flagged",): figure.numerator})


STAGES = ("call_taking_time", "dispatch_time", "travel_time", "response_time", "on_scene_time")

# Every measure of the registry stands here: one that does not is a mistake that a test finds, not a leak.
TIES: dict[str, TiesOf] = {
    "calls": _all_calls,
    "crisis_calls": _total,
    "crisis_call_share": _total,
    "crisis_calls_per_1000": _dated,
    "crisis_calls_per_day": _dated,
    "crisis_calls_by_month": _dated,
    "crisis_calls_by_weekday": _dated,
    "crisis_calls_by_hour": _dated,
    "crisis_calls_by_weekday_hour": _dated,
    "crisis_calls_by_beat": _area,
    "crisis_unit_hours": _spans,
    "crisis_unit_hours_by_weekday_hour": _touching,
    "outcome_mix": _outcome,
    "calls_by_type": _type,
    "priority_mix": _mix,
    "call_source_mix": _mix,
    "repeat_location_concentration": _busiest,
    "repeat_location_windows": _followed,
    "field_coverage": _coverage,
    **{stage: _time(stage) for stage in STAGES},
}
