"""Kinds of emergencies, whom a threat is to, what a review can find, and how an opening stands."""

from django.db.models import TextChoices


class EmergencyKind(TextChoices):
    """On what the opening rests."""

    SERIOUS_THREAT = "serious_threat", "a serious and imminent threat (45 CFR 164.512(j))"
    MEDICAL = "medical", "a medical emergency (42 CFR 2.51)"


class ThreatTo(TextChoices):
    """Who is in danger."""

    THE_PERSON = "the_person", "the person"
    SOMEBODY_ELSE = "somebody_else", "somebody else"
    RESPONDERS = "responders", "the people who respond"
    THE_PUBLIC = "the_public", "the public"


class ReviewFinding(TextChoices):
    """What the review of an opening found."""

    JUSTIFIED = "justified", "justified"
    NOT_JUSTIFIED = "not_justified", "not justified"


class OpeningState(TextChoices):
    """How an opening stands at a moment."""

    OPEN = "open", "open"
    CLOSED = "closed", "closed, waiting for its review"
    REVIEWED = "reviewed", "reviewed"


# An opening lasts so many hours, as whoever opens chooses; the last is the most that there is.
OFFERED_HOURS = (1, 2, 3, 4)
MOST_HOURS = max(OFFERED_HOURS)
LEAST_REASON = 20
BUSINESS_DAYS_TO_REVIEW = 3
