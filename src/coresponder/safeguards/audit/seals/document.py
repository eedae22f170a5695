"""What a seal says, and whether it was signed: plain values, read from a row or from a file that was kept elsewhere."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

from coresponder.kernel.content_hash import canonical_json, content_sha256
from coresponder.kernel.errors import InputError

FORMAT = "coresponder-audit-seal-1"
UNSIGNED = "0" * 128


@dataclass(frozen=True, kw_only=True)
class SealDocument:
    """One seal. Everything but the signature is signed."""

    number: int
    sealed_at: str
    first_position: int
    last_position: int
    merkle_root: str
    last_hash: str
    previous_seal: str
    public_key: str
    signature: str = UNSIGNED

    @property
    def statement(self) -> bytes:
        """What is signed: canonical JSON, so that the same seal is always the same bytes."""
        said = {name: value for name, value in asdict(self).items() if name != "signature"}
        return canonical_json({"format": FORMAT, **said}).encode()

    @property
    def fingerprint(self) -> str:
        """The hash by which the next seal names this one."""
        return content_sha256(asdict(self))

    def is_signed_by(self, public_key: str) -> bool:
        """True when the holder of this key signed exactly this."""
        try:
            key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
            key.verify(bytes.fromhex(self.signature), self.statement)
        except (InvalidSignature, ValueError):
            return False
        return public_key == self.public_key

    def to_text(self) -> str:
        """The file that is kept elsewhere; short enough to be printed."""
        return json.dumps({"format": FORMAT, **asdict(self)}, indent=2) + "\n"


def signed(document: SealDocument, key: Ed25519PrivateKey) -> SealDocument:
    """The same seal, signed."""
    return SealDocument(**{**asdict(document), "signature": key.sign(document.statement).hex()})


def public_half(key: Ed25519PrivateKey) -> str:
    """The public key in hexadecimal."""
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def seal_from_text(text: str, *, name: str) -> SealDocument:
    """The seal in a file; InputError, naming the file, when it holds no seal."""
    try:
        return seal_from_mapping(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputError(
            "not_a_seal",
            f"{name} is not a seal of the audit trail.",
            "Use a file that “coresponder audit seal --out” or the page Seals wrote.",
        ) from error


def seal_from_mapping(content: dict[str, Any]) -> SealDocument:
    """The seal in a mapping as `to_text` writes it; ValueError for another format or a value of the wrong kind."""
    rest = dict(content)
    if rest.pop("format") != FORMAT:
        raise ValueError("This is another format.")
    document = SealDocument(**rest)
    for name, wanted in SealDocument.__annotations__.items():
        if type(getattr(document, name)) is not wanted:
            raise TypeError(f"{name} is of the wrong kind.")
    return document


def public_key_from_pem(content: bytes, *, name: str) -> str:
    """The public key in a PEM file, in hexadecimal; InputError when there is none of this kind in it."""
    try:
        key = load_pem_public_key(content)
    except ValueError:
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise InputError(
            "not_a_public_key",
            f"{name} does not hold an Ed25519 public key.",
            "Use the file that “coresponder audit key --out” wrote.",
        )
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw).hex()
