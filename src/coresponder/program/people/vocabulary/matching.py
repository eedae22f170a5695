"""Whether two records are of the same person."""

from django.db.models import TextChoices


class MatchAnswer(TextChoices):
    """What a person said about a proposed pair."""

    OPEN = "open", "not looked at yet"
    SAME = "same", "the same person"
    DIFFERENT = "different", "two different people"
    UNSURE = "unsure", "cannot be told"
