"""As whom the privacy officer may look at the program."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from coresponder.safeguards.accounts.models import Membership, User
from coresponder.safeguards.permissions import Permission
from coresponder.safeguards.permissions.roles import roles_with


def accounts_to_look_as() -> QuerySet[User]:
    """Open accounts whose holder may not look as others, by any role that the account holds or will hold."""
    watching = [role.key for role in roles_with(Permission.VIEW_AS_ANOTHER)]
    not_ended = Q(ends_on__isnull=True) | Q(ends_on__gte=timezone.localdate())
    watchers = Membership.objects.filter(not_ended, role__in=watching).values("user_id")
    found = User.objects.filter(is_active=True).exclude(role__in=watching).exclude(pk__in=watchers)
    return found.select_related("agency").order_by("display_name", "pk")


def may_be_looked_as(account: User) -> bool:
    """True when somebody may look as this account now."""
    return accounts_to_look_as().filter(pk=account.pk).exists()
