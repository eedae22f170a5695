"""How long it takes to write an event, and to verify a long trail: `python -m benchmarks.audit --rows 1000000`.

Runs on a server of its own that is thrown away. Writing is measured as the program does it, one transaction for each
event; the long trail is written in bulk, with the same hashes, and then sealed and verified as the command does.
"""

import argparse
import json
import os
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

from benchmarks.machine import described, load

EVENTS_WRITTEN = 2000


def main() -> None:
    """Set up, measure, tear down."""
    parser = argparse.ArgumentParser(description="Measure the audit trail.")
    parser.add_argument("--rows", type=int, default=1_000_000)
    rows = parser.parse_args().rows
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coresponder.settings.tests")
    home = Path(tempfile.mkdtemp(prefix="coresponder-audit-"))
    try:
        _measured(home / "postgresql", rows)
    finally:
        from coresponder.settings.embedded_postgresql import server

        server.stop(home / "postgresql")
        shutil.rmtree(home)


def _measured(folder: Path, rows: int) -> None:
    import django
    from django.conf import settings

    from coresponder.settings.embedded_postgresql import server

    settings.DATABASES["default"]["HOST"] = server.throw_away_socket_folder(folder)
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(f"Measured on {described()}. Load before: {load():.1f}.")
    _say_writing("writing one event")
    _say(f"filling the trail up to {rows:,} events (not a measure of the program)", _seconds(lambda: _fill(rows)), "s")
    from coresponder.safeguards.audit.seals.keys import believed_keys
    from coresponder.safeguards.audit.seals.making import seal_everything
    from coresponder.safeguards.audit.verifying import verify_trail

    _say(f"sealing {rows:,} events, a thousand under each seal", _seconds(seal_everything), "s")
    began, computed = time.perf_counter(), time.process_time()
    report = verify_trail(believed_keys=believed_keys())
    _say(f"verifying {report.events:,} events and {report.seals:,} seals", time.perf_counter() - began, "s")
    _say("  of which this process computed", time.process_time() - computed, "s")
    assert report.holds, report.breaks
    assert report.events == rows
    _say_writing("writing one event behind them")
    _say("most memory of this process", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MiB")


def _say(what: str, number: float, unit: str) -> None:
    print(f"{what}: {number:,.2f} {unit}", flush=True)


def _say_writing(what: str) -> None:
    """Wall clock and, where other work shares the machine, what this process itself computed."""
    computed = time.process_time()
    seconds = _seconds_to_write(EVENTS_WRITTEN)
    computed = time.process_time() - computed
    _say(what, seconds / EVENTS_WRITTEN * 1000, "ms each")
    _say("  of which this process computed", computed / EVENTS_WRITTEN * 1000, "ms each")


def _seconds(work: object) -> float:
    began = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - began


def _seconds_to_write(events: int) -> float:
    from django.db import transaction

    from coresponder.safeguards.audit.audit_events import SIGNED_IN
    from coresponder.safeguards.audit.recording import record

    by = _somebody()
    began = time.perf_counter()
    for _ in range(events):
        with transaction.atomic():
            record(SIGNED_IN, by=by, about=f"account:{by.pk}", details={})
    return time.perf_counter() - began


def _somebody() -> object:
    from coresponder.safeguards.accounts.models import User

    found = User.objects.filter(username="bench").first()
    return found or User.objects.create_user("bench", display_name="Bench", role="officer")


def _fill(rows: int) -> None:
    """Events as the program writes them, copied in bulk."""
    from django.db import connection

    from coresponder.safeguards.audit.chain import COLUMNS
    from coresponder.safeguards.audit.models import AuditEvent

    # Read before the copy begins: one connection does one thing at a time.
    last = AuditEvent.objects.order_by("-position").values_list("position", "hash").first()
    assert last is not None
    connection.ensure_connection()
    statement = f"COPY audit_auditevent ({', '.join(COLUMNS)}) FROM STDIN"
    with connection.connection.cursor() as cursor, cursor.copy(statement) as copy:
        for event in _events(*last, rows):
            copy.write_row([_plain(getattr(event, name)) for name in COLUMNS])


def _plain(value: object) -> object:
    return json.dumps(value) if isinstance(value, dict) else value


def _events(last: int, last_hash: str, rows: int) -> Iterator[object]:
    from coresponder.safeguards.audit.chain import VERSION, hash_of

    begin = datetime.now(UTC)
    for position in range(last + 1, rows + 1):
        event = SimpleNamespace(
            position=position,
            version=VERSION,
            at=begin + timedelta(milliseconds=position),
            by_id=position % 300 + 1,
            by_role="officer",
            agency_id=position % 5 + 1,
            session_reference=f"{position % 977:032x}",
            source_address="192.0.2.7",
            event="record.read",
            outcome="done",
            purpose="crisis_response",
            about="person:8d2f60a0-86b7-451b-a7c1-5e14af9d0c11",
            person_id="8d2f60a0-86b7-451b-a7c1-5e14af9d0c11",
            details={"classes": "safety+identity", "purpose": "crisis_response", "way": "page", "parts": position % 9},
            previous_hash=last_hash,
        )
        event.hash = last_hash = hash_of(event)
        yield event


if __name__ == "__main__":
    main()
