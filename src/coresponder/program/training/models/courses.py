"""Courses of the curricula, sessions in which they are held, and who completed them until when."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from coresponder.program.policies.vocabulary import WorkRole
from coresponder.program.training.vocabulary import Basis, SeatState

USER = settings.AUTH_USER_MODEL


class Course(models.Model):
    """One course: who takes it, how long it is, how long it holds, and where that comes from."""

    key = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=120)
    roles = ArrayField(models.CharField(max_length=20, choices=WorkRole), default=list, help_text="Who takes it.")
    hours = models.DecimalField(max_digits=5, decimal_places=1)
    valid_months = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Empty: it does not expire.")
    is_mandatory = models.BooleanField(default=False, help_text="Nobody works a shift once it has lapsed.")
    required_from_on = models.DateField(null=True, blank=True, help_text="From then on nobody works without it at all.")
    topics = models.TextField(blank=True, help_text="What it teaches, one a line.")
    basis = models.CharField(max_length=10, choices=Basis, default=Basis.ASSUMED)
    source = models.CharField(max_length=300, blank=True, help_text="Who published the hours, or why they are assumed.")
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ("title",)
        constraints = (
            models.CheckConstraint(condition=Q(hours__gt=0, hours__lte=500), name="a_course_takes_up_to_500_hours"),
        )

    def __str__(self) -> str:
        return f"course {self.key}"


class Session(models.Model):
    """A course held on a day, by somebody, for a number of people."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="sessions")
    held_on = models.DateField()
    place = models.CharField(max_length=120, blank=True)
    instructors = models.CharField(max_length=200, help_text="Who teaches it, people with lived experience included.")
    hours = models.DecimalField(max_digits=5, decimal_places=1)
    seats = models.PositiveSmallIntegerField(default=20)
    planned_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-held_on", "id")

    def __str__(self) -> str:
        return f"session {self.pk}"


class Seat(models.Model):
    """Somebody's place in a session, and whether they came."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="enrolled")
    user = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=SeatState, default=SeatState.ENROLLED)

    class Meta:
        ordering = ("session", "id")
        constraints = (models.UniqueConstraint(fields=["session", "user"], name="somebody_has_one_seat"),)

    def __str__(self) -> str:
        return f"seat {self.pk}"


class Completion(models.Model):
    """Somebody completed a course, in a session or elsewhere with evidence. It is the certificate, too."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="completions")
    user = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, null=True, blank=True, related_name="completions")
    completed_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    hours = models.DecimalField(max_digits=5, decimal_places=1)
    title = models.CharField(max_length=120, help_text="What the course was called then.")
    topics = models.TextField(blank=True, help_text="What it taught then, one a line.")
    evidence = models.CharField(max_length=200, blank=True, help_text="Where it was taken, where not here.")
    recorded_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-completed_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(expires_on__isnull=True) | Q(expires_on__gte=F("completed_on")),
                name="a_training_expires_after_it_was_taken",
            ),
            models.UniqueConstraint(fields=["session", "user"], name="a_session_is_completed_once_by_one"),
        )

    def __str__(self) -> str:
        return f"completion {self.pk}"
