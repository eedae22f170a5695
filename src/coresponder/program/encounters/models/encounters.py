"""One encounter. The row says that a contact took place, how it came about, and with whom; the rest is in the parts."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from coresponder.program.calls.models import Call
from coresponder.program.dispatch.models import Assignment
from coresponder.program.people.models import Person
from coresponder.safeguards.accounts.models import Agency


class Encounter(models.Model):
    """A contact with one person, or with nobody in particular. A call can have several, an encounter several calls.

    The id is made on the phone: for the n-th on an assignment out of both, so that two phones make the same. Origin,
    mode, result and times are those of the operational part where there is one, or else of the clinical part.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    calls = models.ManyToManyField(Call, through="EncounterCall", related_name="encounters")
    assignment = models.ForeignKey(Assignment, on_delete=models.SET_NULL, null=True, related_name="encounters")
    ordinal = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Which one on the assignment, from 1.")
    contact_origin = models.CharField(max_length=40, blank=True)
    contact_mode = models.CharField(max_length=40, blank=True)
    contact_result = models.CharField(max_length=40, blank=True)
    facts_from = models.CharField(max_length=20, blank=True, help_text="The part that says how the contact came about.")
    is_met = models.BooleanField(default=False)
    counts_as_repeat = models.BooleanField(default=True, help_text="False for the program's own follow-ups.")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_for = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-started_at", "id")
        indexes = (
            models.Index(fields=["person", "started_at"]),
            models.Index(fields=["started_at"], condition=Q(person=None), name="encounters_with_nobody_known"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["assignment", "ordinal"], name="an_assignment_has_each_encounter_once", nulls_distinct=True
            ),
        )

    def __str__(self) -> str:
        return f"encounter {self.pk}"


class EncounterCall(models.Model):
    """An encounter belongs to a call. It goes with either of them."""

    encounter = models.ForeignKey(Encounter, on_delete=models.CASCADE, related_name="+")
    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["encounter", "call"], name="an_encounter_is_of_a_call_once"),)

    def __str__(self) -> str:
        return f"encounter {self.encounter_id} of a call"
