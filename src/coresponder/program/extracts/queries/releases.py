"""The ledger of releases, and what changed in recording."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from coresponder.program.extracts.models import RecordingChange, Release
from coresponder.program.extracts.vocabulary import ReleasePurpose, ReleaseState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check, may


def releases_for(user: User) -> "QuerySet[Any]":
    """Every release, the newest first."""
    check(user, Permission.MAKE_RELEASES)
    return Release.objects.select_related("requested_by")


def release_for(user: User, release_id: Any) -> Release:
    """One of them; Http404 where there is none."""
    found: Release = get_object_or_404(releases_for(user), pk=release_id)
    return found


def may_take(user: User, release: Release) -> bool:
    """Whether this person may take its files along now."""
    if release.state != ReleaseState.READY:
        return False
    needed = Permission.MAKE_RELEASES if release.purpose == ReleasePurpose.EVALUATION else Permission.RELEASE_OUTSIDE
    return may(user, needed)


def changes_for(user: User) -> "QuerySet[Any]":
    """Every change in recording that was noted, the newest day first; those withdrawn as well."""
    check(user, Permission.VIEW_MEASURES)
    return RecordingChange.objects.select_related("noted_by", "withdrawn_by")


def newest_folder_of_evaluation() -> "Release | None":
    """The newest release for the program's own evaluation whose files are there; None without one."""
    ready = Release.objects.filter(purpose=ReleasePurpose.EVALUATION, state=ReleaseState.READY)
    return ready.order_by("-as_of_at", "-ready_at").first()
