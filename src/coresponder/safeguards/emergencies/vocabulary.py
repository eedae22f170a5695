"""Kinds of emergencies, and what a review can find."""

from django.db.models import TextChoices


class EmergencyKind(TextChoices):
    """On what the opening rests."""

    SERIOUS_THREAT = "serious_threat", "a serious and imminent threat (45 CFR 164.512(j))"
    MEDICAL = "medical", "a medical emergency (42 CFR 2.51)"


class ReviewFinding(TextChoices):
    """What the review of an opening found."""

    JUSTIFIED = "justified", "justified"
    NOT_JUSTIFIED = "not_justified", "not justified"
