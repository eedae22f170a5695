"""Which instruments an agency uses, in which version, and the permission of the owner where one is needed."""

from functools import cached_property

from django.conf import settings
from django.db import models
from django.db.models import Q

from coresponder.formats.instruments import Pack, pack_from
from coresponder.safeguards.accounts.models import Agency


class OwnersPermission(models.Model):
    """The owner of an instrument allows an agency to use its text: what shows it, and who wrote that down."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    instrument_key = models.CharField(max_length=40)
    evidence = models.TextField(help_text="What shows it: a letter, a license number, a registration, and where it is.")
    granted_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True, help_text="The last day. Empty: without an end.")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-recorded_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["agency", "instrument_key"],
                condition=Q(withdrawn_at=None),
                name="an_agency_has_one_permission_for_an_instrument",
            ),
        )

    def __str__(self) -> str:
        return f"permission {self.pk}"


class InstrumentInUse(models.Model):
    """An agency uses an instrument from one moment to another. What it asked then is kept word for word.

    `content` is the pack, so that a screening stays readable when a newer version of the program has other words.
    `permission` is there where the text is the agency's own copy.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    instrument_key = models.CharField(max_length=40)
    version = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    content = models.JSONField()
    permission = models.ForeignKey(OwnersPermission, on_delete=models.PROTECT, null=True, related_name="+")
    put_in_use_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    put_in_use_at = models.DateTimeField(auto_now_add=True)
    taken_out_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    taken_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("instrument_key", "-put_in_use_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["agency", "instrument_key"],
                condition=Q(taken_out_at=None),
                name="an_agency_uses_an_instrument_in_one_version",
            ),
        )

    def __str__(self) -> str:
        return f"instrument in use {self.pk}"

    @cached_property
    def pack(self) -> Pack:
        """The instrument as it was when it was put in use."""
        return pack_from(self.content)
