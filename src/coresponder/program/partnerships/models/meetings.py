"""Meetings of the planning team: agenda, minutes, who was there, what was decided, who does what until when."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from coresponder.program.partnerships.models.team import Member
from coresponder.program.partnerships.vocabulary.meetings import ActionState, DecidedBy, MeetingState, Presence


class Meeting(models.Model):
    """One meeting. `version` rises with every change of the minutes, so that two who write at once are told."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=160, blank=True)
    is_public = models.BooleanField(default=False, help_text="Anybody may come, so nothing about a case is said.")
    state = models.CharField(max_length=10, choices=MeetingState, default=MeetingState.PLANNED)
    minutes = models.TextField(blank=True, help_text="What was said beside the agenda.")
    version = models.PositiveIntegerField(default=1)
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    minutes_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    minutes_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-starts_at", "id")

    def __str__(self) -> str:
        return f"meeting {self.pk}"

    @property
    def is_open(self) -> bool:
        """The minutes can still be written."""
        return self.state in (MeetingState.PLANNED, MeetingState.HELD)


class AgendaItem(models.Model):
    """One item of the agenda, and what was said about it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    minutes = models.TextField(blank=True)

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=["meeting", "position"], name="each_item_of_an_agenda_has_its_place"),
        )

    def __str__(self) -> str:
        return f"agenda item {self.pk}"


class Attendance(models.Model):
    """Whether one member was at one meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="attendances")
    presence = models.CharField(max_length=10, choices=Presence)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["meeting", "member"], name="a_member_is_counted_once"),)

    def __str__(self) -> str:
        return f"attendance {self.pk}"


class Decision(models.Model):
    """What the team decided, and how."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    decided_by = models.CharField(max_length=10, choices=DecidedBy)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["meeting", "number"], name="decisions_are_numbered"),)

    def __str__(self) -> str:
        return f"decision {self.pk}"


class ActionItem(models.Model):
    """What somebody on the team does until a day. Overdue, it rises on the coordinator's first page by itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="actions")
    text = models.CharField(max_length=300)
    owner = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="actions")
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=ActionState, default=ActionState.OPEN)
    outcome = models.CharField(max_length=300, blank=True, help_text="What came of it, or why it was dropped.")
    settled_on = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ("due_on", "id")
        indexes = (models.Index(fields=["state", "due_on"]),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state=ActionState.OPEN, settled_on__isnull=True)
                | ~Q(state=ActionState.OPEN) & Q(settled_on__isnull=False) & ~Q(outcome=""),
                name="a_settled_action_says_what_came_of_it",
            ),
        )

    def __str__(self) -> str:
        return f"action item {self.pk}"
