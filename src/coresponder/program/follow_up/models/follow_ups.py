"""One follow-up with its attempts, and what a person wants about being contacted."""

from django.db import models
from django.db.models import Q

from coresponder.program.encounters.models import Encounter
from coresponder.program.follow_up.models.care import CarePart, of_care
from coresponder.program.follow_up.models.episodes import Episode
from coresponder.program.follow_up.models.rule_sets import FollowUpRule
from coresponder.program.follow_up.vocabulary import (
    Channel,
    FollowUpState,
    MayContact,
    NeedStatus,
    NextStep,
    Result,
    StopReason,
    Voicemail,
)
from coresponder.program.people.models.part import PersonPart
from coresponder.safeguards.encryption.fields import EncryptedTextField


class FollowUp(CarePart):
    """Somebody is to be followed up until a moment: by a rule after an encounter, or because somebody planned it.

    `made_by` is computed from encounter, agency and rule, so that the same rule never plans twice. `first_attempt_at`
    and `reached_at` are those of attempts that stand; being tried is one thing, being reached another.
    """

    ENCRYPTED = ("what_for", "stop_note", "next_note", "receiver_name", "receiver_organization")
    WRITTEN_AT = (*PersonPart.WRITTEN_AT, "changed_at")

    episode = models.ForeignKey(Episode, on_delete=models.CASCADE, related_name="follow_ups")
    encounter = models.ForeignKey(Encounter, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    rule = models.ForeignKey(FollowUpRule, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_by = models.UUIDField(null=True, blank=True, unique=True)
    comes_after = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    asked_role = models.CharField(max_length=40)
    window_hours = models.PositiveIntegerField(null=True, blank=True, help_text="Of the rule; empty where by hand.")
    is_urgent = models.BooleanField(default=False)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=FollowUpState, default=FollowUpState.PLANNED)
    what_for = EncryptedTextField(help_text="What it is about, where somebody planned it by hand.")
    first_attempt_at = models.DateTimeField(null=True, blank=True)
    reached_at = models.DateTimeField(null=True, blank=True)
    need_status = models.CharField(max_length=12, choices=NeedStatus, default=NeedStatus.NOT_ASKED)
    next_step = models.CharField(max_length=12, choices=NextStep, blank=True)
    next_note = EncryptedTextField()
    stop_reason = models.CharField(max_length=20, choices=StopReason, blank=True)
    stop_note = EncryptedTextField()
    receiver_name = EncryptedTextField(help_text="Who took over, by name.")
    receiver_organization = EncryptedTextField()
    handed_over_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()

    class Meta(CarePart.Meta):
        ordering = ("due_at", "id")
        indexes = (
            models.Index(fields=["person", "due_at"]),
            models.Index(fields=["encounter"]),
            models.Index(
                fields=["owner_agency", "due_at"],
                condition=Q(state__in=(FollowUpState.PLANNED, FollowUpState.TRIED, FollowUpState.REACHED)),
                name="follow_ups_that_are_open",
            ),
        )
        constraints = (
            of_care("a_follow_up_is_care"),
            models.CheckConstraint(
                condition=~Q(state=FollowUpState.STOPPED) | ~Q(stop_reason=""), name="a_stopped_follow_up_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(state=FollowUpState.HANDED_OVER) | Q(handed_over_at__isnull=False),
                name="a_hand_off_says_when",
            ),
        )

    @property
    def is_open(self) -> bool:
        """True while somebody has something to do about it."""
        return self.state in (FollowUpState.PLANNED, FollowUpState.TRIED, FollowUpState.REACHED)

    @property
    def title(self) -> str:
        if self.is_masked:
            return "Follow-up"
        return self.rule.title if self.rule else "Follow-up"

    @property
    def words(self) -> str:
        return str(self.what_for)


class Attempt(CarePart):
    """Somebody tried to reach the person, on a channel, with a result. One that was taken back has an end, and stays.

    `minutes` is how long it took. Where the attempt was filed as an encounter of its own, it points there.
    """

    ENCRYPTED = ("note",)
    WRITTEN_AT = (*PersonPart.WRITTEN_AT, "made_at")

    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="attempts")
    channel = models.CharField(max_length=12, choices=Channel)
    result = models.CharField(max_length=12, choices=Result)
    made_at = models.DateTimeField()
    minutes = models.PositiveIntegerField(null=True, blank=True)
    note = EncryptedTextField()
    has_family_consent = models.BooleanField(default=False)
    state_before = models.CharField(max_length=12, choices=FollowUpState)
    encounter = models.ForeignKey(Encounter, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta(CarePart.Meta):
        ordering = ("made_at", "id")
        indexes = (models.Index(fields=["follow_up", "made_at"]), models.Index(fields=["person", "made_at"]))
        constraints = (
            of_care("an_attempt_is_care"),
            models.UniqueConstraint(fields=["encounter"], name="an_encounter_is_one_attempt"),
            models.CheckConstraint(
                condition=~Q(channel=Channel.FAMILY) | Q(has_family_consent=True),
                name="nobody_asks_the_family_without_consent",
            ),
        )

    @property
    def title(self) -> str:
        if self.is_masked:
            return "Attempt"
        return f"Follow-up {Channel(self.channel).label}, {Result(self.result).label}"

    @property
    def words(self) -> str:
        return str(self.note)


class ContactWish(CarePart):
    """What a person said about being contacted: whether, on which number, when, and whether a voicemail may be left.

    Codes are stored encrypted as well: that somebody wants no voicemail can tell of danger at home.
    """

    ENCRYPTED = ("may_contact", "safe_number", "safe_times", "voicemail", "family", "words_of_person")

    may_contact = EncryptedTextField()
    safe_number = EncryptedTextField()
    safe_times = EncryptedTextField()
    voicemail = EncryptedTextField()
    family = EncryptedTextField(help_text="Whom of the family may be asked, where the person agreed; else empty.")
    words_of_person = EncryptedTextField(help_text="What else matters, such as who else picks up.")

    class Meta(CarePart.Meta):
        indexes = (models.Index(fields=["person", "ended_at"], name="wishes_of_a_person"),)
        constraints = (of_care("a_wish_about_contact_is_care"),)

    @property
    def may(self) -> MayContact | None:
        """Whether the person agreed; None while words are hidden."""
        return None if self.is_masked else MayContact(self.may_contact or MayContact.NOT_ASKED)

    @property
    def leave(self) -> Voicemail | None:
        """Whether a voicemail may be left; None while words are hidden."""
        return None if self.is_masked else Voicemail(self.voicemail or Voicemail.NOT_ASKED)

    @property
    def title(self) -> str:
        return "Wish about contact"

    @property
    def words(self) -> str:
        return str(self.words_of_person)
