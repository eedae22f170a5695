"""The one-time links with which people come into the program, and come back in."""

import uuid

from django.conf import settings
from django.db import models

from coresponder.safeguards.accounts.models.people import Agency
from coresponder.safeguards.accounts.vocabulary import InvitationState


class Invitation(models.Model):
    """One link for one person, handed over by the coordinator. Only the hash of its token is kept.

    Without `renews` it makes an account with this name, agency and role. With `renews` it lets the owner of that
    account set a new password and a new second factor, when the old ones are lost.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    display_name = models.CharField(max_length=120)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="invitations")
    role = models.CharField(max_length=40, help_text="The key of a role; see permissions/roles.py.")
    ends_on = models.DateField(null=True, blank=True, help_text="The last day of the membership, where it is known.")
    renews = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="renewals")
    token_hash = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=10, choices=InvitationState, default=InvitationState.OPEN)
    # Nobody has an account yet when the first coordinator is invited, by a command on the server.
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    invited_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True, help_text="When it was accepted or withdrawn.")

    class Meta:
        ordering = ("-invited_at",)

    def __str__(self) -> str:
        return f"invitation {self.pk}"
