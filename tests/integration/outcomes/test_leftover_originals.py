"""An original that nobody works on any more is deleted, and its export says so."""

from pathlib import Path

import pytest

from coresponder.program.calls.actions.exports import receive_export
from coresponder.program.calls.models import Export
from coresponder.program.calls.receiving import take_in
from coresponder.program.calls.sweeping import sweep_incoming
from coresponder.program.calls.vocabulary import ExportState
from coresponder.program.runs.models import Run
from coresponder.program.runs.vocabulary import RunState
from coresponder.safeguards.accounts.models import User


@pytest.fixture
def waiting(cora: User, data_dir: Path, export_never_seen: Path) -> Export:
    """An export whose original still waits for a worker."""
    return receive_export(received=take_in(export_never_seen), by=cora)


def test_an_original_that_still_waits_for_a_worker_is_left_alone(waiting: Export) -> None:
    assert sweep_incoming(seconds_untouched=0) == 0


def test_an_original_whose_worker_died_is_deleted_and_its_export_refused(waiting: Export, data_dir: Path) -> None:
    Run.objects.update(state=RunState.RUNNING)
    assert sweep_incoming(seconds_untouched=0) == 1
    waiting.refresh_from_db()
    assert (waiting.state, waiting.problem_code) == (ExportState.REFUSED, "given_up")
    assert list((data_dir / "incoming").iterdir()) == []


def test_an_original_of_which_no_export_was_made_is_deleted(data_dir: Path, export_never_seen: Path, db: None) -> None:
    take_in(export_never_seen)
    assert sweep_incoming(seconds_untouched=0) == 1
