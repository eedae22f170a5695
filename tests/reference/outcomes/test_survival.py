"""Repeated and first events against printed results: rows 16 to 22 of the table of reference results."""

import numpy as np
import numpy.typing as npt
import pytest

from coresponder.analysis.survival import CountingProcess, CoxFit, MeanCumulative, fit_cox, mean_cumulative
from tests.reference.outcomes.conftest import Columns, Read, numbers

pytestmark = pytest.mark.shared_data

Numbers = npt.NDArray[np.float64]


def bladder(data: Columns, keep: npt.NDArray[np.bool_] | slice = slice(None)) -> dict[str, Numbers]:
    columns = {name: numbers(values)[keep] for name, values in data.items()}
    columns["rx"] = columns["rx"] - 1
    return columns


def fitted(
    data: dict[str, Numbers], *, start: Numbers, stop: Numbers, strata: Numbers | None = None, breslow: bool = True
) -> CoxFit:
    rows = CountingProcess(
        start=start,
        stop=stop,
        event=data["event"] > 0,
        covariates=np.column_stack([data[name] for name in ("rx", "size", "number")]),
        strata=None if strata is None else strata.astype(int),
        clusters=data["id"].astype(int),
    )
    return fit_cox(rows, ties="breslow" if breslow else "efron")


def first(fit: CoxFit, digits: int) -> tuple[float, float, float]:
    errors = (fit.coefficients[0], fit.standard_errors[0], fit.robust_standard_errors[0])
    coefficient, error, robust = (round(float(number), digits) for number in errors)
    return coefficient, error, robust


def test_andersen_and_gill(published_data: Read) -> None:
    data = bladder(published_data("bladder2.csv"))
    fit = fitted(data, start=data["start"], stop=data["stop"])
    assert first(fit, 5) == (-0.45979, 0.19996, 0.25801)
    assert round(float(np.exp(fit.coefficients[0])), 3) == 0.631


def test_prentice_williams_and_peterson_in_total_time(published_data: Read) -> None:
    data = bladder(published_data("bladder2.csv"))
    fit = fitted(data, start=data["start"], stop=data["stop"], strata=data["enum"])
    assert first(fit, 6) == (-0.334295, 0.216087, 0.197064)


def test_prentice_williams_and_peterson_in_gap_time(published_data: Read) -> None:
    data = bladder(published_data("bladder2.csv"))
    fit = fitted(data, start=np.zeros(len(data["stop"])), stop=data["stop"] - data["start"], strata=data["enum"])
    assert first(fit, 5) == (-0.26952, 0.20766, 0.20808)


def test_wei_lin_and_weissfeld(published_data: Read) -> None:
    data = bladder(published_data("bladder.csv"))
    fit = fitted(data, start=np.full(len(data["stop"]), -1.0), stop=data["stop"], strata=data["enum"])
    assert first(fit, 5) == (-0.57986, 0.20118, 0.30344)


def with_effects_of_their_own(columns: Columns) -> CoxFit:
    data = bladder(columns)
    plain = np.column_stack([data[name] for name in ("rx", "size", "number")])
    later = [plain * (data["enum"] == number)[:, np.newaxis] for number in (2, 3, 4)]
    rows = CountingProcess(
        start=np.full(len(data["stop"]), -1.0),
        stop=data["stop"],
        event=data["event"] > 0,
        covariates=np.column_stack([plain, *later]),
        strata=data["enum"].astype(int),
        clusters=data["id"].astype(int),
    )
    return fit_cox(rows, ties="efron")


def test_wei_lin_and_weissfeld_with_effects_of_their_own_by_efron(published_data: Read) -> None:
    fit = with_effects_of_their_own(published_data("bladder.csv"))
    assert first(fit, 5) == (-0.52598, 0.31583, 0.31524)
    assert round(fit.likelihood_ratio, 2) == 30.09


def rossi(data: Columns) -> CoxFit:
    yes = {"fin": "yes", "race": "black", "wexp": "yes", "mar": "married", "paro": "yes"}
    coded = {name: np.array([float(value == yes[name]) for value in data[name]]) for name in yes}
    coded |= {name: numbers(data[name]) for name in ("age", "prio")}
    names = ("fin", "age", "race", "wexp", "mar", "paro", "prio")
    rows = CountingProcess(
        start=np.zeros(len(data["week"])),
        stop=numbers(data["week"]),
        event=numbers(data["arrest"]) > 0,
        covariates=np.column_stack([coded[name] for name in names]),
    )
    return fit_cox(rows, ties="efron")


def test_release_from_prison(published_data: Read) -> None:
    fit = rossi(published_data("rossi.csv"))
    printed = (-0.3794222, -0.0574377, 0.3138998, -0.1497957, -0.4337039, -0.0848711, 0.0914971)
    assert fit.coefficients == pytest.approx(printed, abs=5e-8)
    assert round(fit.likelihood_ratio, 2) == 33.27


def valve_seats(data: Columns) -> MeanCumulative:
    engines, place = np.unique(numbers(data["id"]), return_inverse=True)
    days, is_event = numbers(data["time"]), numbers(data["status"]) > 0
    followed = np.array([days[place == engine].max() for engine in range(len(engines))])
    return mean_cumulative(followed, place[is_event], days[is_event])


def test_mean_cumulative_number_of_repairs(published_data: Read) -> None:
    curve = valve_seats(published_data("valveSeat.csv"))
    assert curve.persons == 41
    assert round(float(curve.mean[0]), 5) == 0.02439
    assert round(float(curve.mean[-1]), 5) == 1.54269
    assert round(float(curve.standard_error[-1]), 5) == 0.31166
    (middle,) = [place for place, mean in enumerate(curve.mean) if round(float(mean), 4) == 0.5122]
    assert round(float(curve.standard_error[middle]), 5) == 0.10974
