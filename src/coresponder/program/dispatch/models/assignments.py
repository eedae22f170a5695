"""A team and a call: the assignment, everything that was written down about it, and why advice was not followed.

What a team did for a call is part of what is kept of the call, and is disposed of with it.
"""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from coresponder.program.calls.models import Call
from coresponder.program.dispatch.models.shifts import Shift
from coresponder.program.dispatch.models.teams import Team
from coresponder.program.dispatch.vocabulary import (
    OPEN_STATES,
    AskedBecause,
    AssignmentState,
    Destination,
    NotGoing,
    Origin,
    OverrideBecause,
    Part,
    RequestAnswer,
    Step,
    UnitStatus,
    Way,
)

IS_OPEN = Q(state__in=OPEN_STATES)


class Assignment(models.Model):
    """One team's part in one call. Its state follows from its status events; the stamps are what they add up to.

    Two dispatchers cannot both win: the database allows a call one open primary team, and a team that goes to scenes
    one open call. `version` rises with every change, so that somebody who decided on an older state is told.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="assignments")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="assignments")
    shift = models.ForeignKey(Shift, on_delete=models.PROTECT, null=True, related_name="assignments")
    part = models.CharField(max_length=10, choices=Part)
    origin = models.CharField(max_length=20, choices=Origin)
    state = models.CharField(max_length=20, choices=AssignmentState, default=AssignmentState.OFFERED)
    is_exclusive = models.BooleanField(default=True, help_text="The team can be on no other call meanwhile.")
    version = models.PositiveIntegerField(default=1)
    offered_at = models.DateTimeField()
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answer_due_at = models.DateTimeField(null=True, blank=True, help_text="Empty: no answer is needed.")
    accepted_at = models.DateTimeField(null=True, blank=True)
    en_route_at = models.DateTimeField(null=True, blank=True)
    officer_on_scene_at = models.DateTimeField(null=True, blank=True)
    partner_on_scene_at = models.DateTimeField(null=True, blank=True)
    on_scene_at = models.DateTimeField(null=True, blank=True, help_text="When the team as a whole was there.")
    officer_released_at = models.DateTimeField(null=True, blank=True)
    transporting_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    not_going = models.CharField(max_length=30, choices=NotGoing, blank=True)
    destination = models.CharField(max_length=30, choices=Destination, blank=True)

    class Meta:
        ordering = ("offered_at", "id")
        indexes = (models.Index(fields=["state"]), models.Index(fields=["call", "state"]))
        constraints = (
            models.UniqueConstraint(
                fields=["call"], condition=IS_OPEN & Q(part=Part.PRIMARY), name="a_call_has_one_open_primary_team"
            ),
            models.UniqueConstraint(
                fields=["team"], condition=IS_OPEN & Q(is_exclusive=True), name="a_team_is_on_one_call_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"assignment {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES


class StatusEvent(models.Model):
    """One thing written down about an assignment, added and never changed; taking back is another event.

    The id is minted where the tap was made, so that sending twice counts once. `recorded_at` is the phone's clock,
    `received_at` the program's. `happened_at` is what the program makes of the two, and what events are ordered by.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="events")
    step = models.CharField(max_length=20, choices=Step)
    statuses = ArrayField(models.CharField(max_length=30, choices=UnitStatus), default=list, blank=True)
    recorded_at = models.DateTimeField()
    received_at = models.DateTimeField()
    happened_at = models.DateTimeField()
    number = models.PositiveIntegerField(default=0, help_text="The phone's own count; 0 where there is none.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    way = models.CharField(max_length=10, choices=Way)
    not_going = models.CharField(max_length=30, choices=NotGoing, blank=True)
    destination = models.CharField(max_length=30, choices=Destination, blank=True)
    undoes = models.ForeignKey("self", on_delete=models.RESTRICT, null=True, related_name="undone_by")

    class Meta:
        ordering = ("happened_at", "number", "received_at", "id")
        indexes = (models.Index(fields=["assignment", "happened_at"]),)

    def __str__(self) -> str:
        return f"status event {self.pk}"


class Override(models.Model):
    """A dispatcher did something else than the program advised, and said why with one code."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="overrides")
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, null=True, related_name="overrides")
    advised = models.CharField(max_length=40, help_text="The code of the advice that stood on the screen.")
    reason = models.CharField(max_length=20, choices=OverrideBecause)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"override {self.pk}"


class TeamRequest(models.Model):
    """Patrol at a call asks for a team; a dispatcher answers."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="team_requests")
    reason = models.CharField(max_length=20, choices=AskedBecause)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=RequestAnswer, default=RequestAnswer.OPEN)
    not_going = models.CharField(max_length=30, choices=NotGoing, blank=True, help_text="Why no team was sent.")
    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, null=True, related_name="requests")
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("requested_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["call"], condition=Q(answer=RequestAnswer.OPEN), name="a_call_has_one_open_request"
            ),
        )

    def __str__(self) -> str:
        return f"request {self.pk}"
