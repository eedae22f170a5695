"""Each shipped profile reads a file of its city's shape, wherever the public data are."""

from pathlib import Path

import pytest

from coresponder.formats.cad.profile import load_profile, shipped_profiles
from tests.unit.reading.city_exports import CITY_EXPORTS
from tests.unit.reading.reading import read


def test_every_shipped_profile_has_a_file_of_its_shape() -> None:
    assert set(shipped_profiles()) - {"demonstration"} == CITY_EXPORTS.keys()


@pytest.mark.parametrize("city", CITY_EXPORTS)
def test_a_profile_reads_its_city_to_the_expected_calls_units_stamps_and_rejects(tmp_path: Path, city: str) -> None:
    export = CITY_EXPORTS[city]
    with read(tmp_path, export.text, by=load_profile(city)) as found:
        assert (found.intake.rows, found.intake.rejected) == (len(export.rows), export.rejected)
        assert len(found.rejects()) == export.rejected
        calls = found.versions(", ".join(export.stamps), order="event_number, input_row")
        assert len(calls) == export.calls
        assert tuple(export.stamps.values()) in calls
        assert not export.units or len(found.units("event_number, unit")) == export.units
        assert not any(found.intake.unreadable.values())
