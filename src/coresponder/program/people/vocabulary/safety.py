"""What keeps the person and those who come safe. Categories after the cautions that co-responder programs keep."""

from django.db.models import TextChoices


class SafetyCategory(TextChoices):
    """What there is to be careful about."""

    ASSAULT_ON_RESPONDERS = "assault_on_responders", "Assault on responders"
    ASSAULT_ON_PUBLIC = "assault_on_public", "Assault on others"
    WEAPONS = "weapons", "Weapons"
    CHEMICAL_HAZARD = "chemical_hazard", "Chemical hazard"
    CONTAGION = "contagion", "Contagion"
    ANIMAL = "animal", "Animal"
    TRIGGER = "trigger", "What frightens the person"


class SafetySource(TextChoices):
    """How it is known."""

    SEEN = "seen", "seen by the author"
    TOLD_BY_PERSON = "told_by_person", "told by the person"
    TOLD_BY_OTHER = "told_by_other", "told by somebody else"
    RECORD = "record", "from a record"
