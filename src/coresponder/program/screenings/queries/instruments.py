"""Which instruments there are, and which an agency uses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from coresponder.formats.instruments import Pack, shipped_packs
from coresponder.program.screenings.models import InstrumentInUse, OwnersPermission
from coresponder.program.screenings.vocabulary import SCREENING_AGENCIES
from coresponder.safeguards.accounts.models import Agency, User


@dataclass(frozen=True, kw_only=True)
class AtAgency:
    """What one agency has to do with one instrument."""

    agency: Agency
    in_use: InstrumentInUse | None
    permission: OwnersPermission | None


def in_use_at(agency: Agency, key: str) -> InstrumentInUse | None:
    """The instrument as the agency uses it now. One whose permission has come to its last day is used no more."""
    found = (
        InstrumentInUse.objects.filter(agency=agency, instrument_key=key, taken_out_at=None)
        .select_related("permission")
        .first()
    )
    return found if found is not None and _is_allowed(found) else None


def in_use_then(user: User, key: str, *, sha256: str, at: datetime) -> InstrumentInUse | None:
    """The instrument as a phone had it, where the own agency used exactly that at the moment at which it was asked.

    Without a hash, or where there was no such one, what is in use now.
    """
    if user.agency is None:
        return None
    had = InstrumentInUse.objects.filter(
        Q(taken_out_at=None) | Q(taken_out_at__gte=at), agency=user.agency, instrument_key=key, sha256=sha256
    )
    return had.order_by("-put_in_use_at").first() or in_use_at(user.agency, key)


def instruments_of(user: User) -> list[InstrumentInUse]:
    """Every instrument that somebody may ask with: in use at the own agency, and open to the own role."""
    if user.agency is None:
        return []
    found = InstrumentInUse.objects.filter(agency=user.agency, taken_out_at=None).select_related("permission")
    usable = [each for each in found if _is_allowed(each) and user.role in each.pack.roles]
    return sorted(usable, key=lambda each: each.pack.name.lower())


def permission_of(agency: Agency, key: str) -> OwnersPermission | None:
    """The owner's permission that holds today."""
    today = timezone.localdate()
    return OwnersPermission.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=today), agency=agency, instrument_key=key, withdrawn_at=None
    ).first()


def screening_agencies() -> Sequence[Agency]:
    """Every agency that could use an instrument."""
    return list(Agency.objects.filter(kind__in=SCREENING_AGENCIES).order_by("name"))


def at_agencies(key: str) -> list[AtAgency]:
    """For every such agency, whether it uses the instrument and what permission is on file."""
    return [
        AtAgency(agency=each, in_use=in_use_at(each, key), permission=permission_of(each, key))
        for each in screening_agencies()
    ]


def register_rows() -> list[tuple[Pack, list[str]]]:
    """Every instrument with the names of the agencies that use it."""
    used = InstrumentInUse.objects.filter(taken_out_at=None).select_related("agency", "permission")
    by_key: dict[str, list[str]] = {}
    for each in used:
        if _is_allowed(each):
            by_key.setdefault(each.instrument_key, []).append(each.agency.name)
    return [(pack, sorted(by_key.get(pack.key, []))) for pack in shipped_packs()]


def _is_allowed(used: InstrumentInUse) -> bool:
    if used.permission is None:
        return True
    ends_on = used.permission.ends_on
    return used.permission.withdrawn_at is None and (ends_on is None or ends_on >= timezone.localdate())
