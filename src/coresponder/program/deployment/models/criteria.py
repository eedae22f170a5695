"""The versions of the criteria, and which of them was in force since when. The database lets nobody change either."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from coresponder.program.deployment.language import RuleSet, read_rule_set


class CriteriaVersion(models.Model):
    """One version of the criteria, whole. Every call names the version that judged it, so none is ever changed.

    `content` is the rule set as plain data, `sha256` that of its canonical form, by which two versions of the same
    content are recognized. `based_on` is the version from which it was written.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(unique=True)
    content = models.JSONField(help_text="The rule set; see deployment/language.")
    sha256 = models.CharField(max_length=64, unique=True)
    based_on = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="followers")
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-number",)
        constraints = (models.CheckConstraint(condition=Q(number__gte=1), name="criteria_versions_count_from_one"),)

    def __str__(self) -> str:
        return f"criteria version {self.number}"

    @property
    def label(self) -> str:
        """How a call names it: the number, and enough of the fingerprint to tell a county's versions from another's."""
        return f"{self.number}-{self.sha256[:12]}"

    @property
    def rule_set(self) -> RuleSet:
        """The rules, checked again as they are read."""
        return read_rule_set(self.content)


class PutInForce(models.Model):
    """A version came into force, and with that the one before it went out. The newest row says which one holds.

    Putting an earlier version in force again is how a change is undone.
    """

    version = models.ForeignKey(CriteriaVersion, on_delete=models.PROTECT, related_name="times_in_force")
    from_at = models.DateTimeField()
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-id",)
        verbose_name_plural = "put in force"
        constraints = (models.CheckConstraint(condition=~Q(reason=""), name="criteria_come_into_force_for_a_reason"),)

    def __str__(self) -> str:
        return f"put in force {self.pk}"
