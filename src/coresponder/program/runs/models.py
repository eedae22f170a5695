"""A run: one long task, who started it, how far it is, and how it ended."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from coresponder.program.runs.vocabulary import OPEN_STATES, RunState


class Run(models.Model):
    """One long task. `about` is the id of the export or baseline that it works on; `kind` says which of them.

    `share_done` goes from 0 to 1. Where the run ended without a result, the three `problem_…` fields say why, in the
    words of the error that ended it; they hold no value of a person's.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    about = models.UUIDField(db_index=True)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=RunState, default=RunState.WAITING)
    sentence = models.CharField(max_length=300, blank=True)
    share_done = models.FloatField(default=0)
    job_id = models.BigIntegerField(null=True)
    cancel_requested_at = models.DateTimeField(null=True)
    problem_code = models.CharField(max_length=80, blank=True)
    problem_sentence = models.TextField(blank=True)
    problem_next_step = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["about"], condition=Q(state__in=OPEN_STATES), name="one_open_run_about_one_thing"
            ),
            models.CheckConstraint(
                condition=Q(share_done__gte=0, share_done__lte=1), name="share_done_is_between_none_and_all"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, state__in=OPEN_STATES)
                | Q(ended_at__isnull=False) & ~Q(state__in=OPEN_STATES),
                name="a_run_has_an_end_exactly_when_it_is_over",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def percent_done(self) -> int:
        return round(100 * self.share_done)
