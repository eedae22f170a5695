"""A draft: its title, days, text, clauses and parties."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from coresponder.kernel.errors import UsageError
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.agreements.actions.locking import about, locked, locked_draft
from coresponder.safeguards.agreements.audit_events import (
    AGREEMENT_DRAFTED,
    AGREEMENT_WRITTEN,
    DRAFT_GIVEN_UP,
    PARTY_ADDED,
    PARTY_REMOVED,
)
from coresponder.safeguards.agreements.models import Agreement, Party
from coresponder.safeguards.agreements.rules import AGREEMENT_TRANSITIONS
from coresponder.safeguards.agreements.vocabulary import STANDARD_CLAUSES, AgreementKind, AgreementState, Clause
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def draft_agreement(
    *, title: str, agencies: Collection[Agency], by: User, kind: AgreementKind = AgreementKind.SHARING
) -> Agreement:
    """Begin a draft between these agencies, with the clauses that every agreement begins with."""
    check(by, Permission.DRAFT_AGREEMENTS)
    standard = {clause.value: text for clause, text in STANDARD_CLAUSES.items()}
    agreement = Agreement.objects.create(title=title, kind=kind, clauses=standard, drafted_by=by)
    for agency in agencies:
        Party.objects.create(agreement=agreement, agency=agency)
    record(AGREEMENT_DRAFTED, by=by, about=about(agreement), details={"parties": len(agencies)})
    return agreement


@transaction.atomic
def write_agreement(
    *,
    agreement: Agreement,
    title: str,
    starts_on: date | None,
    ends_on: date | None,
    review_on: date | None,
    text: str,
    clauses: Mapping[Clause, str],
    by: User,
) -> Agreement:
    """Write what a draft says beside its parties and terms. Clauses that are left empty are left out."""
    check(by, Permission.DRAFT_AGREEMENTS)
    agreement = locked_draft(agreement)
    _refuse_days(starts_on, ends_on)
    said = {clause.value: words.strip() for clause, words in clauses.items() if words.strip()}
    wanted: dict[str, Any] = {"title": title, "starts_on": starts_on, "ends_on": ends_on, "review_on": review_on}
    wanted |= {"text": text, "clauses": said}
    changed = [name for name, value in wanted.items() if getattr(agreement, name) != value]
    for name in changed:
        setattr(agreement, name, wanted[name])
    agreement.save()
    record(AGREEMENT_WRITTEN, by=by, about=about(agreement), details={"changed": len(changed)})
    return agreement


@transaction.atomic
def add_party(*, agreement: Agreement, agency: Agency, by: User) -> Party:
    """Make an agency a party of a draft."""
    check(by, Permission.DRAFT_AGREEMENTS)
    agreement = locked_draft(agreement)
    if agreement.parties.filter(agency=agency).exists():
        raise UsageError("party_already", "This agency is a party of the draft already.", "Choose another agency.")
    party = Party.objects.create(agreement=agreement, agency=agency)
    record(PARTY_ADDED, by=by, about=about(agreement), details={"agency": agency.pk})
    return party


@transaction.atomic
def remove_party(*, agreement: Agreement, agency: Agency, by: User) -> Agreement:
    """Take an agency out of a draft, with every term from or to it."""
    check(by, Permission.DRAFT_AGREEMENTS)
    agreement = locked_draft(agreement)
    removed, _ = agreement.parties.filter(agency=agency).delete()
    if not removed:
        raise UsageError("no_party", "This agency is no party of the draft.", "Choose one of its parties.")
    from_it, _ = agreement.terms.filter(from_agency=agency).delete()
    to_it, _ = agreement.terms.filter(to_agency=agency).delete()
    details = {"agency": agency.pk, "terms": from_it + to_it}
    record(PARTY_REMOVED, by=by, about=about(agreement), details=details)
    return agreement


@transaction.atomic
def give_up_draft(*, agreement: Agreement, by: User) -> Agreement:
    """End what not everybody has signed. It opened nothing, and cannot be taken up again."""
    check(by, Permission.DRAFT_AGREEMENTS)
    agreement = locked(agreement)
    AGREEMENT_TRANSITIONS.check(current=agreement.state, wanted=AgreementState.ENDED)
    if agreement.state not in (AgreementState.DRAFTED, AgreementState.AGREED):
        raise UsageError("is_signed", "Everybody has signed this agreement.", "A party or the privacy officer ends it.")
    agreement.state = AgreementState.ENDED
    agreement.save()
    record(DRAFT_GIVEN_UP, by=by, about=about(agreement), details={})
    return agreement


def _refuse_days(starts_on: date | None, ends_on: date | None) -> None:
    if ends_on is not None and starts_on is None:
        raise UsageError("no_first_day", "The agreement has a last day and no first one.", "Say when it begins.")
    if starts_on is not None and ends_on is not None and ends_on < starts_on:
        raise UsageError("ends_before_it_starts", "The last day is before the first one.", "Correct one of the two.")
