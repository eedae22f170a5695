"""A year of Marigold's program as a data set. Eve writes reports, Cora approves and publishes them."""

from pathlib import Path

import pytest

from coresponder.program.extracts.models import Release
from tests.support.sample_reports import release_of


@pytest.fixture
def release(db: None, data_dir: Path) -> Release:
    """The data set of January 2032."""
    return release_of()
