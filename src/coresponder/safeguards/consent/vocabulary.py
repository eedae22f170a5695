"""How a consent can be given."""

from django.db.models import TextChoices


class ConsentMethod(TextChoices):
    """How the person said yes."""

    SIGNATURE = "signature", "signed on paper or on the screen"
    VERBAL_WITH_WITNESS = "verbal_with_witness", "said aloud before a witness"
