"""What links are for."""

from django.db.models import TextChoices


class LinkPurpose(TextChoices):
    """What a link opens. A link of one purpose is unknown to the pages of another."""

    REFERRAL_REPLY = "referral_reply", "answering a referral"
    CAPACITY = "capacity", "posting capacity"
    FEEDBACK = "feedback", "giving feedback"
