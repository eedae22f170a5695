"""How an objective stands."""

from django.db.models import TextChoices


class Progress(TextChoices):
    """Where the newest number is between the baseline and the target."""

    MET = "met", "target met"
    ON_THE_WAY = "on_the_way", "on the way"
    NO_CHANGE = "no_change", "no change"
    WRONG_WAY = "wrong_way", "the wrong way"
    NOT_KNOWN = "not_known", "no number since the baseline"


class Basis(TextChoices):
    """How what a draft says is known."""

    PUBLISHED = "published", "published"
    ASSUMED = "assumed", "assumption"
