"""Showing that one event is among those that a seal covers, without showing any other event."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from coresponder.kernel.content_hash import content_sha256
from coresponder.kernel.errors import InputError
from coresponder.safeguards.audit.merkle import root_from
from coresponder.safeguards.audit.seals.document import FORMAT as SEAL_FORMAT
from coresponder.safeguards.audit.seals.document import SealDocument, seal_from_mapping

FORMAT = "coresponder-audit-proof-1"


@dataclass(frozen=True, kw_only=True)
class InclusionProof:
    """The event's columns, the path from its hash to the root, and the seal with that root."""

    event: Mapping[str, Any]
    path: tuple[str, ...]
    seal: SealDocument

    @property
    def position(self) -> int:
        """Which event this is about."""
        return int(self.event["position"])

    @property
    def event_hash(self) -> str:
        """The hash that the event has if its columns are what they say."""
        return content_sha256(dict(self.event))

    def holds(self, *, public_key: str) -> bool:
        """True when the seal is signed by this key and the event, exactly as it stands here, is under its root."""
        root = root_from(
            self.event_hash,
            index=self.position - self.seal.first_position,
            leaves=self.seal.last_position - self.seal.first_position + 1,
            path=self.path,
        )
        return root == self.seal.merkle_root and self.seal.is_signed_by(public_key)

    def to_text(self) -> str:
        """The file that is handed to whoever has to be convinced."""
        seal = {"format": SEAL_FORMAT, **asdict(self.seal)}
        content = {"format": FORMAT, "event": dict(self.event), "path": list(self.path), "seal": seal}
        return json.dumps(content, indent=2) + "\n"


def proof_from_text(text: str, *, name: str) -> InclusionProof:
    """The proof in a file; InputError, naming the file, when it holds none."""
    try:
        content = json.loads(text)
        if content["format"] != FORMAT:
            raise ValueError("This is another format.")
        seal = seal_from_mapping(content["seal"])
        path = tuple(bytes.fromhex(step).hex() for step in content["path"])
        return InclusionProof(
            event={**content["event"], "position": int(content["event"]["position"])}, path=path, seal=seal
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputError(
            "not_a_proof",
            f"{name} is not a proof about an event of the audit trail.",
            "Use a file that “coresponder audit proof --out” or the page of an event wrote.",
        ) from error
