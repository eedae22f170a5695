"""Which encounters are followed up, by whom and until when: rules as data, in versions that stay as they were."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from coresponder.program.encounters.models import Encounter
from coresponder.safeguards.accounts.models import Agency


class RuleSet(models.Model):
    """One version of the rules. The newest is in force; the ones before it say why a follow-up was planned then."""

    number = models.PositiveIntegerField(unique=True, help_text="1 for the first version, then without gaps.")
    why = models.CharField(max_length=300, blank=True, help_text="Why it was changed.")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ("-number",)

    def __str__(self) -> str:
        return f"version {self.number} of the rules"


class FollowUpRule(models.Model):
    """One rule of one version: after which encounters somebody is asked for, in which role of which agency, until when.

    An empty list of codes means every code. Without origins the program's own follow-ups and outreach are left out, so
    that a follow-up does not ask for another one. `key` stays the same from version to version.
    """

    rule_set = models.ForeignKey(RuleSet, on_delete=models.CASCADE, related_name="rules")
    position = models.PositiveSmallIntegerField()
    key = models.SlugField(max_length=40)
    title = models.CharField(max_length=120)
    after_hours = models.PositiveIntegerField(help_text="Due so many hours after the end of the contact.")
    results = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    outcomes = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    problems = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    origins = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    is_urgent = models.BooleanField(default=False, help_text="Stands before others that are due at the same time.")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    goes_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        help_text="On whose list a new episode begins. Empty: on nobody's, where everybody of the agency sees it.",
    )  # fmt: skip

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=["rule_set", "key"], name="a_version_has_each_rule_once"),
            models.CheckConstraint(condition=Q(after_hours__gte=1), name="a_follow_up_is_due_after_the_contact"),
        )

    def __str__(self) -> str:
        return self.title


class Unplanned(models.Model):
    """A rule asked for a follow-up that could not be planned: a count for the coordinator, with the reason as a code.

    The agency that the rule asks may not know of the encounter, or nobody was named. There is no id of a person here.
    """

    encounter = models.ForeignKey(Encounter, on_delete=models.CASCADE, related_name="+")
    rule = models.ForeignKey(FollowUpRule, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(
        max_length=20,
        choices=[("may_not_know", "the agency may not know of it"), ("nobody_named", "nobody is named in it")],
    )
    noted_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["encounter", "rule"], name="an_unplanned_one_is_noted_once"),)

    def __str__(self) -> str:
        return f"unplanned {self.pk}"
