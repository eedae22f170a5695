"""Saved profiles, and which of them fits an export."""

from collections.abc import Sequence

from django.db.models import Max

from coresponder.formats.cad.profile import Profile, load_profile, shipped_profiles
from coresponder.program.calls.models import SavedProfile


def newest_profiles() -> list[SavedProfile]:
    """The newest version of each saved profile, the one saved last first."""
    newest = SavedProfile.objects.order_by("name", "-version").distinct("name").select_related("saved_by")
    return sorted(newest, key=lambda saved: saved.saved_at, reverse=True)


def profile_that_fits(columns: Sequence[str]) -> SavedProfile | None:
    """The saved profile that needs only columns of this export, and most of them; None where none does."""
    fitting = [saved for saved in newest_profiles() if fits(saved.profile, columns)]
    return max(fitting, key=lambda saved: len(saved.profile.mapped_columns), default=None)


def shipped_profile_that_fits(columns: Sequence[str]) -> Profile | None:
    """The profile shipped with the program that needs only columns of this export, and most of them."""
    fitting = [profile for profile in _shipped() if fits(profile, columns)]
    return max(fitting, key=lambda profile: len(profile.mapped_columns), default=None)


def known_profiles() -> list[Profile]:
    """Every profile that somebody has looked at: the newest of each that is saved, then those that are shipped."""
    return [*(saved.profile for saved in newest_profiles()), *_shipped()]


def fits(profile: Profile, columns: Sequence[str]) -> bool:
    """True when the export has every column that the profile reads; case and surrounding space do not count."""
    there = {name.strip().casefold() for name in columns}
    return all(name.strip().casefold() in there for name in profile.mapped_columns)


def _shipped() -> list[Profile]:
    return [load_profile(name) for name in shipped_profiles()]


def next_version_of(name: str) -> int:
    """The number that the next version of the profile will have."""
    last = SavedProfile.objects.filter(name=name).aggregate(Max("version"))["version__max"]
    return (last or 0) + 1
