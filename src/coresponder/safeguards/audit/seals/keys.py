"""The key that signs seals, and the public keys whose seals are believed.

`AUDIT_SIGNING_KEY` is 32 bytes in base64. Whoever has it could sign seals over a rebuilt trail; keep the public key
and some seals where nobody with that key or with the database can change them.
"""

import base64

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from coresponder.safeguards.audit.seals.document import public_half


def signing_key() -> Ed25519PrivateKey:
    """The key of this program."""
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(settings.AUDIT_SIGNING_KEY))


def believed_keys() -> frozenset[str]:
    """This program's own public key, and those it had before (AUDIT_FORMER_PUBLIC_KEYS), in hexadecimal."""
    return frozenset({public_half(signing_key()), *settings.AUDIT_FORMER_PUBLIC_KEYS})


def public_key_as_text() -> str:
    """The public key as PEM, to be kept with the seals."""
    return signing_key().public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
