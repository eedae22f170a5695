"""Agreements for tests: made by the same actions as anybody's, then brought to the state that a test needs.

    agreement = in_force(term(POLICE, BEHAVIORAL_HEALTH, DataClass.SAFETY, Purpose.CRISIS_RESPONSE))
    drafted(...), agreed(...), signed(...), suspended(...), ended(...)     the same, in another state

The database refuses every shorter way: an agreement begins as a draft, its terms are added while it is one, and nothing
counts as signed that a party has not signed.
"""

from collections.abc import Collection
from datetime import date, timedelta

from django.utils import timezone

from coresponder.delivery.web.cast import SINCE, CastAgency, cast_agency
from coresponder.safeguards.accounts.models import Agency, Membership, User
from coresponder.safeguards.agreements.actions.drafting import add_party, draft_agreement, write_agreement
from coresponder.safeguards.agreements.actions.signing import agree, record_signature_on_paper
from coresponder.safeguards.agreements.actions.starting import keep_to_the_days
from coresponder.safeguards.agreements.actions.stopping import end_agreement, suspend_agreement
from coresponder.safeguards.agreements.actions.terms import set_terms
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.rules import Cell
from coresponder.safeguards.vocabulary import DataClass, LegalBasis, Purpose
from tests.support.cast import PASSWORD, member


def signatory(username: str, agency: CastAgency) -> User:
    """Somebody who answers for an agency, with the membership that says so."""
    found = User.objects.filter(username=username).first()
    if found is not None:
        return found
    user = User.objects.create_user(username, PASSWORD, display_name=username.title(), role="signatory")
    user.agency = cast_agency(agency)
    user.save()
    Membership.objects.create(user=user, agency=user.agency, role="signatory", starts_on=SINCE)
    return user


def term(
    owner: Agency | CastAgency,
    recipient: Agency | CastAgency,
    data_class: DataClass,
    purpose: Purpose,
    *,
    needs_consent: bool = False,
    roles: Collection[str] = (),
) -> Cell:
    """One term as somebody would tick it."""
    return Cell(
        from_agency_id=_row(owner).pk,
        to_agency_id=_row(recipient).pk,
        data_class=data_class,
        purpose=purpose,
        legal_basis=LegalBasis.TREATMENT,
        needs_consent=needs_consent,
        roles=tuple(roles),
    )


def drafted(*cells: Cell, starts_on: date | None = None, ends_on: date | None = None, title: str = "Test") -> Agreement:
    """A draft between the agencies that the terms name. Without a first day it holds from today."""
    cora = member("cora")
    agreement = draft_agreement(title=title, agencies=[], by=cora)
    for agency in Agency.objects.filter(pk__in={pk for cell in cells for pk in cell.place[:2]}):
        add_party(agreement=agreement, agency=agency, by=cora)
    set_terms(agreement=agreement, cells=cells, by=cora)
    return write_agreement(
        agreement=agreement,
        title=title,
        starts_on=starts_on or timezone.localdate(),
        ends_on=ends_on,
        review_on=None,
        text="",
        clauses={},
        by=cora,
    )


def agreed(*cells: Cell, starts_on: date | None = None, ends_on: date | None = None) -> Agreement:
    """The terms are fixed, and nobody has signed."""
    return agree(agreement=drafted(*cells, starts_on=starts_on, ends_on=ends_on), by=member("cora"))


def signed(*cells: Cell, starts_on: date | None = None, ends_on: date | None = None) -> Agreement:
    """Everybody has signed, and the first day has not come: it is tomorrow, unless the test says otherwise."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    return sign_all(agreed(*cells, starts_on=starts_on or tomorrow, ends_on=ends_on))


def in_force(*cells: Cell, starts_on: date | None = None, ends_on: date | None = None) -> Agreement:
    """It holds today."""
    return sign_all(agreed(*cells, starts_on=starts_on, ends_on=ends_on))


def suspended(*cells: Cell, starts_on: date | None = None, ends_on: date | None = None) -> Agreement:
    """The privacy officer suspended it."""
    agreement = in_force(*cells, starts_on=starts_on, ends_on=ends_on)
    return suspend_agreement(agreement=agreement, reason="A question is open.", by=member("priya"))


def ended(*cells: Cell, starts_on: date | None = None, ends_on: date | None = None) -> Agreement:
    """The privacy officer ended it."""
    agreement = in_force(*cells, starts_on=starts_on, ends_on=ends_on)
    return end_agreement(agreement=agreement, reason="It is no longer needed.", by=member("priya"))


def sign_all(agreement: Agreement) -> Agreement:
    """Every party signs, on paper, and what begins today comes into force."""
    for party in agreement.parties.filter(signed_at__isnull=True).select_related("agency"):
        agreement = record_signature_on_paper(
            agreement=agreement,
            agency=party.agency,
            terms_sha256=agreement.content_sha256,
            document="Binder 1",
            signed_on=timezone.localdate(),
            by=member("cora"),
        )
    keep_to_the_days()
    agreement.refresh_from_db()
    return agreement


def _row(agency: Agency | CastAgency) -> Agency:
    return agency if isinstance(agency, Agency) else cast_agency(agency)
