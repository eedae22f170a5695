"""Criteria that somebody is writing."""

from django.conf import settings
from django.db import models

from coresponder.program.deployment.language import RuleSet, read_rule_set
from coresponder.program.deployment.models.criteria import CriteriaVersion


class CriteriaDraft(models.Model):
    """What one person is writing, from one version on. It judges nothing; saved as a version, it is gone.

    Its rules can be read at any time; only a draft without a rule yet cannot.
    """

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    based_on = models.ForeignKey(CriteriaVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    content = models.JSONField()
    edited_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"criteria draft {self.pk}"

    @property
    def rule_set(self) -> RuleSet | None:
        """The rules as they are; None while there is none."""
        return read_rule_set(self.content) if self.content.get("rules") else None
