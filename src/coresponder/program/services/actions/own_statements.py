"""What a package says under terms of ours: it fills what is unknown here, and otherwise is put before a person."""

from datetime import datetime
from uuid import UUID

from coresponder.program.services.models import (
    Disagreement,
    ResponderFacts,
    Service,
    ServiceCategory,
    ServicePayer,
    Source,
)
from coresponder.program.services.queries.own_terms import UNSAID, OwnStatements
from coresponder.program.services.vocabulary.answers import Answer, MedicalClearance
from coresponder.safeguards.accounts.models import User

TABLE = "responder_facts"


def take_over_own(own: OwnStatements, *, source: Source, by: User, at: datetime) -> set[UUID]:
    """Take over categories, payers and facts; the answer is which services are touched."""
    touched = _coded(own)
    by_service: dict[str, dict[str, str]] = {}
    for service, code, value in own.facts:
        by_service.setdefault(service, {})[code] = value
    known = {str(pk) for pk in Service.objects.filter(pk__in=by_service).values_list("pk", flat=True)}
    for service, facts in by_service.items():
        if service in known and _take_facts(service, facts, source=source, by=by, at=at):
            touched.add(UUID(service))
    return touched


def _coded(own: OwnStatements) -> set[UUID]:
    services = {UUID(service) for service, _, _ in (*own.categories, *own.payers)}
    known = set(Service.objects.filter(pk__in=services).values_list("pk", flat=True))
    categories = set(ServiceCategory.objects.filter(service__in=known).values_list("service", "category"))
    payers = set(ServicePayer.objects.filter(service__in=known).values_list("service", "payer"))
    new_categories = [
        ServiceCategory(service_id=UUID(service), category=code, known=how)
        for service, code, how in own.categories
        if UUID(service) in known and (UUID(service), code) not in categories
    ]
    new_payers = [
        ServicePayer(service_id=UUID(service), payer=code, known=how)
        for service, code, how in own.payers
        if UUID(service) in known and (UUID(service), code) not in payers
    ]
    ServiceCategory.objects.bulk_create(new_categories, ignore_conflicts=True)
    ServicePayer.objects.bulk_create(new_payers, ignore_conflicts=True)
    return {each.service_id for each in new_categories} | {each.service_id for each in new_payers}


def _take_facts(service: str, facts: dict[str, str], *, source: Source, by: User, at: datetime) -> bool:
    """Fill what is unknown. True where something was filled."""
    row = ResponderFacts.objects.filter(pk=UUID(service)).first() or ResponderFacts(service_id=UUID(service))
    facts = {code: value for code, value in facts.items() if _is_possible(code, value)}
    filled = {code: value for code, value in facts.items() if getattr(row, code) in UNSAID}
    disputed = {code: value for code, value in facts.items() if code not in filled and str(getattr(row, code)) != value}
    for code, value in filled.items():
        setattr(row, code, int(value) if code == "target_handover_minutes" and value.isdigit() else value)
    if row.exclusions and row.has_exclusions != Answer.YES:
        row.exclusions = ""
    if filled:
        row.changed_by = by
        row.save()
    for code, value in disputed.items():
        _dispute(row, code, value, source=source, at=at)
    return bool(filled)


def _is_possible(code: str, value: str) -> bool:
    """Whether a value is one that the fact can have; anything else is not taken over."""
    if code in ("accepts_police_drop_off", "accepts_holds", "has_exclusions"):
        return value in Answer.values
    if code == "medical_clearance":
        return value in MedicalClearance.values
    return code != "target_handover_minutes" or (value.isdigit() and 1 <= int(value) <= 600)


def _dispute(row: ResponderFacts, code: str, value: str, *, source: Source, at: datetime) -> None:
    same = {"resource_type": TABLE, "resource_id": row.pk, "field_name": code}
    if not Disagreement.objects.filter(theirs=value, source=source, **same).exists():
        ours = str(getattr(row, code))
        Disagreement.objects.bulk_create(
            [Disagreement(source=source, ours=ours, theirs=value, found_at=at, **same)], ignore_conflicts=True
        )
