"""The words of retention: what a rule does, and how far a disposal is."""

from django.db.models import TextChoices


class Disposal(TextChoices):
    """What a rule does with a record whose time is over."""

    DELETE = "delete", "delete"
    DEIDENTIFY = "deidentify", "take out who it is about"
    SEAL = "seal", "seal: kept, and shown to nobody"
    KEEP = "keep", "keep for good"


class DisposalState(TextChoices):
    """How far a disposal is."""

    ASKED = "asked", "waits for approval"
    APPROVED = "approved", "approved, not carried out yet"
    CARRIED_OUT = "carried_out", "carried out"
    REFUSED = "refused", "refused"


class ItemState(TextChoices):
    """What became of one item of a disposal."""

    WAITING = "waiting", "waits"
    DISPOSED = "disposed", "disposed of"
    HELD = "held", "kept: a legal hold"
    NOT_DUE = "not_due", "kept: not due any more, or gone"
    NEEDED = "needed", "kept: other records rest on it"
