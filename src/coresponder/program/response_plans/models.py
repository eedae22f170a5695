"""The versions of a plan, what others suggest, and who should have a plan whatever the count says."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, Max, Q, QuerySet

from coresponder.program.people.models.part import PersonPart, class_column, only_classes
from coresponder.program.response_plans.vocabulary import Decided, Section, SuggestionAnswer, VersionState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.fields import EncryptedTextField
from coresponder.safeguards.permissions import Permission, may
from coresponder.safeguards.vocabulary import DataClass

GUIDANCE = DataClass.RESPONSE_GUIDANCE


SET_ASIDE = "Set aside when two records were joined: another version is there."
# Of each an agency has one version for a person.
ONE_OF_THESE = ((VersionState.APPROVED,), (VersionState.DRAFT, VersionState.SUBMITTED))


class PlanVersion(PersonPart):
    """One version of the plan that one agency keeps for a person. The approved one is the plan; the others its history.

    The author is who wrote the version last. `edited_at` tells two people who write at the same time from each other.
    """

    CLASSES = frozenset({GUIDANCE})
    IS_HISTORY_ON_PERSON_PAGE = False
    ENCRYPTED = (*Section.values, "note")
    WRITTEN_AT = (*PersonPart.WRITTEN_AT, "edited_at", "submitted_at", "approved_at")

    data_class = class_column(GUIDANCE)
    number = models.PositiveIntegerField(help_text="1 for the first version that the agency wrote, then without gaps.")
    state = models.CharField(max_length=10, choices=VersionState, default=VersionState.DRAFT)
    helps_first = EncryptedTextField()
    makes_worse = EncryptedTextField()
    whom_to_call = EncryptedTextField()
    steps = EncryptedTextField()
    when_well = EncryptedTextField()
    when_in_crisis = EncryptedTextField()
    own_wishes = EncryptedTextField()
    edited_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    review_due_on = models.DateField(null=True, blank=True)
    note = EncryptedTextField(help_text="Why it was returned, or why it was retired.")

    class Meta(PersonPart.Meta):
        ordering = ("-number", "id")
        indexes = (models.Index(fields=["person", "state"]), models.Index(fields=["owner_agency", "state"]))
        constraints = (
            only_classes("a_plan_is_response_guidance", GUIDANCE),
            models.UniqueConstraint(fields=["person", "owner_agency", "number"], name="a_plan_has_each_version_once"),
            models.UniqueConstraint(
                fields=["person", "owner_agency"],
                condition=Q(state=VersionState.APPROVED),
                name="one_version_of_a_plan_is_in_use",
            ),
            models.UniqueConstraint(
                fields=["person", "owner_agency"],
                condition=Q(state__in=(VersionState.DRAFT, VersionState.SUBMITTED)),
                name="one_version_of_a_plan_is_being_written",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(VersionState.APPROVED, VersionState.REPLACED))
                | Q(approved_by__isnull=False, approved_at__isnull=False, review_due_on__isnull=False),
                name="a_plan_in_use_was_approved_and_is_reviewed",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("author")),
                name="nobody_approves_what_they_wrote",
            ),
        )

    @classmethod
    def offered_to(cls, user: User) -> "QuerySet[Any]":
        """What is in use for everybody who may read it; the rest for those of the own agency who write or approve."""
        works_on_it = may(user, Permission.WRITE_RESPONSE_PLANS) or may(user, Permission.APPROVE_RESPONSE_PLANS)
        own = Q(owner_agency=user.agency) if works_on_it and user.agency else Q(pk__in=())
        return cls._default_manager.filter(Q(state=VersionState.APPROVED) | own)

    def make_room_with(self, person_id: UUID) -> list[str]:
        """Numbered after the versions that are there. Of two in use, or two being written, the one there goes on.

        The other one is set aside. Where the records are taken apart again, it is what it was, under a later number.
        """
        there = PlanVersion.objects.filter(person_id=person_id, owner_agency=self.owner_agency_id)
        self.number = (there.aggregate(last=Max("number"))["last"] or self.number - 1) + 1
        if self.state == VersionState.RETIRED and self.note == SET_ASIDE:
            self.state, self.note = (VersionState.APPROVED if self.approved_at else VersionState.DRAFT), ""
        same = next((states for states in ONE_OF_THESE if self.state in states), ())
        if there.filter(state__in=same).exists():
            self.state, self.note = VersionState.RETIRED, SET_ASIDE
        return ["number", "state"]

    @property
    def sections(self) -> dict[Section, str]:
        """What it says, in the order in which it is read."""
        return {section: getattr(self, section.value) for section in Section}

    @property
    def title(self) -> str:
        return f"Response plan, version {self.number}, {VersionState(self.state).label}"

    @property
    def words(self) -> str:
        """The sections that say something, as one text."""
        said = [f"{section.label}: {text}" for section, text in self.sections.items() if text.strip()]
        return "\n".join(said)


class Suggestion(PersonPart):
    """Somebody who was there says what should change. It is handed to the agency whose plan it is about."""

    CLASSES = frozenset({GUIDANCE})
    IS_HISTORY_ON_PERSON_PAGE = False
    ENCRYPTED = ("text", "answer_note")
    WRITTEN_AT = (*PersonPart.WRITTEN_AT, "answered_at")

    data_class = class_column(GUIDANCE)
    text = EncryptedTextField()
    is_urgent = models.BooleanField(default=False)
    answer = models.CharField(max_length=10, choices=SuggestionAnswer, default=SuggestionAnswer.OPEN)
    answer_note = EncryptedTextField()
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta(PersonPart.Meta):
        ordering = ("-is_urgent", "recorded_at", "id")
        indexes = (models.Index(fields=["owner_agency", "answer"]),)
        constraints = (only_classes("a_suggestion_is_response_guidance", GUIDANCE),)

    @classmethod
    def offered_to(cls, user: User) -> "QuerySet[Any]":
        """What was suggested to the own agency, for those who write plans there, and what the person suggested."""
        answers = may(user, Permission.WRITE_RESPONSE_PLANS) and user.agency is not None
        own = Q(owner_agency=user.agency) if answers else Q(pk__in=())
        return cls._default_manager.filter(own | Q(author=user))

    @property
    def title(self) -> str:
        return "Urgent suggestion to the plan" if self.is_urgent else "Suggestion to the plan"

    @property
    def words(self) -> str:
        return str(self.text)


class PlanDecision(PersonPart):
    """Somebody decided that a person should have a plan, or none, whatever the count says. The newest holds."""

    CLASSES = frozenset({GUIDANCE})
    IS_HISTORY_ON_PERSON_PAGE = False
    ENCRYPTED = ("reason",)

    data_class = class_column(GUIDANCE)
    decided = models.CharField(max_length=10, choices=Decided)
    reason = EncryptedTextField()

    class Meta(PersonPart.Meta):
        constraints = (only_classes("a_plan_decision_is_response_guidance", GUIDANCE),)

    @property
    def title(self) -> str:
        return f"Decided: {Decided(self.decided).label}"

    @property
    def words(self) -> str:
        return str(self.reason)


class Threshold(models.Model):
    """From how many contacts within how many months on somebody should have a plan. The newest row holds."""

    contacts = models.PositiveSmallIntegerField()
    months = models.PositiveSmallIntegerField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-set_at", "-id")
        constraints = (
            models.CheckConstraint(condition=Q(contacts__gte=2, contacts__lte=99), name="a_threshold_is_from_2_to_99"),
            models.CheckConstraint(condition=Q(months__gte=1, months__lte=36), name="a_threshold_looks_back_1_to_36"),
        )

    def __str__(self) -> str:
        return f"threshold {self.pk}"
