"""Rules that somebody has reviewed."""

import pytest

from coresponder.safeguards.retention.packs import Pack, read_pack
from tests.spec.safeguards.retention.disposing import REVIEWED


@pytest.fixture
def pack() -> Pack:
    """Rules that somebody has reviewed."""
    return read_pack("marigold", REVIEWED.format(years=7, disposal="delete"))
