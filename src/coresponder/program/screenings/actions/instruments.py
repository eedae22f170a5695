"""Putting an instrument in use at an agency, and recording that its owner allows it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from coresponder.formats.instruments import Pack, pack_from
from coresponder.kernel.errors import UsageError
from coresponder.program.screenings.audit_events import (
    INSTRUMENT_PUT_IN_USE,
    INSTRUMENT_TAKEN_OUT,
    PERMISSION_RECORDED,
    PERMISSION_WITHDRAWN,
)
from coresponder.program.screenings.models import InstrumentInUse, OwnersPermission
from coresponder.program.screenings.queries.instruments import in_use_at, permission_of
from coresponder.program.screenings.rules.instruments import known_pack, refuse_own_text, refuse_unless_it_screens
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def put_in_use(*, agency: Agency, key: str, by: User, own_text: Mapping[str, Any] | None = None) -> InstrumentInUse:
    """From now on the agency uses the instrument: as it is shipped, or with a text that the owner lets it use.

    What was in use before is taken out; screenings that were recorded with it keep it.
    """
    check(by, Permission.MANAGE_INSTRUMENTS)
    shipped = known_pack(key)
    agency = _locked(agency)
    permission = permission_of(agency, key) if own_text is not None else None
    pack = _own(own_text, shipped, permission) if own_text is not None else shipped
    _take_out(agency, key, by)
    made = InstrumentInUse.objects.create(
        agency=agency,
        instrument_key=key,
        version=pack.version,
        sha256=pack.sha256,
        content=pack.content,
        permission=permission,
        put_in_use_by=by,
    )
    details: dict[str, Detail] = {"instrument": key, "version": _token(pack.version), "own_text": own_text is not None}
    record(INSTRUMENT_PUT_IN_USE, by=by, about=f"agency:{agency.pk}", details=details)
    return made


@transaction.atomic
def take_out_of_use(*, agency: Agency, key: str, by: User) -> None:
    """The agency uses the instrument no more. What was recorded with it stays."""
    check(by, Permission.MANAGE_INSTRUMENTS)
    if not _take_out(_locked(agency), key, by):
        raise UsageError("not_in_use", f"{known_pack(key).name} is not in use there.")
    record(INSTRUMENT_TAKEN_OUT, by=by, about=f"agency:{agency.pk}", details={"instrument": key})


@transaction.atomic
def record_permission(
    *, agency: Agency, key: str, evidence: str, granted_on: date, by: User, ends_on: date | None = None
) -> OwnersPermission:
    """Write down that the owner lets the agency use the text, and what shows it. It opens nothing by itself."""
    check(by, Permission.MANAGE_INSTRUMENTS)
    known_pack(key)
    agency = _locked(agency)
    if not evidence.strip():
        raise UsageError("no_evidence", "Say what shows the permission, and where it is kept.")
    if granted_on > timezone.localdate():
        raise UsageError("not_granted_yet", "The permission would be of a day to come.", "Look at the date.")
    if ends_on is not None and ends_on < timezone.localdate():
        raise UsageError("ended_already", "The permission has ended already.", "Look at the last day.")
    if permission_of(agency, key):
        raise UsageError("permission_on_file", "A permission is on file already.", "End that one first.")
    OwnersPermission.objects.filter(agency=agency, instrument_key=key, withdrawn_at=None).update(
        withdrawn_at=timezone.now(), withdrawn_by=by
    )
    made = OwnersPermission.objects.create(
        agency=agency,
        instrument_key=key,
        evidence=evidence.strip(),
        granted_on=granted_on,
        ends_on=ends_on,
        recorded_by=by,
    )
    record(PERMISSION_RECORDED, by=by, about=f"agency:{agency.pk}", details={"instrument": key})
    return made


@transaction.atomic
def withdraw_permission(*, agency: Agency, key: str, by: User) -> None:
    """Write down that the owner's permission has ended. A text that rests on it is used no more from now on."""
    check(by, Permission.MANAGE_INSTRUMENTS)
    agency = _locked(agency)
    held = OwnersPermission.objects.filter(agency=agency, instrument_key=key, withdrawn_at=None).first()
    if held is None:
        raise UsageError("no_permission", "No permission is on file.")
    held.withdrawn_at, held.withdrawn_by = timezone.now(), by
    held.save(update_fields=["withdrawn_at", "withdrawn_by"])
    in_use = in_use_at(agency, key)
    if in_use is not None and in_use.permission_id == held.pk:
        _take_out(agency, key, by)
    record(PERMISSION_WITHDRAWN, by=by, about=f"agency:{agency.pk}", details={"instrument": key})


def _locked(agency: Agency) -> Agency:
    found = Agency.objects.select_for_update().get(pk=agency.pk)
    refuse_unless_it_screens(found)
    return found


def _own(content: Mapping[str, Any], shipped: Pack, permission: OwnersPermission | None) -> Pack:
    """The agency's text, which carries the evidence that was recorded."""
    evidence = permission.evidence[:600] if permission else ""
    about = {**content.get("instrument", {}), "evidence": evidence or "none"}
    pack = pack_from({**content, "instrument": about})
    refuse_own_text(pack, shipped=shipped, permission=permission)
    return pack


def _take_out(agency: Agency, key: str, by: User) -> int:
    in_use = InstrumentInUse.objects.filter(agency=agency, instrument_key=key, taken_out_at=None)
    return in_use.update(taken_out_at=timezone.now(), taken_out_by=by)


def _token(version: str) -> str:
    """A version as the trail takes it: without spaces and signs."""
    return "".join(each for each in version if each.isalnum() or each in "._-")[:40]
