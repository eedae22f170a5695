"""Keeping the directory right: calling services, saying how old is too old, deciding where a source disagrees."""

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.services.actions.classifying import classify_services
from coresponder.program.services.actions.listing import refresh_listings
from coresponder.program.services.actions.own_statements import TABLE as FACTS
from coresponder.program.services.audit_events import (
    DISAGREEMENT_DECIDED,
    FRESHNESS_SET,
    SERVICE_VERIFIED,
    TERM_MAPPED,
)
from coresponder.program.services.models import (
    Attribute,
    CategoryMapping,
    Change,
    Disagreement,
    ResponderFacts,
    Service,
    TaxonomyTerm,
    Verification,
    VerifyEvery,
)
from coresponder.program.services.queries.comparing import service_of
from coresponder.program.services.queries.rows import MODELS, as_attributes, as_row, field_of
from coresponder.program.services.vocabulary.answers import SPOKEN_WITH, ChangeKind, VerificationResult
from coresponder.program.services.vocabulary.categories import CATEGORIES
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def verify_service(*, service: Service, result: VerificationResult, note: str = "", by: User) -> Verification:
    """Note what came of asking a service. Only having spoken with somebody makes it fresh."""
    check(by, Permission.VERIFY_SERVICES)
    service = Service.objects.select_for_update().get(pk=service.pk)
    made = Verification.objects.create(service=service, result=result, note=note.strip(), by=by, at=timezone.now())
    if result in SPOKEN_WITH:
        service.verified_at, service.verified_by = made.at, by
        service.save(update_fields=["verified_at", "verified_by"])
    record(SERVICE_VERIFIED, by=by, about=f"service:{service.pk}", details={"result": result})
    return made


@transaction.atomic
def set_freshness(*, days_for_crisis: int, days_for_others: int, by: User) -> VerifyEvery:
    """Say after how many days services look stale."""
    check(by, Permission.MANAGE_SERVICES)
    days = {"days_for_crisis": days_for_crisis, "days_for_others": days_for_others}
    made = VerifyEvery.objects.create(set_by=by, **days)
    record(FRESHNESS_SET, by=by, about="services", details=days)
    return made


@transaction.atomic
def decide_disagreement(*, disagreement: Disagreement, take_theirs: bool, by: User) -> Disagreement:
    """Keep what stands here, or take what the source says now."""
    check(by, Permission.MANAGE_SERVICES)
    found = Disagreement.objects.select_for_update().get(pk=disagreement.pk)
    if found.decided_at is not None:
        raise StateError("decided_already", "Somebody has decided about this already.", "Look at the history.")
    if take_theirs:
        _take_theirs(found, by)
    found.decided_at, found.decided_by, found.took_theirs = timezone.now(), by, take_theirs
    found.save()
    details = {"decided": "theirs" if take_theirs else "ours"}
    record(DISAGREEMENT_DECIDED, by=by, about=f"disagreement:{found.pk}", details=details)
    return found


def _take_theirs(found: Disagreement, by: User) -> None:
    if found.resource_type == FACTS:
        facts = ResponderFacts.objects.get(pk=found.resource_id)
        is_number = found.field_name == "target_handover_minutes"
        setattr(facts, found.field_name, int(found.theirs) if is_number else found.theirs)
        facts.changed_by = by
        facts.save()
        _noted(found, found.resource_id, by)
        return
    table, name = found.resource_type, field_of(found.resource_type, found.field_name)
    instance = MODELS[table].objects.get(pk=found.resource_id)
    imported = instance.as_imported or {}
    setattr(instance, name, as_attributes(table, imported)[name])
    instance.save(update_fields=[name])
    _noted(found, service_of(table, as_row(table, instance)), by)


def _noted(found: Disagreement, service: object, by: User) -> None:
    Change.objects.create(
        resource_type=found.resource_type,
        resource_id=found.resource_id,
        service_id=service,  # type: ignore[misc]  # an id, or none
        kind=ChangeKind.IMPORTED,
        field_name=found.field_name,
        previous_value=found.ours,
        replacement_value=found.theirs,
        source=found.source,
        by=by,
        at=timezone.now(),
    )
    if service:
        refresh_listings([service])  # type: ignore[list-item]  # an id


@transaction.atomic
def map_term(*, term: TaxonomyTerm, categories: list[str], by: User) -> TaxonomyTerm:
    """Say to which of our categories services under an outside term belong; none is an answer as well.

    With none, the term’s words propose again.
    """
    check(by, Permission.MANAGE_SERVICES)
    if unknown := [code for code in categories if code not in CATEGORIES]:
        raise UsageError("no_such_category", f"There is no category “{unknown[0]}”.", "Choose from the list.")
    CategoryMapping.objects.filter(taxonomy_term=term).delete()
    CategoryMapping.objects.bulk_create(
        CategoryMapping(taxonomy_term=term, category=code, set_by=by) for code in dict.fromkeys(categories)
    )
    linked = Attribute.objects.current().filter(taxonomy_term=term, link_entity="service")
    services = set(linked.values_list("link_id", flat=True))
    classify_services(services)
    refresh_listings(services)
    record(TERM_MAPPED, by=by, about=f"term:{term.pk}", details={"categories": len(set(categories))})
    return term
