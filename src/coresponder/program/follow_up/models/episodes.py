"""An episode of care: from the first follow-up until it is closed or taken over, always on exactly one list."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coresponder.program.follow_up.models.care import CarePart, of_care
from coresponder.program.follow_up.vocabulary import CloseReason, EpisodeState, GoalState, OpenedBecause
from coresponder.program.people.models.part import PersonPart
from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.encryption.fields import EncryptedTextField


class Episode(CarePart):
    """One agency accompanies one person for a while. It stays on its list until somebody else has accepted it.

    Without `assignee`, or where that account is closed or away, it stands on nobody's list, which the agency sees.
    """

    ENCRYPTED = ("close_note", "offer_note")
    WRITTEN_AT = (*PersonPart.WRITTEN_AT, "opened_at", "closed_at", "offered_at")

    state = models.CharField(max_length=10, choices=EpisodeState, default=EpisodeState.OPEN)
    opened_at = models.DateTimeField()
    opened_because = models.CharField(max_length=12, choices=OpenedBecause)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    assigned_at = models.DateTimeField(null=True, blank=True)
    offered_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    offered_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    offered_at = models.DateTimeField(null=True, blank=True)
    offer_note = EncryptedTextField(help_text="What the next one should know first.")
    sent_back_at = models.DateTimeField(null=True, blank=True, help_text="When the last offer was sent back.")
    came_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="went_to")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    close_reason = models.CharField(max_length=20, choices=CloseReason, blank=True)
    close_note = EncryptedTextField()

    class Meta(CarePart.Meta):
        ordering = ("-opened_at", "id")
        indexes = (
            models.Index(fields=["person", "state"]),
            models.Index(fields=["owner_agency", "assignee"], condition=~Q(state="closed"), name="episodes_on_a_list"),
        )
        constraints = (
            of_care("an_episode_is_care"),
            models.CheckConstraint(
                condition=~Q(state=EpisodeState.CLOSED) | Q(closed_at__isnull=False) & ~Q(close_reason=""),
                name="a_closed_episode_says_when_and_why",
            ),
            models.CheckConstraint(
                condition=~Q(state=EpisodeState.OFFERED)
                | Q(offered_at__isnull=False) & (Q(offered_user__isnull=False) | Q(offered_agency__isnull=False)),
                name="an_offered_episode_says_to_whom",
            ),
        )

    @property
    def is_open(self) -> bool:
        """True while it has to stand on somebody's list."""
        return self.state != EpisodeState.CLOSED

    @property
    def title(self) -> str:
        return "Episode of care" if self.is_masked else f"Episode of care, {EpisodeState(self.state).label}"

    @property
    def words(self) -> str:
        return str(self.close_note)


class CareGoal(CarePart):
    """What the person wants to come to, in own words where they were said."""

    ENCRYPTED = ("text",)
    WRITTEN_AT = (*PersonPart.WRITTEN_AT, "answered_at")

    episode = models.ForeignKey(Episode, on_delete=models.CASCADE, related_name="goals")
    text = EncryptedTextField()
    state = models.CharField(max_length=10, choices=GoalState, default=GoalState.OPEN)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta(CarePart.Meta):
        ordering = ("recorded_at", "id")
        constraints = (of_care("a_goal_is_care"),)

    @property
    def title(self) -> str:
        return "Goal"

    @property
    def words(self) -> str:
        return str(self.text)


class CareTask(CarePart):
    """Something that one member of staff has to do until a day: out of an episode, or decided by a case conference."""

    ENCRYPTED = ("text",)
    WRITTEN_AT = (*PersonPart.WRITTEN_AT, "done_at")

    episode = models.ForeignKey(Episode, on_delete=models.CASCADE, null=True, blank=True, related_name="tasks")
    agenda_item = models.ForeignKey(
        "follow_up.AgendaItem", on_delete=models.CASCADE, null=True, blank=True, related_name="tasks"
    )
    text = EncryptedTextField()
    task_owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(CarePart.Meta):
        ordering = ("due_on", "recorded_at", "id")
        indexes = (models.Index(fields=["task_owner", "due_on"], condition=Q(done_at=None), name="tasks_to_do"),)
        constraints = (of_care("a_care_task_is_care"),)

    @property
    def title(self) -> str:
        return "Task"

    @property
    def words(self) -> str:
        return str(self.text)


class CareHours(CarePart):
    """Time that somebody spent on an episode, in minutes."""

    episode = models.ForeignKey(Episode, on_delete=models.CASCADE, related_name="hours")
    minutes = models.PositiveIntegerField()
    worked_on = models.DateField()

    class Meta(CarePart.Meta):
        ordering = ("-worked_on", "id")
        constraints = (
            of_care("care_hours_are_care"),
            models.CheckConstraint(condition=Q(minutes__gte=1, minutes__lte=1440), name="a_day_has_1440_minutes"),
        )

    @property
    def title(self) -> str:
        return "Time spent"

    @property
    def words(self) -> str:
        return ""


class StaffAway(models.Model):
    """Somebody is away from one day to another, both included: what is on the list stands on nobody's meanwhile."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True, help_text="When it was taken back.")

    class Meta:
        ordering = ("-from_on", "-id")
        constraints = (
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="an_absence_ends_after_it_begins"),
        )

    def __str__(self) -> str:
        return f"absence {self.pk}"
