"""Whether two records are of the same person."""

from django.db.models import TextChoices


class MatchAnswer(TextChoices):
    """What a person said about a proposed pair."""

    OPEN = "open", "not looked at yet"
    SAME = "same", "the same person"
    DIFFERENT = "different", "two different people"
    UNSURE = "unsure", "cannot be told"


MATCH_PEOPLE = "match_people"  # the kind of run that looks for records that may be of one person
# From this probability on a pair is shown to a person. See docs/explanation/matching-people.md.
PROPOSED_FROM = 0.5
