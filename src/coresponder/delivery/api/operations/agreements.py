"""Agreements, as every member of the program may see them."""

from datetime import date
from typing import Annotated
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema

from coresponder.delivery.api.access import Holds
from coresponder.delivery.api.answers import with_refusals
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.vocabulary import AgreementState
from coresponder.safeguards.permissions import Permission

router = Router(tags=["agreements"])
MOST = 200


class ListedAgreement(Schema):
    """One agreement without its terms."""

    id: UUID
    title: str
    state: AgreementState
    starts_on: date | None
    ends_on: date | None
    parties: list[str]

    @staticmethod
    def resolve_parties(agreement: Agreement) -> list[str]:
        """The names of the parties."""
        return [party.agency.name for party in agreement.parties.all()]


class TermOfAgreement(Schema):
    """What one party's records of one class open to another party, and for what."""

    from_agency: str = Field(alias="from_agency.name")
    to_agency: str = Field(alias="to_agency.name")
    data_class: str
    purpose: str
    legal_basis: str
    needs_consent: bool
    roles: list[str]
    minimum_fields: str


class WholeAgreement(ListedAgreement):
    """One agreement with its terms."""

    terms: list[TermOfAgreement]


@router.get("/agreements", response=with_refusals(list[ListedAgreement]), auth=Holds(Permission.VIEW_AGREEMENTS))
def list_agreements(
    request: HttpRequest, state: Annotated[AgreementState | None, Query(description="Only those in this state.")] = None
) -> QuerySet[Agreement]:
    """Every agreement, the newest first; 200 at most."""
    found = Agreement.objects.prefetch_related("parties__agency")
    return (found.filter(state=state) if state else found)[:MOST]


@router.get(
    "/agreements/{uuid:agreement_id}", response=with_refusals(WholeAgreement), auth=Holds(Permission.VIEW_AGREEMENTS)
)
def get_agreement(request: HttpRequest, agreement_id: UUID) -> Agreement:
    """One agreement with its terms."""
    related = ("parties__agency", "terms__from_agency", "terms__to_agency")
    return get_object_or_404(Agreement.objects.prefetch_related(*related), pk=agreement_id)
