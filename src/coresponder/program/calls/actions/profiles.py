"""Saving how an export is read."""

from dataclasses import replace

from django.db import transaction

from coresponder.formats.cad.profile import Profile, check, to_mapping
from coresponder.kernel.errors import ProfileError, StateError
from coresponder.program.calls.audit_events import EXPORT_MAPPED, PROFILE_SAVED
from coresponder.program.calls.models import Export, SavedProfile
from coresponder.program.calls.queries.profiles import fits, next_version_of
from coresponder.safeguards import permissions
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission


@transaction.atomic
def map_export(*, export: Export, profile: Profile, by: User) -> Export:
    """Say how an export is read. A profile that is new or changed is saved as the next version of its name."""
    permissions.check(by, Permission.MAP_CALLS)
    export = Export.objects.select_for_update().get(pk=export.pk)
    _refuse_unless_it_fits(export, profile)
    saved = _saved(profile, by)
    export.saved_profile = saved
    export.save(update_fields=["saved_profile"])
    details = {"profile": saved.pk, "version": saved.version}
    record(EXPORT_MAPPED, by=by, about=f"export:{export.pk}", details=details)
    return export


@transaction.atomic
def save_profile(*, profile: Profile, by: User) -> SavedProfile:
    """Keep a profile that came as a file, as the next version of its name; the same content is kept once."""
    permissions.check(by, Permission.MAP_CALLS)
    saved = _saved(profile, by)
    record(PROFILE_SAVED, by=by, about=f"profile:{saved.pk}", details={"version": saved.version})
    return saved


def _saved(profile: Profile, by: User) -> SavedProfile:
    """The version of the profile that has this content, made if there is none."""
    check(profile)
    newest = SavedProfile.objects.filter(name=profile.name).order_by("-version").first()
    if newest is not None and replace(profile, version=str(newest.version)).sha256 == newest.sha256:
        return newest
    numbered = replace(profile, version=str(next_version_of(profile.name)))
    return SavedProfile.objects.create(
        name=numbered.name,
        version=int(numbered.version),
        content=to_mapping(numbered),
        sha256=numbered.sha256,
        saved_by=by,
    )


def _refuse_unless_it_fits(export: Export, profile: Profile) -> None:
    if not export.is_stored:
        raise StateError("export_not_stored", "This export is not stored, so it cannot be mapped.")
    if not fits(profile, export.columns):
        missing = sorted(set(profile.mapped_columns) - set(export.columns))
        raise ProfileError(
            "profile_does_not_fit",
            f"The profile reads columns that this export does not have: {', '.join(missing)}.",
            "Choose another profile, or correct the columns on this page.",
        )
