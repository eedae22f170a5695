"""Whether somebody may work in a role on a day: asked of every app that knows what has to be valid for it.

An app registers a check in its AppConfig:

    credential_checks.register(lapsed_training)     # (user, role, on) -> sentences, one for each thing that lapsed

The first check is here: licenses and certifications as dated records. Training comes with the app that knows it.
A role is a plain word, such as “officer” or “clinician”, so that this module needs to know no team.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from coresponder.safeguards.accounts.models import Credential, User
from coresponder.safeguards.accounts.vocabulary import CredentialKind

RENEW = "The renewal is recorded under Accounts."


@dataclass(frozen=True, kw_only=True)
class Lapse:
    """One thing that is not valid on the day: a code for programs, a sentence without a number, and what mends it."""

    code: str
    sentence: str
    mend: str = RENEW


Check = Callable[[User, str, date], Iterable["Lapse"]]

# What counts for every role, and what for some. A kind that was never recorded is no lapse: it is asked for elsewhere.
FOR_EVERYBODY = frozenset({CredentialKind.PRIVACY_TRAINING, CredentialKind.SECURITY_TRAINING})
FOR_SWORN = frozenset({CredentialKind.PEACE_OFFICER, CredentialKind.CIT})
FOR_OTHERS = frozenset({CredentialKind.LICENSE, CredentialKind.CERTIFICATION})
SWORN = "officer"

_registered: list[Check] = []


def register(check: Check) -> None:
    """Make a check known, once."""
    if check not in _registered:
        _registered.append(check)


def forget(check: Check) -> None:
    """Take a check away again."""
    _registered.remove(check)


def lapses_of(user: User, *, role: str, on: date) -> list[Lapse]:
    """Everything that is not valid for this role on this day, over every check."""
    return [lapse for check in (lapsed_credentials, *_registered) for lapse in check(user, role, on)]


def lapsed_credentials(user: User, role: str, on: date) -> list[Lapse]:
    """Kinds that count for the role and of which the newest record does not reach the day."""
    wanted = FOR_EVERYBODY | (FOR_SWORN if role == SWORN else FOR_OTHERS)
    newest: dict[str, date | None] = {}
    for kind, expires_on in _records(user, wanted):
        known = newest.get(kind, date.min)
        newest[kind] = None if known is None or expires_on is None else max(known, expires_on)
    return [_lapse(kind, until) for kind, until in sorted(newest.items()) if until is not None and until < on]


def _records(user: User, kinds: Iterable[str]) -> list[tuple[str, date | None]]:
    return list(Credential.objects.filter(user=user, kind__in=kinds).values_list("kind", "expires_on"))


def _lapse(kind: str, until: date) -> Lapse:
    words = CredentialKind(kind).label
    return Lapse(code=f"{kind}_lapsed", sentence=f"The {words} of {{name}} was valid until {until:%B %-d, %Y}.")
