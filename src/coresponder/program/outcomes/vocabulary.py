"""Code lists of this app. The states are the program's own."""

from django.db import models


class BaselineState(models.TextChoices):
    """What has become of a baseline."""

    REQUESTED = "requested", "Being built"
    DRAFT = "draft", "Draft"
    REPLACED = "replaced", "Replaced by a newer draft"
    DISCARDED = "discarded", "Discarded"
    FROZEN = "frozen", "Frozen"


BUILT_STATES = (BaselineState.DRAFT, BaselineState.FROZEN)
