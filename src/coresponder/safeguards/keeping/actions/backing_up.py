"""Backups, with who made or restored one."""

from pathlib import Path
from typing import Any

from django.db import transaction

from coresponder.kernel.errors import StateError, UsageError
from coresponder.kernel.progress import Progress
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.keeping.audit_events import BACKUP_MADE, BACKUP_RESTORED
from coresponder.safeguards.keeping.backups.checking import Finding
from coresponder.safeguards.keeping.backups.making import make_backup
from coresponder.safeguards.keeping.backups.restoring import restore


def back_up(*, out: Path, by: User, progress: Progress) -> dict[str, Any]:
    """Make a backup and write down who did. The event is later than the backup, and therefore not in it.

    It needs the shell and the backup key, not a permission: whoever has both has everything already.
    """
    if out.exists():
        raise StateError("backup_exists", "There is a file of that name already.", "Choose another name.")
    made = make_backup(out, progress=progress)
    try:
        _note(BACKUP_MADE, made, by)
    except BaseException:
        out.unlink()
        raise
    return made


def restore_backup(*, backup: Path, username: str, progress: Progress) -> tuple[dict[str, Any], list[Finding]]:
    """Restore into an empty database, and write down in the restored trail who did; the account is of the backup."""
    manifest, found = restore(backup, progress=progress)
    who = User.objects.filter(username=username).first()
    if who is None:
        raise UsageError(
            "restored_by_nobody",
            f"Everything is restored, but the backup has no account “{username}”, so the trail does not say by whom.",
            "Sign in and note it elsewhere.",
        )
    _note(BACKUP_RESTORED, manifest, who)
    return manifest, found


@transaction.atomic
def _note(event: str, manifest: dict[str, Any], by: User) -> None:
    details: dict[str, Detail] = {"rows": sum(manifest["tables"].values()), "files": len(manifest["files"]) - 1}
    record(event, by=by, about=f"backup:{manifest['made_at']}", details=details)
