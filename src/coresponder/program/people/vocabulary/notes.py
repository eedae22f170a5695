"""Notes of care."""

from django.db.models import TextChoices


class CareNoteKind(TextChoices):
    """What a note of care is about."""

    CARE_TEAM = "care_team", "Who treats the person"
    ADVANCE_DIRECTIVE = "advance_directive", "Psychiatric advance directive"
    CLINICAL_NOTE = "clinical_note", "Clinical note"
    TREATMENT = "treatment", "Treatment"
