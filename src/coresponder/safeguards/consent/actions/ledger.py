"""Reading the ledger about a person, and handing it out."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.consent.audit_events import LEDGER_HANDED_OUT, LEDGER_READ
from coresponder.safeguards.consent.ledger_files import file_content, report_named
from coresponder.safeguards.consent.models import Disclosure
from coresponder.safeguards.consent.persons import check_person, ids_of
from coresponder.safeguards.consent.queries import disclosures_about
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def read_ledger(*, person_id: UUID, wanted: Mapping[str, Any], by: User) -> list[Disclosure]:
    """What was shared about a person, newest first, within what `wanted` says (see disclosures_about)."""
    lines = _lines(person_id, wanted, by)
    record(LEDGER_READ, by=by, about=f"person:{person_id}", details={"lines": len(lines)})
    return lines


@transaction.atomic
def hand_out_ledger(*, person_id: UUID, filters: Mapping[str, Any], file_name: str, by: User) -> bytes:
    """One of the files of ledger_files, which leaves the program: an event of its own, unless it could not be made."""
    lines = _lines(person_id, report_named(file_name).wanted(filters), by)
    content = file_content(file_name, lines)
    details: dict[str, Detail] = {"lines": len(lines), "file": file_name}
    record(LEDGER_HANDED_OUT, by=by, about=f"person:{person_id}", details=details)
    return content


def _lines(person_id: UUID, wanted: Mapping[str, Any], by: User) -> list[Disclosure]:
    check(by, Permission.VIEW_DISCLOSURES)
    check_person(person_id, by=by)
    return list(disclosures_about(ids_of(person_id), **wanted))
