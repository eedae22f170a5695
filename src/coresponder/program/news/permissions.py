"""Who is told about what."""

from coresponder.program.news.vocabulary import Topic
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, may

TOLD_TO: dict[Topic, Permission] = {
    Topic.CALLS: Permission.VIEW_LIVE_CALLS,
    Topic.ASSIGNMENTS: Permission.VIEW_TEAMS,
    Topic.SHIFTS: Permission.VIEW_TEAMS,
    Topic.TEAMS: Permission.VIEW_TEAMS,
    Topic.REQUESTS: Permission.VIEW_LIVE_CALLS,
    Topic.ALERTS: Permission.VIEW_TEAMS,
    Topic.HANDOVERS: Permission.HAND_OVER,
    Topic.FEEDS: Permission.VIEW_LIVE_CALLS,
    Topic.CRITERIA: Permission.VIEW_LIVE_CALLS,
    Topic.DEMONSTRATION: Permission.VIEW_TEAMS,
}


def topics_told_to(user: User) -> frozenset[Topic]:
    """The topics of which somebody may know that something has changed."""
    return frozenset(topic for topic, permission in TOLD_TO.items() if may(user, permission))
