"""Which of the invented services are partners that take referrals by link."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from coresponder.program.referrals.actions.desks import set_desk
from coresponder.program.referrals.queries.services import every_service
from coresponder.program.services.models import Service
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.accounts.vocabulary import AgencyKind
from coresponder.safeguards.agreements.actions.drafting import draft_agreement, write_agreement
from coresponder.safeguards.agreements.actions.signing import agree, record_signature_on_paper
from coresponder.safeguards.agreements.actions.terms import set_terms
from coresponder.safeguards.agreements.rules import Cell
from coresponder.safeguards.agreements.vocabulary import STANDARD_CLAUSES
from coresponder.safeguards.vocabulary import DataClass, LegalBasis, Purpose

# The first service of each of these kinds is run by a partner.
PARTNERS_FOR = (
    "counseling", "psychiatric_care", "emergency_shelter", "coordinated_entry", "food_pantry", "income_benefits",
    "peer_support", "substance_use_counseling",
)  # fmt: skip
TITLE = "Referrals to services (invented)"
PAPER = "Binder of referral partners, office of the coordinator (invented)"
FIRST_PHONE = 5_555_550_140
OPENED = {DataClass.SOCIAL_NEEDS: Purpose.CARE_COORDINATION, DataClass.CLINICAL: Purpose.TREATMENT}


def load(*, clinic: Agency, by: User, manager: User) -> frozenset[UUID]:
    """Make them partners with a desk and an agreement; the ids of their services."""
    services = list(_chosen())
    for number, service in enumerate(services):
        _join(service)
        phone = str(FIRST_PHONE + number) if number % 3 else ""
        email = f"intake-{number + 1}@services.marigold.example"
        set_desk(service=service, email=email, code_phone=phone, is_open=True, by=manager)
    _agree(clinic, {service.organization.agency for service in services if service.organization.agency}, by)
    return frozenset(service.pk for service in services)


def _chosen() -> Iterator[Service]:
    used: set[UUID] = set()
    for category in PARTNERS_FOR:
        found = every_service().filter(categories__category=category).exclude(pk__in=used).order_by("name").first()
        if found is not None:
            used.add(found.pk)
            yield found


def _join(service: Service) -> None:
    organization = service.organization
    if organization.agency is None:
        kind = AgencyKind.COMMUNITY_ORGANIZATION
        organization.agency, _ = Agency.objects.get_or_create(name=organization.name[:120], defaults={"kind": kind})
        organization.save(update_fields=["agency"])


def _agree(clinic: Agency, partners: set[Agency], by: User) -> None:
    """One agreement between the clinic and all of them, signed on paper, for a year."""
    others = sorted((each for each in partners if each.pk != clinic.pk), key=lambda each: each.pk)
    if not others:
        return
    today = timezone.localdate()
    agreement = draft_agreement(title=TITLE, agencies=[clinic, *others], by=by)
    set_terms(agreement=agreement, cells=[cell for each in others for cell in _cells(clinic, each)], by=by)
    agreement = write_agreement(
        agreement=agreement,
        title=TITLE,
        starts_on=today,
        ends_on=today + timedelta(days=365),
        review_on=None,
        text="",
        clauses=dict(STANDARD_CLAUSES),
        by=by,
    )
    agreement = agree(agreement=agreement, by=by)
    for agency in (clinic, *others):
        agreement = record_signature_on_paper(
            agreement=agreement,
            agency=agency,
            terms_sha256=agreement.content_sha256,
            document=PAPER,
            signed_on=today,
            by=by,
        )


def _cells(clinic: Agency, partner: Agency) -> Iterator[Cell]:
    for data_class, purpose in OPENED.items():
        for each in (data_class, DataClass.IDENTITY):
            yield Cell(
                from_agency_id=clinic.pk,
                to_agency_id=partner.pk,
                data_class=each,
                purpose=purpose,
                legal_basis=LegalBasis.TREATMENT,
                needs_consent=False,
                roles=(),
            )
