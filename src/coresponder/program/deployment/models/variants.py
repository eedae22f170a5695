"""The kinds of teams that this program has."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from coresponder.program.deployment.vocabulary import REMOTE_PRESENCES, Need, Partner, Presence, Trigger


def _codes(choices: Any, words: str) -> "ArrayField[Any, Any]":
    return ArrayField(models.CharField(max_length=30, choices=choices), default=list, blank=True, help_text=words)


class ModelVariant(models.Model):
    """One way in which this program answers: who, how they come, when they are sent, and for whom.

    Configuration: a program has as many as it needs and calls them what it likes. Rules and teams name the key, which
    never changes. Without an officer, a team of this kind comes without police.
    """

    key = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=120)
    partners = _codes(Partner, "Who is on it. Several, where a paramedic and a clinician go together.")
    with_officer = models.BooleanField(default=True)
    presence = models.CharField(max_length=20, choices=Presence)
    triggers = _codes(Trigger, "How it comes to a call.")
    needs = _codes(Need, "Whom it is for.")
    most_at_once = models.PositiveSmallIntegerField(default=1, help_text="How many calls one team can be on at once.")
    description = models.TextField(blank=True)
    is_active = models.BooleanField(default=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("title",)
        constraints = (
            models.CheckConstraint(
                condition=Q(most_at_once__gte=1, most_at_once__lte=20), name="a_variant_takes_1_to_20"
            ),
            models.CheckConstraint(
                condition=Q(most_at_once=1) | Q(presence__in=REMOTE_PRESENCES),
                name="only_remote_help_serves_several_calls",
            ),
            models.CheckConstraint(
                condition=~Q(presence=Presence.SEPARATE) | Q(with_officer=True),
                name="separate_vehicles_have_an_officer",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def both_must_arrive(self) -> bool:
        """Whether the team is at the scene only once both halves are."""
        return self.presence == Presence.SEPARATE

    @property
    def is_remote(self) -> bool:
        """Whether it helps by phone or video, and goes nowhere."""
        return self.presence in REMOTE_PRESENCES

    @property
    def answers_calls(self) -> bool:
        """Whether it can be sent while a call is open; a team that only follows up cannot."""
        return self.presence != Presence.FOLLOWS_UP and set(self.triggers) != {Trigger.FOLLOW_UP_ONLY}
