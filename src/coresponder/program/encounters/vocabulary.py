"""The words of encounters. What is asked and answered stands in `formats.encounter`; here is what becomes of a part."""

from django.db.models import TextChoices

from coresponder.formats.encounter import FORM
from coresponder.safeguards.vocabulary import DataClass


class PartName(TextChoices):
    """Which part of an encounter. The officer's is the police agency's; the others are the health agency's."""

    OPERATIONAL = "operational", "operational part"
    CLINICAL = "clinical", "clinical part"
    SUBSTANCE_USE = "substance_use", "substance-use part"


class PartState(TextChoices):
    """How far a part is. An addendum comes after a review and changes no state."""

    DRAFT = "draft", "draft"
    FILED = "filed", "filed"
    RETURNED = "returned", "returned"
    REVIEWED = "reviewed", "reviewed"


class Way(TextChoices):
    """Through what a part was filed."""

    PHONE = "phone", "phone"
    DESK = "desk", "desk"


# What an officer's part says of offenses, arrests and enforcement is a class of its own: an agreement that opens the
# operational part to clinicians does not open it.
CLASSES_OF: dict[str, tuple[DataClass, ...]] = {
    PartName.OPERATIONAL: (DataClass.OPERATIONAL, DataClass.CRIMINAL_JUSTICE),
    PartName.CLINICAL: (DataClass.CLINICAL,),
    PartName.SUBSTANCE_USE: (DataClass.SUBSTANCE_USE,),
}
# The class of the frozen bytes, which hold all that the part says.
CLASS_OF_THE_WHOLE: dict[str, DataClass] = {
    PartName.OPERATIONAL: DataClass.CRIMINAL_JUSTICE,
    PartName.CLINICAL: DataClass.CLINICAL,
    PartName.SUBSTANCE_USE: DataClass.SUBSTANCE_USE,
}
CLASSES = frozenset(each for classes in CLASSES_OF.values() for each in classes)

# What a primary outcome can be: a code of the hierarchy, or that nothing was recorded of it.
OUTCOMES = [
    *((each.code, each.label) for each in FORM.hierarchy.outcomes),
    (FORM.hierarchy.none_code, FORM.hierarchy.none_label),
]

# From when on a filing shows as late; coordinators report documentation within a day.
LATE_AFTER_HOURS = 24
# Fewer words than this are shown to the reviewer as short.
SHORT_BELOW_WORDS = 5
# From how many minutes on a difference to what dispatch knows is shown.
DIFFERS_FROM_MINUTES = 10
# From how many seconds on the clock of a phone is shown as wrong.
CLOCK_IS_WRONG_FROM_SECONDS = 120
