"""Exports, as far as somebody may see them."""

from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from coresponder.kernel.errors import InputError
from coresponder.program.calls.models import Export
from coresponder.program.calls.models.exports import KEPT_STATES
from coresponder.program.calls.vocabulary import ExportState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check


class AlreadyUploadedError(InputError):
    """The very same file is here already; `export` is what was made of it."""

    def __init__(self, export: Export) -> None:
        day = timezone.localtime(export.uploaded_at).strftime("%B %-d, %Y")
        super().__init__(
            "already_uploaded",
            f"This file was already uploaded on {day}. Nothing was changed.",
            "Go on with the export that is there.",
        )
        self.export = export


def exports_seen_by(user: User) -> QuerySet[Export]:
    """All exports that were not removed, newest first, for somebody who may see exports."""
    check(user, Permission.VIEW_CALL_EXPORTS)
    return Export.objects.exclude(state=ExportState.REMOVED).select_related("uploaded_by", "saved_profile")


def export_seen_by(user: User, export_id: UUID) -> Export:
    """One export; Http404 where there is none."""
    return get_object_or_404(exports_seen_by(user), pk=export_id)


def exports_to_build_from(user: User) -> QuerySet[Export]:
    """The exports that are stored and mapped, for somebody who may build a baseline."""
    check(user, Permission.BUILD_BASELINES)
    return Export.objects.filter(state=ExportState.STORED, saved_profile__isnull=False).select_related("saved_profile")


def refuse_known_file(sha256: str) -> None:
    """Raise AlreadyUploadedError where a file with this fingerprint is kept."""
    known = Export.objects.filter(sha256=sha256, state__in=KEPT_STATES).first()
    if known is not None:
        raise AlreadyUploadedError(known)
