"""Seals: signed statements of what the trail was at a moment. They can be added, never changed or removed."""

from django.db import models


class Seal(models.Model):
    """The Merkle root over the hashes of some events in a row, with the chain's last hash, signed.

    A copy that is kept elsewhere shows later whether the trail was cut off or rebuilt since. The signature covers the
    canonical JSON of `seals.document`; the key is named by its public half.
    """

    number = models.BigIntegerField(primary_key=True, help_text="1 for the first seal, then without gaps.")
    sealed_at = models.DateTimeField(help_text="When it was sealed, by the clock of the database.")
    first_position = models.BigIntegerField(help_text="The first event that it covers.")
    last_position = models.BigIntegerField(unique=True, help_text="The last event that it covers.")
    merkle_root = models.CharField(max_length=64, help_text="Over the hashes of these events, as in RFC 6962.")
    last_hash = models.CharField(max_length=64, help_text="The hash of the last event.")
    previous_seal = models.CharField(max_length=64, help_text="The hash of the seal before; zeros for the first.")
    public_key = models.CharField(max_length=64, help_text="Ed25519, in hexadecimal.")
    signature = models.CharField(max_length=128, help_text="Ed25519, in hexadecimal.")

    class Meta:
        ordering = ("-number",)

    def __str__(self) -> str:
        return f"seal {self.number}"
