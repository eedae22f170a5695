"""A saved profile: how the exports of one layout are read."""

from django.conf import settings
from django.db import models

from coresponder.formats.cad.profile import Profile, from_mapping


class SavedProfile(models.Model):
    """One version of a profile. A trigger of the database refuses to change or delete it: baselines refer to it."""

    name = models.SlugField(max_length=60)
    version = models.PositiveIntegerField()
    content = models.JSONField(help_text="The profile as plain data; see formats/cad/profile.py.")
    sha256 = models.CharField(max_length=64)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name", "-version")
        constraints = (
            models.UniqueConstraint(fields=["name", "version"], name="a_profile_has_each_version_once"),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="profile_versions_count_from_one"),
        )

    def __str__(self) -> str:
        return f"profile {self.name} version {self.version}"

    @property
    def profile(self) -> Profile:
        """The profile, checked again as it is read."""
        return from_mapping(self.content)
