"""One need of one person, and each service that was asked for it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet

from coresponder.program.encounters.models import Encounter
from coresponder.program.people.models.part import PersonPart, only_classes
from coresponder.program.referrals.vocabulary import (
    CLASSES,
    ENDED,
    ConsentSaid,
    DestinationState,
    Proof,
    Reason,
    ReferralState,
    Urgency,
    Way,
    WhyLogged,
    need_choices,
    need_words,
)
from coresponder.program.services.models import Service
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.fields import EncryptedTextField

PROOF_LENGTH = 30


def _instant(said: str = "") -> "models.DateTimeField[Any, Any]":
    return models.DateTimeField(null=True, blank=True, help_text=said)


def _proof() -> "models.CharField[str, str]":
    return models.CharField(max_length=PROOF_LENGTH, choices=Proof, blank=True)


class Referral(PersonPart):
    """One need of one person, with how far it is. What it tells about somebody follows from the need.

    The instants are those at which each step first happened; the proofs say by the best source how that is known.
    `due_at` is there as long as it has not ended: by then `responsible` has to act, or it rises to `raised_to`.
    """

    CLASSES = CLASSES
    IS_HISTORY_ON_PERSON_PAGE = False
    ENCRYPTED = ("reason", "end_reason")
    WRITTEN_AT = (*PersonPart.WRITTEN_AT, "changed_at")

    encounter = models.ForeignKey(Encounter, on_delete=models.SET_NULL, null=True, blank=True, related_name="referrals")
    need = models.CharField(max_length=60, choices=need_choices)
    urgency = models.CharField(max_length=10, choices=Urgency)
    reason = EncryptedTextField(help_text="What the service has to know, in a sentence or two.")
    consent_said = models.CharField(max_length=15, choices=ConsentSaid, default=ConsentSaid.NOT_RECORDED)
    state = models.CharField(max_length=15, choices=ReferralState, default=ReferralState.DRAFT)
    lost_because = models.CharField(max_length=20, choices=Reason, blank=True)
    end_reason = EncryptedTextField(help_text="Why it was marked as recorded by mistake.")
    responsible = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    due_at = _instant("By when somebody has to act; empty once it has ended.")
    raised_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    raised_at = _instant("When it last rose because nobody had acted in time.")
    changed_at = models.DateTimeField()
    sent_at = _instant()
    seen_at = _instant()
    accepted_at = _instant()
    accepted_proof = _proof()
    appointment_set_at = _instant()
    appointment_at = _instant("For when the newest appointment is.")
    attended_at = _instant()
    attended_proof = _proof()
    visits = models.PositiveSmallIntegerField(default=0)
    engaged_at = _instant()
    engaged_proof = _proof()
    completed_at = _instant()
    lost_at = _instant()

    class Meta(PersonPart.Meta):
        ordering = ("-recorded_at", "id")
        indexes = (
            models.Index(fields=["person", "state"]),
            models.Index(fields=["owner_agency", "state"]),
            models.Index(fields=["encounter"]),
            models.Index(fields=["due_at"], condition=Q(due_at__isnull=False, ended_at=None), name="referrals_due"),
        )
        constraints = (
            only_classes("a_referral_is_for_a_need", *CLASSES),
            models.CheckConstraint(
                condition=Q(state__in=sorted(ENDED), due_at__isnull=True)
                | (~Q(state__in=sorted(ENDED)) & (Q(due_at__isnull=False) | Q(ended_at__isnull=False))),
                name="a_referral_is_due_until_it_ends",
            ),
        )

    @classmethod
    def offered_to(cls, user: User) -> "QuerySet[Any]":
        """What holds, with the services asked."""
        return cls._default_manager.filter(ended_at=None).select_related("responsible")

    @property
    def title(self) -> str:
        return f"Referral: {self.need_label}"

    @property
    def words(self) -> str:
        return str(self.reason)

    @property
    def need_label(self) -> str:
        """The need in words."""
        return need_words(self.need)

    @property
    def is_over(self) -> bool:
        """Nothing more will happen with it."""
        return self.state in ENDED or self.ended_at is not None


class Destination(PersonPart):
    """One service that is asked, in a live way or only logged; what it was told is kept word by word."""

    CLASSES = CLASSES
    IS_HISTORY_ON_PERSON_PAGE = False
    ENCRYPTED = ("words_sent", "why_not")
    WRITTEN_AT = (*PersonPart.WRITTEN_AT, "answered_at")

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="destinations")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    ordinal = models.PositiveSmallIntegerField(help_text="1 for the service that was chosen first.")
    state = models.CharField(max_length=15, choices=DestinationState, default=DestinationState.DRAFT)
    way = models.CharField(max_length=10, choices=Way, default=Way.LOGGED)
    why_logged = models.CharField(max_length=15, choices=WhyLogged, blank=True)
    why_not = EncryptedTextField(help_text="The sentence with which the access decision kept it back.")
    words_sent = EncryptedTextField(help_text="What the service is shown once it has said who it is, word by word.")
    consent_id = models.UUIDField(null=True, blank=True, help_text="The consent that what was sent rests on.")
    names_the_person = models.BooleanField(default=False)
    carries_part_2_notice = models.BooleanField(default=False)
    sent_at = _instant()
    seen_at = _instant()
    answered_at = _instant()
    declined_because = models.CharField(max_length=20, choices=Reason, blank=True)
    told_over_at = _instant()
    proof = _proof()

    class Meta(PersonPart.Meta):
        ordering = ("ordinal", "recorded_at", "id")
        indexes = (models.Index(fields=["referral"]), models.Index(fields=["service", "state"]))
        constraints = (
            only_classes("a_destination_is_of_a_referral", *CLASSES),
            models.UniqueConstraint(
                fields=["referral"],
                condition=Q(state=DestinationState.ACCEPTED),
                name="one_service_takes_a_referral",
            ),
            models.CheckConstraint(
                condition=~Q(state=DestinationState.DECLINED) | ~Q(declined_because=""),
                name="whoever_declines_says_why",
            ),
        )

    @classmethod
    def offered_to(cls, user: User) -> "QuerySet[Any]":
        """What holds, with the service."""
        return cls._default_manager.filter(ended_at=None).select_related("service__organization")

    @property
    def title(self) -> str:
        return f"Asked: {self.service.name}"

    @property
    def words(self) -> str:
        return str(self.words_sent)

    @property
    def is_live(self) -> bool:
        """The service was sent it, and can answer by a link."""
        return self.way == Way.LIVE

    @property
    def is_winner(self) -> bool:
        """It is the service that took the referral."""
        return self.state == DestinationState.ACCEPTED

    @property
    def has_to_be_told(self) -> bool:
        """It still looks for somebody whom it need not help any more, and no message could tell it so."""
        is_over = self.state in (DestinationState.NOT_NEEDED, DestinationState.WITHDRAWN)
        was_given_up = self.is_winner and self.referral.state == ReferralState.LOST
        return self.sent_at is not None and self.told_over_at is None and (is_over or was_given_up)
