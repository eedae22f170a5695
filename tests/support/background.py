"""The worker in the background, as the program runs it, in a thread of the test."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connections
from procrastinate.contrib.django import app

from coresponder.program.runs.carrying_out import carry_out

SECONDS_UNTIL_DONE = 60

Background = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def background(transactional_db: None, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Background:
    """While the context lasts, a worker of the real queue does what waits; at its end everything is done."""
    monkeypatch.setattr("coresponder.program.runs.tasks.carry_out", _carry_out_and_let_go)

    @contextmanager
    def at_work() -> Iterator[None]:
        thread = threading.Thread(target=_work, daemon=True)
        thread.start()
        yield
        thread.join(SECONDS_UNTIL_DONE)
        assert not thread.is_alive(), f"The worker was not done within {SECONDS_UNTIL_DONE} seconds."

    return at_work


def _carry_out_and_let_go(run_id: UUID) -> None:
    # The queue works in threads of its own, and what they leave open would keep the test database from being removed.
    try:
        carry_out(run_id)
    finally:
        connections.close_all()


def _work() -> None:
    with app.replace_connector(app.connector.get_worker_connector()) as with_own_connection:
        with_own_connection.run_worker(
            queues=["runs"], wait=False, install_signal_handlers=False, listen_notify=False, concurrency=1
        )
    connections.close_all()
