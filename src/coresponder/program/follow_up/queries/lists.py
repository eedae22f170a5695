"""On whose list an episode stands: on that of whoever has it, or on nobody's. There is no third place.

`is_held` is true for an episode whose assignee can be expected to look: the account is open, the person works for the
agency today, and is not away. Every other open episode is on nobody's list, by the same condition turned round.
"""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from coresponder.program.follow_up.models import Episode, StaffAway
from coresponder.program.follow_up.vocabulary import OPEN_EPISODE
from coresponder.safeguards.accounts.models import Agency, Membership, User
from coresponder.safeguards.permissions import Permission
from coresponder.safeguards.permissions.roles import roles_with


def is_held(today: date | None = None) -> Q:
    """The condition on an episode that somebody has it who is there."""
    day = today or timezone.localdate()
    works = Membership.objects.filter(
        _in_force(day), user=OuterRef("assignee"), agency=OuterRef("owner_agency"), role__in=working_roles()
    )
    away = StaffAway.objects.filter(user=OuterRef("assignee"), from_on__lte=day, until_on__gte=day, ended_at=None)
    return Q(assignee__isnull=False, assignee__is_active=True) & Q(Exists(works)) & ~Q(Exists(away))


def open_episodes() -> QuerySet[Episode]:
    """Every episode that has to stand on a list. Read it through the access decision."""
    return Episode.objects.filter(state__in=OPEN_EPISODE)


def held_by(user: User) -> QuerySet[Episode]:
    """The own list, also while one is away: somebody who looks in is shown what is there."""
    return open_episodes().filter(assignee=user, owner_agency=user.agency)


def on_nobodys_list(agency: Agency | None) -> QuerySet[Episode]:
    """What nobody who is there has, at one agency."""
    return open_episodes().filter(~is_held(), owner_agency=agency)


def offered_to(user: User) -> QuerySet[Episode]:
    """What somebody else would like this person, or this person's agency, to take over."""
    named = Q(offered_user=user, owner_agency=user.agency)
    return Episode.objects.filter(named | Q(offered_agency=user.agency_id or 0), state="offered")


def is_at_work(user: User, agency: Agency, today: date | None = None) -> bool:
    """Whether somebody works on follow-ups for this agency today."""
    day = today or timezone.localdate()
    works = Membership.objects.filter(_in_force(day), user=user, agency=agency, role__in=working_roles())
    away = StaffAway.objects.filter(user=user, from_on__lte=day, until_on__gte=day, ended_at=None)
    return user.is_active and agency.is_active and works.exists() and not away.exists()


def colleagues_at_work(user: User) -> list[User]:
    """Everybody else of the agency to whom an episode can be offered today."""
    day = timezone.localdate()
    works = Membership.objects.filter(_in_force(day), user=OuterRef("pk"), agency=user.agency, role__in=working_roles())
    away = StaffAway.objects.filter(user=OuterRef("pk"), from_on__lte=day, until_on__gte=day, ended_at=None)
    found = User.objects.filter(Exists(works), ~Exists(away), is_active=True).exclude(pk=user.pk)
    return list(found.order_by("display_name"))


def working_roles() -> list[str]:
    """The roles that work on follow-ups."""
    return [role.key for role in roles_with(Permission.WORK_FOLLOW_UPS)]


def _in_force(day: date) -> Q:
    return Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day))
