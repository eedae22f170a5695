"""What there can be news about. The code list is the program's own."""

from django.db import models


class Topic(models.TextChoices):
    """One noun of which open pages are told that it has changed."""

    CALLS = "calls", "calls"
    ASSIGNMENTS = "assignments", "assignments"
    SHIFTS = "shifts", "shifts"
    TEAMS = "teams", "teams"
    REQUESTS = "requests", "requests for a team"
    ALERTS = "alerts", "alerts about people at work"
    HANDOVERS = "handovers", "handovers"
    FEEDS = "feeds", "feeds"
    CRITERIA = "criteria", "deployment criteria"
    DEMONSTRATION = "demonstration", "the clock of the demonstration"
