"""What one's own teams say of the axes that no kind of team names: who employs, how many, when."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from coresponder.kernel.spoken_english import some
from coresponder.program.dispatch.models import Shift
from coresponder.program.dispatch.models.teams import TeamMember
from coresponder.program.dispatch.vocabulary import ShiftState, TeamRole
from coresponder.safeguards.accounts.models import Agency

DAYS_AHEAD = 14


def employers() -> list[str]:
    """The agencies of those who work beside the officers; before there are teams, the partners in health care."""
    found = _beside_the_officers().values_list("user__agency__name", flat=True)
    named = sorted({name for name in found if name})
    if named:
        return named
    partners = [each.name for each in Agency.objects.filter(is_active=True) if each.is_health_care]
    return [f"nobody on a team yet; partners: {', '.join(partners)}"] if partners else []


def staff() -> list[str]:
    """How many work beside the officers today."""
    number = _beside_the_officers().values("user").distinct().order_by().count()
    return [f"{some(number, 'person', 'people')} beside the officers"] if number else []


def hours() -> list[str]:
    """The hours of the shifts that are planned for the next two weeks, each once."""
    now = timezone.now()
    planned = Shift.objects.filter(planned_from_at__gte=now, planned_from_at__lt=now + timedelta(days=DAYS_AHEAD))
    ends = planned.exclude(state=ShiftState.CALLED_OFF).values_list("planned_from_at", "planned_to_at")
    found = {tuple(f"{timezone.localtime(at):%H:%M}" for at in each) for each in ends}
    return [f"{begins} to {until}" for begins, until in sorted(found)]


def _beside_the_officers() -> QuerySet[TeamMember]:
    today = timezone.localdate()
    on_teams = TeamMember.objects.filter(Q(until_on=None) | Q(until_on__gte=today), since_on__lte=today)
    return on_teams.filter(team__is_active=True).exclude(role=TeamRole.OFFICER)
