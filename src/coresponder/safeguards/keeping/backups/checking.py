"""What a restored database has to show before anybody calls it restored."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from coresponder.kernel.errors import CoresponderError
from coresponder.safeguards.audit.seals.keys import believed_keys
from coresponder.safeguards.audit.verifying import verify_trail
from coresponder.safeguards.encryption.fields import encrypted_fields
from coresponder.safeguards.encryption.keys import operator_keys
from coresponder.safeguards.keeping.backups.manifest import row_counts


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that was checked, and what was found."""

    check: str
    is_good: bool
    sentence: str


def findings(manifest: dict[str, Any]) -> list[Finding]:
    """Everything that is checked in the database that the program is connected to."""
    return [_rows(manifest), _migrations(), _trail(manifest), _keys(manifest), _one_text()]


def _rows(manifest: dict[str, Any]) -> Finding:
    expected, found = manifest["tables"], row_counts()
    wrong = sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))
    said = f"{sum(found.values()):,} rows in {len(found)} tables, as the manifest says."
    return Finding(
        check="rows", is_good=not wrong, sentence=f"Not as many rows as backed up: {wrong}." if wrong else said
    )


def _migrations() -> Finding:
    executor = MigrationExecutor(connection)
    executor.loader.check_consistent_history(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    unknown = sorted(".".join(each) for each in executor.loader.applied_migrations.keys() - _known(executor))
    if unknown:
        return Finding(check="migrations", is_good=False, sentence=f"The backup is of a newer program: {unknown}.")
    waiting = [f"{each.app_label}.{each.name}" for each, _ in plan]
    said = f"{len(waiting)} migrations have to run: “manage.py migrate”." if waiting else "Every migration has run."
    return Finding(check="migrations", is_good=True, sentence=said)


def _known(executor: MigrationExecutor) -> set[tuple[str, str]]:
    """The migrations of this program, and those that they took the place of."""
    known = set(executor.loader.disk_migrations)
    return known | {each for migration in executor.loader.disk_migrations.values() for each in migration.replaces}


def _trail(manifest: dict[str, Any]) -> Finding:
    audit = manifest["audit"]
    report = verify_trail(believed_keys=believed_keys(), kept_hash=audit["last_hash"] if audit["events"] else "")
    is_good = report.holds and report.events == audit["events"]
    said = f"The audit trail holds: {report.events:,} events, with the last hash of the backup."
    wrong = "The audit trail is not what was backed up. " + " ".join(report.breaks[:3])
    return Finding(check="audit trail", is_good=is_good, sentence=said if is_good else wrong.strip())


def _keys(manifest: dict[str, Any]) -> Finding:
    missing = sorted(set(manifest["operator_keys"]) - operator_keys().keys())
    said = "Every operator's key that is needed is at hand."
    wrong = f"These of the operator's keys are needed and not at hand: {', '.join(missing)}."
    return Finding(check="keys", is_good=not missing, sentence=wrong if missing else said)


def _one_text() -> Finding:
    """Open one encrypted text and look away: only whether it opens is said."""
    try:
        found = next(_opened(), "")
    except CoresponderError as problem:
        return Finding(check="encrypted text", is_good=False, sentence=f"An encrypted text does not open: {problem}")
    said = f"An encrypted text of {found} opens." if found else "No encrypted text is stored yet, so none was opened."
    return Finding(check="encrypted text", is_good=True, sentence=said)


def _opened() -> Iterator[str]:
    """The tables of which an encrypted text was opened; those of people who were forgotten are passed over."""
    for model in apps.get_models():
        for field in encrypted_fields(model):
            for row in model._base_manager.order_by("pk")[:20]:
                try:
                    if getattr(row, field.attname):
                        yield model._meta.db_table
                except CoresponderError as problem:
                    if problem.code != "key_destroyed":
                        raise
