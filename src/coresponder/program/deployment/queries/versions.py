"""The versions of the criteria, for everybody on the program."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from coresponder.program.deployment.models import CriteriaDraft, CriteriaVersion, ModelVariant, PutInForce
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check


def versions(user: User) -> QuerySet[CriteriaVersion]:
    """Every version, the newest first, with when it was in force."""
    check(user, Permission.VIEW_CRITERIA)
    return CriteriaVersion.objects.select_related("saved_by", "based_on").prefetch_related("times_in_force__by")


def version_numbered(user: User, number: int) -> CriteriaVersion:
    """One version; Http404 where there is none."""
    return get_object_or_404(versions(user), number=number)


def times_in_force(user: User) -> QuerySet[PutInForce]:
    """Which version came into force when, why, and by whom; the newest first."""
    check(user, Permission.VIEW_CRITERIA)
    return PutInForce.objects.select_related("version", "by")


def draft_of(user: User) -> CriteriaDraft | None:
    """What somebody is writing."""
    check(user, Permission.WRITE_CRITERIA)
    return CriteriaDraft.objects.filter(owner=user).select_related("based_on").first()


def variants(user: User) -> QuerySet[ModelVariant]:
    """The kinds of teams of this program."""
    check(user, Permission.VIEW_CRITERIA)
    return ModelVariant.objects.all()


def titles_of_variants() -> dict[str, str]:
    """What each kind of team is called, by its key."""
    return dict(ModelVariant.objects.values_list("key", "title"))
