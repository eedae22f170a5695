"""Asking for a release, noting what was made of it, handing it out, removing its files."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.extracts.audit_events import (
    RELEASE_COMPARED,
    RELEASE_FAILED,
    RELEASE_HANDED_OUT,
    RELEASE_MADE,
    RELEASE_REMOVED,
    RELEASE_REQUESTED,
)
from coresponder.program.extracts.making import Made
from coresponder.program.extracts.models import HandOut, Release
from coresponder.program.extracts.rules import refuse_future, refuse_without_recipient
from coresponder.program.extracts.scope import whole_minute
from coresponder.program.extracts.storage import remove_files
from coresponder.program.extracts.transitions import RELEASE_TRANSITIONS
from coresponder.program.extracts.vocabulary import (
    COMPARE_RELEASE,
    DETAIL_OF,
    MAKE_RELEASE,
    ReleasePurpose,
    ReleaseState,
)
from coresponder.program.runs.starting import start_run
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import Detail, record, record_anonymous
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def request_release(
    *, purpose: ReleasePurpose, as_of: datetime, by: User, recipient: str = "", reason: str = ""
) -> Release:
    """Have the program data set made in the background. What leaves the program is for the privacy officer to ask."""
    check(by, Permission.MAKE_RELEASES)
    if purpose != ReleasePurpose.EVALUATION:
        check(by, Permission.RELEASE_OUTSIDE)
    refuse_future(as_of)
    refuse_without_recipient(purpose, recipient, reason)
    release = _new(purpose, as_of, by=by, recipient=recipient.strip(), reason=reason.strip())
    start_run(kind=MAKE_RELEASE, about=release.pk, by=by)
    return release


@transaction.atomic
def request_at_once(*, as_of: datetime, by: User) -> Release:
    """The same for the program's own evaluation, made by whoever asks and not in the background."""
    check(by, Permission.MAKE_RELEASES)
    refuse_future(as_of)
    return _new(ReleasePurpose.EVALUATION, as_of, by=by, recipient="", reason="")


@transaction.atomic
def request_by_night(*, as_of: datetime) -> Release:
    """The release that the program makes by itself, for its own evaluation."""
    return _new(ReleasePurpose.EVALUATION, as_of, by=None, recipient="", reason="")


@transaction.atomic
def finish_release(*, release: Release, made: Made) -> Release:
    """Note what was made; its files are in place."""
    release = Release.objects.select_for_update().get(pk=release.pk)
    RELEASE_TRANSITIONS.check(current=release.state, wanted=ReleaseState.READY)
    release.state, release.ready_at, release.sha256 = ReleaseState.READY, timezone.now(), made.sha256
    release.tables, release.left_out = made.tables_as_data(), made.left_out
    release.save()
    details: dict[str, Detail] = {"rows": release.rows, "sha256": release.sha256}
    record_anonymous(RELEASE_MADE, about=f"release:{release.pk}", details=details)
    return release


@transaction.atomic
def note_failure(*, release: Release, problem: str) -> None:
    """It could not be made. It can be started again."""
    release = Release.objects.select_for_update().get(pk=release.pk)
    if release.state != ReleaseState.REQUESTED:
        return
    release.state = ReleaseState.FAILED
    release.save(update_fields=["state"])
    record_anonymous(RELEASE_FAILED, about=f"release:{release.pk}", details={"problem": problem})


@transaction.atomic
def hand_out(*, release: Release, by: User) -> HandOut:
    """Somebody takes the files along: a line in the ledger and one in the trail."""
    check(by, Permission.MAKE_RELEASES)
    if release.purpose != ReleasePurpose.EVALUATION:
        check(by, Permission.RELEASE_OUTSIDE)
    release = Release.objects.select_for_update().get(pk=release.pk)
    if release.state != ReleaseState.READY:
        raise StateError("not_ready", f"This release is {release.get_state_display()}.", "Make one as of that moment.")
    made = HandOut.objects.create(release=release, by=by)
    record(RELEASE_HANDED_OUT, by=by, about=f"release:{release.pk}", details={"sha256": release.sha256})
    return made


@transaction.atomic
def remove_release(*, release: Release, by: User | None) -> Release:
    """Remove the files; the line in the ledger stays, and the same release can be made again as of its moment."""
    if by is not None:
        check(by, Permission.RELEASE_OUTSIDE)
    release = Release.objects.select_for_update().get(pk=release.pk)
    RELEASE_TRANSITIONS.check(current=release.state, wanted=ReleaseState.REMOVED)
    release.state, release.removed_at = ReleaseState.REMOVED, timezone.now()
    release.save(update_fields=["state", "removed_at"])
    about = f"release:{release.pk}"
    if by is None:
        record_anonymous(RELEASE_REMOVED, about=about, details={})
    else:
        record(RELEASE_REMOVED, by=by, about=about, details={})
    transaction.on_commit(lambda: remove_files(release.pk))
    return release


@transaction.atomic
def request_comparison(*, release: Release, by: User) -> Release:
    """Have it made again in the background as of its moment, to see whether the same comes out."""
    check(by, Permission.MAKE_RELEASES)
    if not release.sha256:
        raise StateError("not_made", "This release was never made, so there is nothing to compare with.")
    start_run(kind=COMPARE_RELEASE, about=release.pk, by=by)
    return release


@transaction.atomic
def note_comparison(*, release: Release, is_same: bool, differing: Sequence[str], by: User) -> Release:
    """It was made again as of its moment: whether the same came out, and in which tables it differs."""
    release = Release.objects.select_for_update().get(pk=release.pk)
    release.compared_at, release.compared_same = timezone.now(), is_same
    release.compared_tables = list(differing)
    release.save(update_fields=["compared_at", "compared_same", "compared_tables"])
    record(RELEASE_COMPARED, by=by, about=f"release:{release.pk}", details={"same": is_same})
    return release


def _new(purpose: ReleasePurpose, as_of: datetime, *, by: User | None, recipient: str, reason: str) -> Release:
    release = Release.objects.create(
        purpose=purpose,
        detail=DETAIL_OF[purpose],
        as_of_at=whole_minute(as_of),
        recipient=recipient,
        reason=reason,
        requested_by=by,
    )
    details: dict[str, Detail] = {"purpose": purpose.value, "as_of": as_of.strftime("%Y-%m-%dT%H:%MZ")}
    about = f"release:{release.pk}"
    if by is None:
        record_anonymous(RELEASE_REQUESTED, about=about, details=details)
    else:
        record(RELEASE_REQUESTED, by=by, about=about, details=details)
    return release
