"""Seals as they are stored, and the proof that one of them covers an event."""

from datetime import UTC

from coresponder.safeguards.audit.chain import covered_by
from coresponder.safeguards.audit.merkle import path_to
from coresponder.safeguards.audit.models import AuditEvent, Seal
from coresponder.safeguards.audit.seals.document import SealDocument
from coresponder.safeguards.audit.seals.proofs import InclusionProof


def newest_seal() -> Seal | None:
    """The last seal that was made."""
    return Seal.objects.order_by("-number").first()


def document_of(seal: Seal) -> SealDocument:
    """A stored seal as the document that was signed."""
    return SealDocument(
        number=seal.number,
        sealed_at=seal.sealed_at.astimezone(UTC).isoformat(timespec="microseconds"),
        first_position=seal.first_position,
        last_position=seal.last_position,
        merkle_root=seal.merkle_root,
        last_hash=seal.last_hash,
        previous_seal=seal.previous_seal,
        public_key=seal.public_key,
        signature=seal.signature,
    )


def seal_over(position: int) -> Seal | None:
    """The seal that covers this event; None when it waits to be sealed."""
    return Seal.objects.filter(first_position__lte=position, last_position__gte=position).first()


def proof_of(event: AuditEvent) -> InclusionProof | None:
    """The proof that a seal covers this event; None when it waits to be sealed, or was changed since."""
    seal = seal_over(event.position)
    if seal is None:
        return None
    covered = AuditEvent.objects.filter(position__range=(seal.first_position, seal.last_position))
    hashes = list(covered.order_by("position").values_list("hash", flat=True))
    index = event.position - seal.first_position
    if index >= len(hashes):
        return None
    return InclusionProof(event=covered_by(event), path=tuple(path_to(index, hashes)), seal=document_of(seal))
