"""Which categories of ours a service belongs to, from its source’s terms: mapped by somebody, or by words."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from coresponder.program.services.models import (
    Attribute,
    CategoryMapping,
    CostOption,
    Service,
    ServiceCategory,
    ServicePayer,
    TaxonomyTerm,
)
from coresponder.program.services.vocabulary.answers import Known, Payer
from coresponder.program.services.vocabulary.categories import proposed_for

DERIVED = (Known.MAPPED, Known.BY_WORDS)
# Only what a directory says in exactly these words: “does not take Medicaid” is no payer.
PAYERS = {
    "medicaid": Payer.MEDICAID,
    "medicare": Payer.MEDICARE,
    "private insurance": Payer.PRIVATE,
    "insurance": Payer.PRIVATE,
    "sliding scale": Payer.SLIDING_FEE,
    "sliding fee": Payer.SLIDING_FEE,
    "sliding fee scale": Payer.SLIDING_FEE,
    "free": Payer.FREE,
    "no fee": Payer.FREE,
    "no charge": Payer.FREE,
    "cash": Payer.SELF_PAY,
    "self-pay": Payer.SELF_PAY,
    "self pay": Payer.SELF_PAY,
    "tricare": Payer.VETERANS,
}


def classify_services(services: Iterable[UUID]) -> None:
    """Derive the categories and payers of these services anew. What somebody said stays."""
    ids = set(Service.objects.filter(pk__in=set(services)).values_list("pk", flat=True))
    linked = Attribute.objects.current().filter(link_entity="service", taxonomy_term__isnull=False)
    terms: dict[UUID, set[UUID]] = defaultdict(set)
    for service, term in linked.values_list("link_id", "taxonomy_term"):
        if service in ids:
            terms[service].add(term)
    _put_categories(ids, terms, categories_of_terms({term for found in terms.values() for term in found}))
    _put_payers(ids)


def categories_of_terms(terms: set[UUID]) -> dict[UUID, list[tuple[str, Known]]]:
    """The categories of outside terms: as somebody mapped them, otherwise as their words propose."""
    mapped: dict[UUID, list[tuple[str, Known]]] = defaultdict(list)
    for term, category in CategoryMapping.objects.filter(taxonomy_term__in=terms).values_list(
        "taxonomy_term", "category"
    ):
        mapped[term].append((category, Known.MAPPED))
    named = TaxonomyTerm.objects.filter(pk__in=terms - set(mapped)).values_list("pk", "name")
    proposed = {pk: [(code, Known.BY_WORDS) for code in proposed_for(name)] for pk, name in named}
    return {**proposed, **mapped}


def _put_categories(ids: set[UUID], terms: dict[UUID, set[UUID]], by_term: dict[UUID, list[tuple[str, Known]]]) -> None:
    said = set(ServiceCategory.objects.filter(service__in=ids, known=Known.SAID).values_list("service", "category"))
    wanted: dict[tuple[UUID, str], Known] = {}
    for service, found in terms.items():
        for category, known in (each for term in found for each in by_term.get(term, ())):
            if (service, category) not in said and wanted.get((service, category)) != Known.MAPPED:
                wanted[service, category] = known
    ServiceCategory.objects.filter(service__in=ids, known__in=DERIVED).delete()
    ServiceCategory.objects.bulk_create(
        ServiceCategory(service_id=service, category=category, known=known)
        for (service, category), known in sorted(wanted.items(), key=str)
    )


def _put_payers(ids: set[UUID]) -> None:
    said = set(ServicePayer.objects.filter(service__in=ids, known=Known.SAID).values_list("service", "payer"))
    options = CostOption.objects.current().filter(service__in=ids).values_list("service", "option")
    found = {(service, PAYERS[words]) for service, option in options if (words := option.strip().casefold()) in PAYERS}
    ServicePayer.objects.filter(service__in=ids, known__in=DERIVED).delete()
    ServicePayer.objects.bulk_create(
        ServicePayer(service_id=service, payer=payer, known=Known.MAPPED)
        for service, payer in sorted(found - said, key=str)
    )
