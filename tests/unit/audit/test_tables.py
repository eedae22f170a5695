"""No cell of a table that is taken out can run as a formula."""

import csv
from datetime import UTC, datetime
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coresponder.kernel.spreadsheets import FORMULA_SIGNS, harmless
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.audit.tables import HEADER, as_csv


@pytest.mark.parametrize("start", FORMULA_SIGNS)
def test_what_a_spreadsheet_would_run_is_text(start: str) -> None:
    assert harmless(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"


@given(name=st.text(max_size=20), about=st.text(max_size=20))
def test_no_cell_begins_like_a_formula_whatever_an_account_is_called(name: str, about: str) -> None:
    event = AuditEvent(
        position=1, at=datetime(2026, 3, 1, 12, tzinfo=UTC), by_id=7, event="account.signed_in", about=about, details={}
    )
    header, cells = csv.reader(StringIO("".join(as_csv([event], {7: name}))))
    assert tuple(header) == HEADER
    assert not any(cell.startswith(FORMULA_SIGNS) for cell in cells)
