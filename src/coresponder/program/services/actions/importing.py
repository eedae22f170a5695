"""A package of a source: received, looked through, then taken over or discarded."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from coresponder.formats.hsds.directory import Directory
from coresponder.formats.hsds.findings import Finding
from coresponder.kernel.errors import UsageError
from coresponder.kernel.progress import Progress, silent
from coresponder.program.runs.starting import start_run
from coresponder.program.services.actions.taking_over import Taking, prepared, write
from coresponder.program.services.audit_events import (
    PACKAGE_DISCARDED,
    PACKAGE_LOOKED_THROUGH,
    PACKAGE_RECEIVED,
    PACKAGE_REFUSED,
    PACKAGE_TAKEN_OVER,
)
from coresponder.program.services.models import DirectoryImport, ImportFinding, Source
from coresponder.program.services.queries.comparing import TableComparison, compared
from coresponder.program.services.storage import keep_package, remove_package
from coresponder.program.services.transitions import IMPORT_TRANSITIONS
from coresponder.program.services.vocabulary.answers import ImportState
from coresponder.program.services.vocabulary.runs import LOOK_THROUGH, TAKE_OVER
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check

# As many of each kind, file and column are kept to be read on the page; the counts are of all.
KEPT_OF_EACH = 100


@transaction.atomic
def receive_package(*, pieces: Iterable[bytes], file_name: str, source_name: str, by: User) -> DirectoryImport:
    """Keep a package and have it looked through in the background. A source is known by its name."""
    check(by, Permission.MANAGE_SERVICES)
    found = _begun(file_name=file_name, source_name=source_name, by=by)
    found.sha256 = keep_package(found.pk, pieces)
    found.save(update_fields=["sha256"])
    start_run(kind=LOOK_THROUGH, about=found.pk, by=by)
    record(PACKAGE_RECEIVED, by=by, about=f"import:{found.pk}", details={})
    return found


def begin_import(*, file_name: str, source_name: str, sha256: str, by: User) -> DirectoryImport:
    """An import from the command line, whose package stays where it is. It is written down as it is looked through."""
    check(by, Permission.MANAGE_SERVICES)
    found = _begun(file_name=file_name, source_name=source_name, by=by)
    found.sha256 = sha256
    return found


def _begun(*, file_name: str, source_name: str, by: User) -> DirectoryImport:
    key = slugify(source_name)[:60]
    if not key:
        raise UsageError("source_unnamed", "The source has no name.", "Say whose directory it is.")
    source, _ = Source.objects.get_or_create(key=key, defaults={"name": source_name.strip()[:120]})
    return DirectoryImport.objects.create(
        id=uuid.uuid4(), source=source, file_name=file_name[:200], sha256="", requested_by=by
    )


@transaction.atomic
def look_through(*, directory_import: DirectoryImport, directory: Directory, by: User) -> DirectoryImport:
    """Note what taking the package over would do, and what is wrong in it. Nothing of the directory changes."""
    check(by, Permission.MANAGE_SERVICES)
    found = _locked(directory_import)
    IMPORT_TRANSITIONS.check(current=ImportState(found.state), wanted=ImportState.PREVIEWED)
    ready, _ = prepared(directory, found.source)
    found.state, found.version_words = ImportState.PREVIEWED, directory.version
    found.counts, found.findings = _counts(compared(ready, found.source)), directory.defects
    found.sha256 = directory_import.sha256 or found.sha256
    found.save()
    _keep_findings(found, directory.findings)
    details = {"rows": sum(directory.counts.values()), "defects": len(directory.findings)}
    record(PACKAGE_LOOKED_THROUGH, by=by, about=f"import:{found.pk}", details=details)
    return found


@transaction.atomic
def take_over(
    *, directory_import: DirectoryImport, directory: Directory, by: User, progress: Progress = silent
) -> DirectoryImport:
    """Take the package over. What was changed here stays; where both changed, a person decides; nothing is deleted."""
    check(by, Permission.MANAGE_SERVICES)
    found = _locked(directory_import)
    IMPORT_TRANSITIONS.check(current=ImportState(found.state), wanted=ImportState.APPLIED)
    Source.objects.select_for_update().get(pk=found.source_id)
    ready, own = prepared(directory, found.source)
    tables = compared(ready, found.source)
    found.state, found.applied_at, found.counts = ImportState.APPLIED, timezone.now(), _counts(tables)
    write(tables, own, Taking(source=found.source, by=by, at=found.applied_at), progress)
    found.save()
    total = sum((Counter(each) for each in found.counts.values()), Counter())
    details = {name: total[name] for name in ("new", "changed", "gone", "disputed")}
    record(PACKAGE_TAKEN_OVER, by=by, about=f"import:{found.pk}", details=details)
    transaction.on_commit(lambda: remove_package(found.pk))
    return found


@transaction.atomic
def start_taking_over(*, directory_import: DirectoryImport, by: User) -> DirectoryImport:
    """Have the package taken over in the background."""
    check(by, Permission.MANAGE_SERVICES)
    found = _locked(directory_import)
    IMPORT_TRANSITIONS.check(current=ImportState(found.state), wanted=ImportState.APPLIED)
    start_run(kind=TAKE_OVER, about=found.pk, by=by)
    return found


@transaction.atomic
def discard_import(*, directory_import: DirectoryImport, by: User) -> DirectoryImport:
    """Let go of a package that was looked through."""
    check(by, Permission.MANAGE_SERVICES)
    found = _locked(directory_import)
    IMPORT_TRANSITIONS.check(current=ImportState(found.state), wanted=ImportState.DISCARDED)
    found.state = ImportState.DISCARDED
    found.save(update_fields=["state"])
    record(PACKAGE_DISCARDED, by=by, about=f"import:{found.pk}", details={})
    transaction.on_commit(lambda: remove_package(found.pk))
    return found


@transaction.atomic
def refuse_package(*, directory_import: DirectoryImport, code: str, sentence: str, by: User) -> DirectoryImport:
    """Note why a package could not be read, and let go of it."""
    found = _locked(directory_import)
    IMPORT_TRANSITIONS.check(current=ImportState(found.state), wanted=ImportState.REFUSED)
    found.state, found.problem = ImportState.REFUSED, sentence
    found.save(update_fields=["state", "problem"])
    record(PACKAGE_REFUSED, by=by, about=f"import:{found.pk}", details={"problem": code})
    transaction.on_commit(lambda: remove_package(found.pk))
    return found


def _counts(tables: Iterable[TableComparison]) -> dict[str, dict[str, int]]:
    return {each.table: each.counts for each in tables if each.counts}


def _keep_findings(found: DirectoryImport, findings: Iterable[Finding]) -> None:
    """Keep the first of each kind, in place of those of earlier imports of the source."""
    ImportFinding.objects.filter(directory_import__source=found.source).delete()
    seen: dict[tuple[str, str, str], int] = defaultdict(int)
    kept = []
    for each in findings:
        seen[each.code, each.file, each.column] += 1
        if seen[each.code, each.file, each.column] <= KEPT_OF_EACH:
            kept.append(_finding(found, each))
    ImportFinding.objects.bulk_create(kept, batch_size=1000)


def _finding(found: DirectoryImport, each: Finding) -> ImportFinding:
    return ImportFinding(
        directory_import=found,
        code=each.code,
        file=each.file[:120],
        row=each.row,
        column=each.column[:80],
        sentence=each.sentence,
    )


def _locked(directory_import: DirectoryImport) -> DirectoryImport:
    return DirectoryImport.objects.select_for_update(of=("self",)).select_related("source").get(pk=directory_import.pk)
