"""The charter and its versions."""

from django.http import Http404

from coresponder.program.partnerships.models import CharterVersion
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check


def standing_charter() -> CharterVersion | None:
    """The version that stands: the newest that is not kept aside."""
    return CharterVersion.objects.filter(stands_aside=False).select_related("written_by").last()


def adopted_charter() -> CharterVersion | None:
    """The newest version that the team adopted."""
    return CharterVersion.objects.filter(adopted_on__isnull=False).select_related("adopted_by").last()


def charter_versions(user: User) -> list[CharterVersion]:
    """Every version, the newest first."""
    check(user, Permission.VIEW_PARTNERSHIPS)
    return list(CharterVersion.objects.select_related("written_by", "adopted_by").order_by("-number"))


def charter_version(user: User, number: int) -> tuple[CharterVersion, CharterVersion | None]:
    """One version and the one that its writer saw."""
    check(user, Permission.VIEW_PARTNERSHIPS)
    found = {each.number: each for each in CharterVersion.objects.select_related("written_by", "adopted_by")}
    if number not in found:
        raise Http404
    return found[number], found.get(found[number].based_on)
