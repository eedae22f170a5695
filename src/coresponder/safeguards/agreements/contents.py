"""All that an agreement says, as plain data: what is hashed, what is signed, and what a copy can be checked against."""

from datetime import date
from typing import Any

from coresponder.kernel.content_hash import content_sha256
from coresponder.safeguards.agreements.models import Agreement, Party, Term
from coresponder.safeguards.agreements.vocabulary import AgreementKind


def content_of(agreement: Agreement) -> dict[str, Any]:
    """Title, days, text, clauses, parties and terms, in an order of their own, so that the same gives the same hash."""
    parties = [_party(each) for each in agreement.parties.select_related("agency")]
    terms = [_term(each) for each in agreement.terms.all()]
    # What was signed before there were kinds keeps its fingerprint.
    kind = {} if agreement.kind == AgreementKind.SHARING else {"kind": agreement.kind}
    return {
        **kind,
        "agreement": str(agreement.pk),
        "replaces": str(agreement.replaces_id or ""),
        "title": agreement.title,
        "starts_on": _day(agreement.starts_on),
        "ends_on": _day(agreement.ends_on),
        "review_on": _day(agreement.review_on),
        "text": agreement.text,
        "clauses": dict(agreement.clauses),
        "parties": sorted(parties, key=lambda each: int(each["agency"])),
        "terms": sorted(terms, key=_cell),
    }


def sha256_of(agreement: Agreement) -> str:
    """The fingerprint of what the agreement says now."""
    return content_sha256(content_of(agreement))


def _party(party: Party) -> dict[str, Any]:
    return {"agency": party.agency_id, "name": party.agency.name, "kind": party.agency.kind}


def _term(term: Term) -> dict[str, Any]:
    return {
        "from": term.from_agency_id,
        "to": term.to_agency_id,
        "data_class": term.data_class,
        "purpose": term.purpose,
        "legal_basis": term.legal_basis,
        "needs_consent": term.needs_consent,
        "roles": sorted(term.roles),
        "minimum_fields": term.minimum_fields,
    }


def _cell(term: dict[str, Any]) -> tuple[int, int, str, str]:
    return term["from"], term["to"], term["data_class"], term["purpose"]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
